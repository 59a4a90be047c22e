"""A line of days, each as wide as the others."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from briefing.values import When, immutable

TICKS = 7  # days that are named at most, or they run into each other on a phone
ONE = timedelta(days=1)


@immutable
class DayTick:
    """A day that is named on the line; `at` is the place of its middle, from 0 to 100."""

    day: date
    at: float


@immutable
class Calendar:
    """Days ⇄ places from 0 to 100 on a line from the start of `first` to the end of `last`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days the line has."""
        return (self.last - self.first).days + 1

    def place(self, day: date) -> float:
        """Where the middle of a day is."""
        return self._at((day - self.first).days + 0.5)

    def stretch(self, first: date, last: date) -> tuple[float, float]:
        """Where the days from `first` to `last` are, as far as the line has them."""
        return self._at((first - self.first).days), self._at((last - self.first).days + 1)

    def holds(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` is on the line."""
        return first <= self.last and last >= self.first

    @property
    def ticks(self) -> tuple[DayTick, ...]:
        """Days at equal steps, counted back from the last."""
        step = -(-self.days // TICKS)
        named = (self.last - ONE * back for back in range(0, self.days, step))
        return tuple(DayTick(day, self.place(day)) for day in reversed(list(named)))

    def _at(self, days: float) -> float:
        return round(100 * min(1.0, max(0.0, days / self.days)), 2)


def find_days(when: When) -> tuple[date, date] | None:
    """The first and the last day that a moment can be, None where its words told neither day, month nor year."""
    try:
        parts = [int(part) for part in (when.value or "")[:10].split("-")]
        match parts:
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
            case [year, month]:
                return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        pass
    return None


def fit_calendar(days: Iterable[date], most: int) -> Calendar | None:
    """The line from the first of `days` to the last, at most so many before the last; None where there is none."""
    days = list(days)
    if not days:
        return None
    last = max(days)
    first = max(min(days), _shift(last, -most))
    return Calendar(_shift(first, -1), _shift(last, 1)) if first == last else Calendar(first, last)


def _shift(day: date, days: int) -> date:
    """So many days later, as far as dates go."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
