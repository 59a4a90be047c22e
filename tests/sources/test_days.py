from __future__ import annotations

from datetime import date

import pytest

from briefing.pack import PACKAGED
from briefing.sources.days import find_day, find_full_dates, read_date_line, read_day
from briefing.sources.words import read_frame_words

WORDS = read_frame_words(PACKAGED)

DATE_LINES = [
    ("Tuesday, January 15, 2019", "2019-01-15"),
    ("15 January 2019", "2019-01-15"),
    ("Published: Oct. 1, 2015, 7:05 PM SGT", "2015-10-01"),
    ("UPDATED 2nd Sept 2015 at 10:30 GMT", "2015-09-02"),
    ("2015-10-01", "2015-10-01"),
    ("2015-10-01T10:00:00Z", "2015-10-01"),
    ("On January 15, 2019 the jet crashed", None),
    ("January 15", None),
    ("World | Sun Oct 4, 2015 | 6:17am EDT", "2015-10-04"),
    ("Aug 5, 2022 / 9:20 AM EDT / CBS News", "2022-08-05"),
    ("By Ann Lee, Reuters | March 3, 2016", "2016-03-03"),
    ("Issued on: 08/08/2022 - 10:12", "2022-08-08"),
    ("13/08/2022", "2022-08-13"),
    ("08/13/2022", "2022-08-13"),
    ("04.10.2015", "2015-10-04"),
    ("2022/8/13", "2022-08-13"),
    ("Story dated 03 Oct 2015", "2015-10-03"),
    ("04/10/2015", None),  # April or October
    ("The deal of Oct 4, 2015 | what it says", None),
    ("February 31, 2019", None),
    ("", None),
]


@pytest.mark.parametrize(("line", "day"), DATE_LINES)
def test_date_lines(line: str, day: str | None) -> None:
    when = read_date_line(line, WORDS)
    assert (when.value if when else None) == day
    assert when is None or when.as_written in line


DAYS = [
    # lead, the rest of the article, the day it counts from, its words
    ("Strikes on Thursday (Oct 1) hit", "filmed on Oct 1, 2015", "2015-10-01", "Thursday (Oct 1)"),
    ("Strikes on Thursday, October 1, hit", "since Sept 18, 2015", "2015-10-01", "Thursday, October 1"),
    ("On Wednesday (Sept 30) and Thursday (Oct 1)", "on Oct 1, 2015", "2015-10-01", "Thursday (Oct 1)"),
    ("Troops left on Friday, Jan 1", "since December 18, 2015", "2016-01-01", "Friday, Jan 1"),
    ("Strikes on Thursday (Oct 1) hit", "filmed on Oct 1, 2014", None, ""),  # a Wednesday
    ("Strikes on Thursday (Oct 1) hit", "the war began on March 15, 2015", None, ""),  # too far away
    ("Strikes on Thursday (Oct 1) hit", "the war began in 2015", None, ""),
    ("Strikes on Thursday hit", "filmed on Oct 1, 2015", None, ""),
]


@pytest.mark.parametrize(("lead", "rest", "day", "written"), DAYS)
def test_the_day_a_lead_shows(lead: str, rest: str, day: str | None, written: str) -> None:
    when = find_day(lead, find_full_dates(f"{lead}\n{rest}", WORDS), WORDS)
    assert (when.value if when else None) == day
    assert when is None or when.as_written == written


DATELINE_DAYS = [
    ("Oct 1, 2015", [], "2015-10-01"),
    ("Oct 1", [date(2015, 10, 2)], "2015-10-01"),
    ("Dec 31", [date(2016, 1, 1)], "2015-12-31"),
    ("Oct 1", [date(2015, 3, 2)], None),
    ("Oct 1", [], None),
]


@pytest.mark.parametrize(("written", "near", "day"), DATELINE_DAYS)
def test_a_dateline_s_day_takes_its_year_from_one_near_by(written: str, near: list[date], day: str | None) -> None:
    when = read_day(written, near, WORDS)
    assert (when.value, when.as_written) == (day, written)
