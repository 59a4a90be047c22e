"""One file below ``docs/cards/<kind>/`` as read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card
from briefing.kept import digest
from briefing.values import Problem, immutable
from briefing.yamlfile import YamlFile, decode_yaml, read_start, say_unreadable

ENDINGS = (".yml", ".yaml")  # of the files that cards are in


@immutable
class Sheet:
    """What reading a file gave: its card (None where it cannot be one), and every problem met.

    `path` is the file's, as messages show it, `stem` its name without the ending, by which everything else goes;
    `digest` stands for its bytes; `ids` are those it lays claim to, as written: its own and the former ones.
    """

    path: str
    kind: str
    stem: str
    digest: str
    card: Card | None
    ids: tuple[str, ...]
    problems: tuple[Problem, ...]


@immutable
class ReadCards:
    """Every file by its path, in the order of kinds and names, with what reading it gave; `read` are those opened."""

    sheets: Mapping[str, Sheet]
    files: CardFiles
    strays: tuple[Problem, ...]  # of folders and files that no card can be in
    read: tuple[str, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that could be read."""
        return tuple(sheet.card for sheet in self.sheets.values() if sheet.card)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every file."""
        return (*(problem for sheet in self.sheets.values() for problem in sheet.problems), *self.strays)


class CardFiles(Mapping[str, YamlFile]):
    """The files of cards by the path that messages show, each taken apart when it is first asked for.

    `data` holds the bytes of those that were read already. A file that says something else by now than when its card
    was read is among `moved_on`.
    """

    def __init__(self, places: Mapping[str, str], sheets: Mapping[str, Sheet], data: dict[str, bytes]) -> None:
        self._places = places
        self._sheets = sheets
        self._data = data
        self._files: dict[str, YamlFile] = {}
        self.moved_on: set[str] = set()

    def __getitem__(self, path: str) -> YamlFile:
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def __contains__(self, path: object) -> bool:
        return path in self._sheets

    def __iter__(self) -> Iterator[str]:
        return iter(self._sheets)

    def __len__(self) -> int:
        return len(self._sheets)

    @property
    def places(self) -> Mapping[str, str]:
        """Where each lies on the disk."""
        return self._places

    @property
    def opened(self) -> tuple[str, ...]:
        """The files that were opened so far."""
        return tuple(self._data)

    def data(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            OSError: it cannot be read.
        """
        if path not in self._data:
            self._data[path] = read_start(self._places[path])
            if digest(self._data[path]) != self._sheets[path].digest:
                self.moved_on.add(path)
        return self._data[path]

    def _read(self, path: str) -> YamlFile:
        try:
            return decode_yaml(self.data(path), path)
        except OSError as error:
            self.moved_on.add(path)
            return say_unreadable(error, path)
