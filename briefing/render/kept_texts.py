"""Texts kept for the next build: one is not made again where all that it asked for is as it was.

They are the bodies of cards' pages, and what each card says in the files that readers take away. See `watched`. Only
text is kept, as elsewhere (docs/decisions/kept-work.md), under a key that stands for the program, the words, templates
and outlines of all layers, and what all pages have in common.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from briefing.cards.packed import TAB
from briefing.kept import FOLDER, KeptFile, digest, find_key, name_line, read_below
from briefing.pack import Pack
from briefing.render.library import Library
from briefing.render.watched import Marks, Notes, Question, WatchedLibrary

FILE = "texts"
DRAWN_BY = ("jinja2", "markdown", "markupsafe")  # packages that have a part in a page's body
DRAWN_FROM = (".j2", ".html", ".json")  # besides the files that everything depends on
UNREADABLE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)  # what a file can lead to

Keep = Callable[[str, Callable[[Library], str]], str]  # the text of a name, from what makes it of a library


class KeptTexts:
    """The texts of an earlier build, and of this one; `settings` is what all of them have in common.

    The file's first line has each question that was asked with the mark of its answer, the others a text each: its
    name, the numbers of its questions, what it says.
    """

    def __init__(self, root: Path, pack: Pack, settings: Iterable[str]) -> None:
        versions = (version(name) for name in DRAWN_BY)
        key = digest(find_key(pack), *_read_other_files(pack), *versions, *settings)
        self._file = KeptFile(root / FOLDER / FILE, key)
        self._before = {line[: line.index(TAB)]: line for line in self._file.lines[1:] if TAB in line}
        self._questions: Mapping[str, Question] = {}  # those of an earlier build by their numbers
        self._changed: Set[str] | None = None  # the numbers of those that have other answers now
        self._now: dict[str, str] = {}  # lines by their names
        self._asked: dict[Question, tuple[str, str]] = {}  # the number of each question, and the mark of its answer

    def find(self, name: str, marks: Marks) -> str | None:
        """The text of a name, None where it may be another one now; `marks` stand for what is there now."""
        if self._changed is None:
            self._questions, self._changed = _compare(self._file.lines[:1], marks)
        line = self._before.get(name_line(name))
        if line is None:
            return None
        with suppress(*UNREADABLE):
            _, told, packed = line.split(TAB)
            numbers = told.split()
            asked = [self._questions[number] for number in numbers]
            if self._changed.isdisjoint(numbers) and isinstance(text := json.loads(packed), str):
                self._keep(name, asked, marks, packed)
                return text
        return None

    def add(self, name: str, asked: Iterable[Question], marks: Marks, text: str) -> None:
        """Keeps a text that was made, with all that was asked for it."""
        self._keep(name, list(asked), marks, json.dumps(text))

    def _keep(self, name: str, asked: Sequence[Question], marks: Marks, packed: str) -> None:
        for question in asked:
            if question not in self._asked:
                self._asked[question] = str(len(self._asked)), marks.mark(question)
        line = name_line(name)
        self._now[line] = TAB.join((line, " ".join([self._asked[question][0] for question in asked]), packed))

    def write(self) -> None:
        """Keeps the texts found and added, and no others."""
        told = json.dumps([[*question, mark] for question, (_, mark) in self._asked.items()])
        self._file.write(chain([told], self._now.values()))


class Keeping:
    """The texts that are `kept`, for one library: what is asked of `library` for one is noted."""

    def __init__(self, base: Library, kept: KeptTexts) -> None:
        self._kept = kept
        self._marks = Marks(base)
        self._notes = Notes()
        self.library = WatchedLibrary(base, self._notes)

    def find(self, name: str) -> str | None:
        """The text of a name, None where it has to be made; what is asked from now on is asked for it."""
        self._notes.begin()
        return self._kept.find(name, self._marks)

    def add(self, name: str, text: str) -> None:
        """Keeps the text, with all that was asked since it was not found."""
        self._kept.add(name, self._notes.asked, self._marks, text)

    def keep(self, name: str, make: Callable[[Library], str]) -> str:
        """The text as it was kept, or made and kept; never within the making of another."""
        text = self.find(name)
        if text is None:
            text = make(self.library)
            self.add(name, text)
        return text


def keep_nothing(library: Library) -> Keep:
    """Has every text made anew, of `library`."""
    return lambda _, make: make(library)


def _compare(lines: Iterable[str], marks: Marks) -> tuple[Mapping[str, Question], Set[str]]:
    """The questions of an earlier build by their numbers, and the numbers of those that have other answers now."""
    questions: dict[str, Question] = {}
    changed: set[str] = set()
    with suppress(*UNREADABLE):
        for line in lines:
            for number, (name, about, key, mark) in enumerate(json.loads(line)):
                question = questions[str(number)] = name, about, tuple(key) if isinstance(key, list) else key
                if marks.mark(question) != mark:
                    changed.add(str(number))
        return questions, changed
    return {}, changed


def _read_other_files(pack: Pack) -> Iterable[str | bytes]:
    for layer in pack.layers:
        for path, data in read_below(layer, *DRAWN_FROM):
            yield path
            yield data
