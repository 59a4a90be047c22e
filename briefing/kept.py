"""What a run keeps for the next in `.cache/briefing`, so that what did not change is not worked out again.

The folder may be deleted at any time. Each file here holds lines of text under a key that stands for the program, its
data and the project's own data, and the digest of its lines: of another version, or broken, it counts for nothing.
There is only text in it (docs/decisions/kept-work.md). Articles as read have files of their own (``parsing/``).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml

from briefing.pack import HERE, Pack
from briefing.yamlfile import read_bytes, write_bytes

FOLDER = ".cache/briefing"
SETTLED = 2_000_000_000  # nanoseconds after a change from which the next one surely has another time: FAT's is coarsest
_IGNORED = b"# Made by briefing; safe to delete.\n*\n"


def digest(*parts: str | bytes) -> str:
    """A short name for what the parts hold, each told from its neighbours."""
    made = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()[:32]


def ignore_folder(folder: Path) -> None:
    """Has Git pass the folder over.

    Raises:
        OSError: it cannot be written.
    """
    if not (folder / ".gitignore").exists():
        write_bytes(folder / ".gitignore", _IGNORED, only_if=None, is_lasting=False)


def name_line(path: str) -> str:
    """What stands for a path at the beginning of a line."""
    return path if path.isascii() and path.isprintable() else "?" + digest(path)


def is_settled(stat: os.stat_result, now: int) -> bool:
    """Whether a file had lain untouched for a while at a time (nanoseconds), so that its next change will show."""
    return max(stat.st_mtime_ns, stat.st_ctime_ns) + SETTLED < now


def stamp_of(stat: os.stat_result) -> str:
    """What tells a file's states apart without opening it."""
    return f"{stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_size} {stat.st_ino}"


@cache
def find_key(pack: Pack) -> str:
    """What everything worked out from a card depends on besides: the program's own files and all layers of the pack."""
    folders = [HERE.parent, *pack.layers]
    parts: list[str | bytes] = [yaml.__version__]
    for number, folder in enumerate(folders):
        for path, data in read_below(folder, ".py", ".yml"):
            parts += [f"{number}/{path}", data]
    return digest(*parts)


def read_below(folder: Path, *suffixes: str) -> Iterator[tuple[str, bytes]]:
    """The files below a folder whose names end so, each with its path from there, by their paths."""
    found = (os.path.join(top, name) for top, _, names in os.walk(folder) for name in names if name.endswith(suffixes))
    for path in sorted(found):
        if os.path.isfile(path):
            yield path[len(f"{folder}/") :].replace(os.sep, "/"), Path(path).read_bytes()


class KeptFile:
    """One file of lines; `lines` are those kept under `key`, none where the file is of another version or broken."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self.key = key
        self.lines: list[str] = []
        self._there: bytes | None = None
        with contextlib.suppress(OSError):
            self._there = read_bytes(path)
        head, _, body = (self._there or b"").partition(b"\n")
        if head == self._head(body):
            with contextlib.suppress(UnicodeDecodeError):
                self.lines = body.decode("ascii").split("\n")[:-1]

    def write(self, lines: Iterable[str]) -> None:
        """Keep these lines (ASCII) instead. Where that cannot be done, or another run was quicker, nothing is lost."""
        body = "".join(f"{line}\n" for line in lines).encode("ascii")
        data = self._head(body) + b"\n" + body
        if data == self._there:
            return
        with contextlib.suppress(OSError):
            ignore_folder(self.path.parent)
            if write_bytes(self.path, data, only_if=self._there, is_lasting=False):
                self._there = data

    def _head(self, body: bytes) -> bytes:
        return f"{self.key} {digest(body)}".encode("ascii")
