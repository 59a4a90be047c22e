"""What reading the cards gave, kept for the next run: an unchanged file is neither opened nor taken apart again."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from briefing.cards.packed import TAB, pack_sheet, unpack_sheet
from briefing.cards.sheet import ReadCards, Sheet
from briefing.kept import FOLDER, KeptFile, digest, find_key, is_settled, name_line, stamp_of
from briefing.pack import Pack

FILE = "cards"


class KeptSheets:
    """The sheets of an earlier run. A file's stamp is what the disk tells of it without opening it.

    A sheet counts for a file with the same stamp, or else with the same bytes. A stamp is only trusted where the file
    had lain untouched for a while when it was read (as git does it: a second change within one tick of the disk's clock
    would not show). What is read of other files than the project's own, as they were earlier, is not kept (`is_fixed`).
    """

    def __init__(self, root: Path, pack: Pack, *, is_fixed: bool = False) -> None:
        self._is_fixed = is_fixed
        self._file = KeptFile(root / FOLDER / FILE, find_key(pack))
        self._lines = {line[: line.index(TAB)]: line for line in self._file.lines}
        self._now = time.time_ns()

    def find_by_stamp(self, path: str, kind: str, stem: str, stat: os.stat_result) -> Sheet | None:
        """The sheet of the file at `path`, None where the stamp is not the one it had."""
        parts = self._find(path)
        return unpack_sheet(parts, path, kind, stem) if parts and parts[1] and parts[1] == stamp_of(stat) else None

    def find_by_bytes(self, path: str, kind: str, stem: str, data: bytes) -> Sheet | None:
        """The sheet of the file at `path`, None where it did not hold these bytes."""
        parts = self._find(path)
        return unpack_sheet(parts, path, kind, stem) if parts and parts[2] == digest(data) else None

    def keep(self, read: ReadCards, stats: Mapping[str, os.stat_result | None]) -> None:
        """Keep what was `read` and nothing else; `stats` are the files', of those that were opened."""
        if self._is_fixed or (not stats and len(read.sheets) == len(self._lines)):
            return
        lines: list[str] = []
        for path, sheet in read.sheets.items():
            name = name_line(path)
            if path not in stats:
                lines.append(self._lines[name])
                continue
            stat = stats[path]
            if stat is not None:
                stamp = stamp_of(stat) if is_settled(stat, self._now) else ""
                lines.append(TAB.join((name, stamp, pack_sheet(sheet))))
        self._file.write(lines)

    def _find(self, path: str) -> list[str] | None:
        """The parts of the line about a file: its name, its stamp, then those of the sheet."""
        line = self._lines.get(path) or self._lines.get(name_line(path))
        return line.split(TAB) if line else None
