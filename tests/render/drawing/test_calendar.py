"""Days on a line."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.drawing.calendar import TICKS, Calendar, find_days, fit_calendar
from briefing.values import When

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))

MOMENTS = [
    (When("2015-10-01", "day", "Thursday"), (date(2015, 10, 1), date(2015, 10, 1))),
    (When("2016-02", "month", "February"), (date(2016, 2, 1), date(2016, 2, 29))),
    (When("1979", "year", "1979"), (date(1979, 1, 1), date(1979, 12, 31))),
    (When(None, "unknown", "recently"), None),
    (When("2015-13-45", "day", "<b>"), None),
    (When("soon", "day", "soon"), None),
]


@pytest.mark.parametrize(("when", "days"), MOMENTS, ids=lambda value: str(value)[:40])
def test_a_moment_is_as_long_as_it_is_known(when: When, days: tuple[date, date] | None) -> None:
    assert find_days(when) == days


def test_one_day_alone_stands_in_the_middle() -> None:
    line = fit_calendar([date(2015, 10, 1)], 14)
    assert line == Calendar(date(2015, 9, 30), date(2015, 10, 2))
    assert line.place(date(2015, 10, 1)) == 50


def test_the_line_goes_no_further_back_than_asked() -> None:
    line = fit_calendar([date(1979, 1, 1), date(2015, 10, 1)], 14)
    assert line
    assert line.first == date(2015, 9, 17)
    assert not line.holds(date(1979, 1, 1), date(1979, 12, 31))


def test_no_days_no_line() -> None:
    assert fit_calendar([], 14) is None


@given(st.lists(DAYS, min_size=1), st.integers(1, 400))
def test_later_days_stand_further_right(days: list[date], most: int) -> None:
    line = fit_calendar(days, most)
    assert line
    shown = sorted(day for day in set(days) if line.holds(day, day))
    assert max(days) in shown
    assert all(line.place(one) < line.place(other) for one, other in pairwise(shown))
    assert all(0 < line.place(day) < 100 for day in shown)


@given(DAYS, st.integers(0, 400), st.integers(1, 60))
def test_a_stretch_holds_its_days(first: date, before: int, length: int) -> None:
    line = Calendar(first, first + timedelta(before + length))
    start, end = line.stretch(first, first + timedelta(length))
    assert 0 <= start < line.place(first) < end <= 100
    assert 1 <= len(line.ticks) <= TICKS
