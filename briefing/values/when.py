"""A moment that knows how precisely it is known."""

from __future__ import annotations

from datetime import date
from typing import Literal

from briefing.values.immutable import immutable

Precision = Literal["year", "month", "day", "part of day", "unknown"]


@immutable
class When:
    """A date as an article gave it.

    `value` is ISO 8601 at its own precision ("1979", "2015-09", "2015-09-30") and None where the words could not be
    resolved against a dateline. `part` keeps "overnight", "late", "morning". `is_possible` marks a date that the
    words only hold possible ("perhaps as soon as Thursday").
    """

    value: str | None
    precision: Precision
    as_written: str
    part: str = ""
    is_possible: bool = False

    @property
    def day(self) -> date | None:
        """The calendar day, where it is known that precisely."""
        return date.fromisoformat(self.value) if self.value and len(self.value) == 10 else None

    @property
    def number(self) -> int:
        """The day as a number that grows by one a day, 0 where no day is known."""
        return self.day.toordinal() if self.day else 0
