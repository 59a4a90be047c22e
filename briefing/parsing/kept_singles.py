"""The articles as read that earlier runs kept in `.cache/briefing/articles`, each in a file named by what it holds.

So a run that was stopped goes on where it was, and an article that did not change is not read again. What another
program or pack wrote has another name, and what is broken counts for nothing.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from briefing.kept import FOLDER, ignore_folder
from briefing.links.reading import Single
from briefing.parsing.packed import unpack_single
from briefing.parsing.single import Source
from briefing.yamlfile import read_bytes, write_bytes

OURS = re.compile("[0-9a-f]{32}")


class KeptSingles:
    """What is kept for the project at `root` under `key`, which stands for the program and its data.

    Where it is not to be used, nothing is found, kept or forgotten.
    """

    def __init__(self, root: Path, key: str, *, is_used: bool) -> None:
        self.folder = root / FOLDER / "articles"
        self.is_used = is_used
        self._key = key
        self._used: set[str] = set()

    def find(self, source: Source) -> Single | None:
        """What is kept of a file, if anything."""
        if not self.is_used:
            return None
        packed: bytes | None = None
        with contextlib.suppress(OSError):
            packed = read_bytes(self._path(source))
        return None if packed is None else unpack_single(packed, len(source.data))

    def keep(self, source: Source, packed: bytes) -> None:
        """Keep this of a file. Where that cannot be done, or another run was quicker, nothing is lost."""
        path = self._path(source)
        with contextlib.suppress(OSError):
            ignore_folder(self.folder.parent)
            write_bytes(path, packed, only_if=read_bytes(path), is_lasting=False)

    def forget_others(self) -> None:
        """Take away what was neither found nor kept in this run, and nothing that is not ours."""
        with contextlib.suppress(OSError):
            for path in self.folder.glob("*/*") if self.is_used else ():
                name = path.parent.name + path.name
                if OURS.fullmatch(name) and name not in self._used:
                    path.unlink(missing_ok=True)

    def _path(self, source: Source) -> Path:
        name = source.name(self._key)
        self._used.add(name)
        return self.folder / name[:2] / name[2:]
