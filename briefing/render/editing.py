"""The ways from a page to the files it is made from: on the web, and on the machine that serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from briefing.render.address import web_address
from briefing.values import Problem, immutable


@immutable
class Way:
    """A link that leads to a file."""

    text: str
    url: str


@immutable
class FileNote:
    """A file that a page is made from: what it is, its path from the project's folder, and the ways to it."""

    what: str
    path: str
    ways: tuple[Way, ...]


@immutable
class ProblemNote:
    """A problem as a page shows it, with the ways to its line."""

    problem: Problem
    ways: tuple[Way, ...]


def _nowhere(path: str) -> str:  # noqa: ARG001 (as a function that knows an address takes it)
    return ""


@immutable
class Editing:
    """Where files can be edited.

    `on_web` gives the address at which the file of a path is edited, "" for none. `folder` is the project's folder on
    this machine: only for pages that this machine alone is shown, for it must not be published. Paths start from the
    project's folder.
    """

    on_web: Callable[[str], str] = _nowhere
    folder: str = ""

    def find_ways(self, path: str, line: int = 0, column: int = 0) -> tuple[Way, ...]:
        """The ways to a file, to a place in it where one is given and the way can lead there."""
        ways = []
        if path and (address := web_address(self.on_web(path))):
            ways.append(Way("edit online", address))
        if path and self.folder:
            # https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls
            whole = path if path.startswith("/") else f"{self.folder.rstrip('/')}/{path}"
            place = f":{line}:{column}" if line else ""
            ways.append(Way("open in VS Code", f"vscode://file/{quote(whole.lstrip('/'), safe='/:')}{place}"))
        return tuple(ways)

    def note(self, what: str, path: str) -> FileNote:
        """A file with the ways to it."""
        return FileNote(what, path, self.find_ways(path))

    def note_problems(self, problems: Iterable[Problem]) -> tuple[ProblemNote, ...]:
        """Problems with the ways to their places."""
        return tuple(ProblemNote(one, self.find_ways(one.path, one.line, one.column)) for one in problems)


NOWHERE = Editing()
