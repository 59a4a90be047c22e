"""What reading the cards gave, held by a program that reads them again and again."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Set

from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.sheet import ENDINGS, ReadCards, Sheet
from briefing.kept import digest, is_settled, stamp_of


class HeldSheets:
    """The sheets of the last reading, each with the stamp its file had where that can be trusted, else "".

    A file that says what it said gives the very same sheet. The first reading takes what was `kept` on disk.
    """

    def __init__(self, kept: KeptSheets) -> None:
        self._kept: KeptSheets | None = kept
        self._held: dict[str, tuple[str, Sheet]] = {}
        self._began = 0  # when the reading under way began, in nanoseconds; 0 between two
        self._paths: Mapping[str, str] = {}  # as messages show them, by the places on the disk
        self._folders: Set[str] = frozenset()  # that these are in
        self.last: ReadCards | None = None

    def find_told(self, places: Set[str]) -> tuple[str, ...] | None:
        """The paths of the files at these places on the disk; None where one was not there at the last reading.

        What editors put beside a card while they save it is passed over.
        """
        if self.last and not self._paths:
            self._paths = {os.path.abspath(place): path for path, place in self.last.files.places.items()}
            self._folders = frozenset(map(os.path.dirname, self._paths))
        cards = {place for place in places if place.endswith(ENDINGS) or os.path.dirname(place) not in self._folders}
        return tuple(self._paths[place] for place in cards) if cards <= self._paths.keys() else None

    def find_by_stamp(self, path: str, kind: str, stem: str, stat: os.stat_result) -> Sheet | None:
        """The sheet of the file at `path`, None where the stamp is not the one it had."""
        self._began = self._began or time.time_ns()
        if self._kept:
            sheet = self._kept.find_by_stamp(path, kind, stem, stat)
            if sheet:
                self._held[path] = stamp_of(stat), sheet
            return sheet
        stamp, sheet = self._held.get(path, ("", None))
        return sheet if stamp and stamp == stamp_of(stat) else None

    def find_by_bytes(self, path: str, kind: str, stem: str, data: bytes) -> Sheet | None:
        """The sheet of the file at `path`, None where it did not hold these bytes."""
        if self._kept:
            return self._kept.find_by_bytes(path, kind, stem, data)
        _, sheet = self._held.get(path, ("", None))
        return sheet if sheet and sheet.digest == digest(data) else None

    def keep(self, read: ReadCards, stats: Mapping[str, os.stat_result | None]) -> None:
        """Hold what was `read` and nothing else; `stats` are the files', of those that were opened."""
        if self._kept:
            self._kept.keep(read, stats)
            self._kept = None
        if not self.last or self.last.files.places is not read.files.places:
            self._paths = {}
        self.last = read
        held = {}
        for path, sheet in read.sheets.items():
            if path not in stats:
                held[path] = self._held[path]
            elif stat := stats[path]:
                held[path] = stamp_of(stat) if is_settled(stat, self._began) else "", sheet
        self._held, self._began = held, 0
