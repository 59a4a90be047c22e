"""A project's files as a command sees and changes them; nothing is on disk before all is decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path

from briefing.cards.conflicts import LIST
from briefing.cards.decisions import FILE
from briefing.cards.kinds import Kind, read_kinds
from briefing.cards.naming import find_card
from briefing.cards.renames import MEMORY, PARSED, Key, format_memory, read_memory, read_renames
from briefing.cards.sheet import ENDINGS
from briefing.cards.store import recover_cards
from briefing.cards.transaction import FileChange, FilesChangedError, carry_out, is_begun
from briefing.project import show_path
from briefing.settings import Settings
from briefing.yamlfile import EditError, Plain, Steps, YamlFile, decode_yaml, drop, hold_folder, put, read_bytes

_CONTENT = re.compile(r"^\s*[^\s#]", re.MULTILINE)
BOM = b"\xef\xbb\xbf"


class EditingError(Exception):
    """A command that cannot be done as things are; the message says why, in one line."""


class MisuseError(EditingError):
    """A command that asks for what cannot be; the message says what can."""


class Workspace:
    """The cards of a project, their merge bases and memories, and the pages beside them, with a command's changes.

    Reading gives what the command made of a file already. `said` tells each change, line by line, for the person.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cards = settings.cards_folder
        self.bases = self.cards / PARSED
        self.kinds: Mapping[str, Kind] = read_kinds(settings.layers)
        self.said: list[str] = []
        self._was: dict[Path, bytes | None] = {}
        self._now: dict[Path, bytes | None] = {}

    # ── what there is ────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def places(self) -> Mapping[Key, Path]:
        """The files of the cards there are on disk, in the order of kinds and ids."""
        return {
            (kind, path.stem): path
            for kind in self.kinds
            for path in sorted((self.cards / kind).glob("*"))
            if path.suffix in ENDINGS and not path.name.startswith(".") and path.is_file()
        }

    @cached_property
    def renames(self) -> Mapping[Key, str]:
        """The cards whose file has another id than the parser gives them, by the parser's."""
        return read_renames(self.bases)

    @property
    def decisions(self) -> Path:
        """The file of the decisions about identity."""
        return self.cards / FILE

    def find(self, name: str) -> Key:
        """The card that a person calls `name`; errors as in `find_card`."""
        return find_card(name, {key: self.show(path) for key, path in self.places.items()})

    def show(self, path: Path) -> str:
        """A path as messages show it."""
        return show_path(path, self.settings.root)

    def card_path(self, key: Key) -> Path:
        """The file of a card, also of one that is to be."""
        return self.places.get(key, self.cards / key[0] / f"{key[1]}.yml")

    def base_path(self, key: Key) -> Path:
        """The merge base of the card that the parser knows by this key."""
        return self.bases / key[0] / f"{key[1]}.yml"

    def parsers_key(self, key: Key) -> Key | None:
        """The key that the parser knows a card's file by; None for a card made by hand."""
        kind, name = key
        known = next((old for (k, old), new in self.renames.items() if k == kind and new == name), None)
        if known is not None and self.base_path((kind, known)).is_file():
            return kind, known
        is_own = key not in self.renames and self.base_path(key).is_file()
        return key if is_own else None

    # ── reading and changing ─────────────────────────────────────────────────────────────────────────────────────────

    def read(self, path: Path) -> bytes | None:
        """What a file holds, None where there is none."""
        if path not in self._now:
            self._was[path] = self._now[path] = read_bytes(path)
        return self._now[path]

    def file(self, path: Path) -> YamlFile:
        """A file as nodes; one that is empty, or of comments alone, says nothing.

        Raises:
            EditingError: it cannot be read as YAML.
        """
        file = decode_yaml(self.read(path) or b"", self.show(path))
        if file.problems and _CONTENT.search(file.text):
            problem = file.problems[0]
            raise EditingError(f"{problem.place}: {problem.message}; mend it first")
        return file

    def write(self, path: Path, data: bytes | None) -> None:
        """Let a file hold `data`; None: let there be no such file."""
        self.read(path)
        self._now[path] = data

    def edit(self, path: Path, change: Callable[[str], str]) -> None:
        """Change a file's text in place.

        Raises:
            EditingError: it cannot be read, or is laid out so that it cannot be changed in place.
        """
        data = self.read(path) or b""
        mark = BOM if data.startswith(BOM) else b""
        text = self.file(path).text if data else ""
        try:
            self.write(path, mark + change(text).encode())
        except EditError as error:
            message = "write its fields one below the other, as other cards have them"
            raise EditingError(f"{self.show(path)}: {error}; {message}") from error

    def put(self, path: Path, steps: Steps, value: Plain, order: Sequence[str] = ()) -> None:
        """Let a file have `value` at `steps`; as `edit`."""
        self.edit(path, lambda text: put(text, steps, value, order))

    def drop(self, path: Path, steps: Steps) -> None:
        """Let a file not have what `steps` lead to; as `edit`."""
        self.edit(path, lambda text: drop(text, steps))

    def remember(self, renames: Mapping[Key, str]) -> None:
        """Let the memory of renames be `renames`."""
        self._write_memory(self.bases / MEMORY, renames)

    def rename_conflicting(self, key: Key, name: str) -> None:
        """Let the list of cards in conflict have a card's new id."""
        listed = read_memory(self.bases / LIST)
        kind = key[0]
        self._write_memory(
            self.bases / LIST, {k: name if (k[0], file) == (kind, key[1]) else file for k, file in listed.items()}
        )

    def _write_memory(self, path: Path, names: Mapping[Key, str]) -> None:
        if names != read_memory(path):
            self.write(path, format_memory(names))

    def tell(self, line: str) -> None:
        """Add a line on what changes."""
        self.said.append(line)

    def _companions(self) -> list[Path]:
        """The merge bases of the cards that are changed."""
        names = {path: key for key, path in self.places.items()}
        keys = [self.parsers_key(names[change.path]) for change in self.changes if change.path in names]
        return [self.base_path(key) for key in keys if key is not None]

    @property
    def changes(self) -> tuple[FileChange, ...]:
        """What is to be written."""
        return tuple(
            FileChange(path, self._was[path], now) for path, now in self._now.items() if now != self._was[path]
        )

    def commit(self, said: str, when: datetime) -> None:
        """Write all changes, or none; `said` is the command, for whoever takes it back.

        Raises:
            EditingError: a file was saved by somebody else meanwhile, or cannot be written; nothing was changed.
        """
        try:
            carry_out(self.cards, said, self.changes, when, self._companions())
        except FilesChangedError as error:
            paths = ", ".join(map(self.show, error.paths))
            raise EditingError(f"{paths} was saved meanwhile: nothing was changed; run it again") from error


@contextmanager
def hold_cards(settings: Settings) -> Iterator[list[str]]:
    """While it lasts, no parser and no other command writes; what a killed command left is taken back first.

    Gives a line for each command that was taken back.

    Raises:
        EditingError: there are no cards, or the disk is full, a folder is read-only, …; nothing is half-written.
    """
    cards = settings.cards_folder
    if not cards.is_dir():
        raise EditingError(f"there is no {show_path(cards, settings.root)} yet: run `briefing parse` first")
    try:
        with hold_folder(cards / PARSED):
            yield [f"taken back, as it was interrupted: {undone.said}" for undone in recover_cards(cards)]
    except OSError as error:
        path = show_path(Path(error.filename or cards), settings.root)
        done = "the next command takes back what was begun" if is_begun(cards) else "nothing was changed"
        raise EditingError(f"{path}: {error.strerror or error}: {done}") from error
