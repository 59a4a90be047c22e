"""The pages of cards, kept for the next build: one is not made again where all that it asked for is as it was.

See `watched`. Only text is kept, as elsewhere (docs/decisions/kept-work.md), under a key that stands for the program,
the words and templates of all layers, and what all pages have in common.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from briefing.cards.packed import TAB
from briefing.kept import FOLDER, KeptFile, digest, find_key, name_line, read_below
from briefing.pack import Pack
from briefing.render.library import Library
from briefing.render.watched import Marks, Notes, Question, WatchedLibrary

FILE = "pages"
DRAWN_BY = ("jinja2", "markdown", "markupsafe")  # packages that have a part in a page's body


class KeptPages:
    """The bodies of an earlier build's pages, and of this one's; `settings` is what all its pages have in common."""

    def __init__(self, root: Path, pack: Pack, settings: Iterable[str]) -> None:
        versions = (version(name) for name in DRAWN_BY)
        key = digest(find_key(pack), *_read_templates(pack), *versions, *settings)
        self._file = KeptFile(root / FOLDER / FILE, key)
        self._before = {line[: line.index(TAB)]: line for line in self._file.lines}
        self._now: list[str] = []

    def find(self, path: str, marks: Marks) -> str | None:
        """The body of the page at `path`, None where it may be another one now; `marks` stand for what is there now."""
        line = self._before.get(name_line(path))
        if line is None:
            return None
        _, mark, asked, body = line.split(TAB)
        questions: list[Question] = [
            (name, about, tuple(key) if isinstance(key, list) else key) for name, about, key in json.loads(asked)
        ]
        if marks.mark_all(questions) != mark:
            return None
        self._now.append(line)
        found: str = json.loads(body)
        return found

    def add(self, path: str, asked: Iterable[Question], marks: Marks, body: str) -> None:
        """Keeps a page that was made, with all that it asked for."""
        questions = list(asked)
        self._now.append(
            TAB.join((name_line(path), marks.mark_all(questions), json.dumps(questions), json.dumps(body)))
        )

    def write(self) -> None:
        """Keeps the pages found and added, and no others."""
        self._file.write(self._now)


class Keeping:
    """The pages that are `kept`, for one library: what a page asks of `library` is noted."""

    def __init__(self, base: Library, kept: KeptPages) -> None:
        self._kept = kept
        self._marks = Marks(base)
        self._notes = Notes()
        self.library = WatchedLibrary(base, self._notes)

    def find(self, path: str) -> str | None:
        """The body of the page at `path`, None where it has to be made; what is asked from now on is asked for it."""
        self._notes.begin()
        return self._kept.find(path, self._marks)

    def add(self, path: str, body: str) -> None:
        """Keeps the page, with all that was asked since it was not found."""
        self._kept.add(path, self._notes.asked, self._marks, body)


def _read_templates(pack: Pack) -> Iterable[str | bytes]:
    for folder in pack.template_folders():
        for path, data in read_below(folder, ".j2", ".html"):
            yield path
            yield data
