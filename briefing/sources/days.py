"""The days an article's frame gives: the date line, and the day that the story's own words show it counts from."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from briefing.sources.words import FrameWords
from briefing.values import When

NEAR = 31  # days between a day without a year and a full date that may lend it one
LONGEST_DATE_LINE = 100
LONGEST_DATE = 40  # characters of a date before its year
_PARTS = re.compile(r"\s+[|/·•–—]\s+")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)[./](?=\d\d?[./]))?(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)"
    r"(?(y)|(?P=mark)(?P<year>(?:19|20)\d\d))(?![\d/]|[.-]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@cache
def _compile(month: str, weekday: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    rest = r",?\s+((?:19|20)\d\d)\b"
    full = rf"\b(?:({month})\.?\s+{day}{rest}|{day}\s+(?:of\s+)?({month})\.?{rest}|((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d))"
    bare = rf"(?:({month})\.?\s+{day}|{day}\s+({month})\b\.?)"
    named = rf"\b({weekday})\b\.?,?\s*(?:\(\s*|on\s+|the\s+)?{bare}(?![\d,]*\s*\d{{4}})"
    return re.compile(full), re.compile(named), re.compile(bare)


def find_full_dates(text: str, words: FrameWords) -> list[tuple[date, str]]:
    """The dates in `text` that name their year, with their words."""
    found: list[tuple[date, str]] = []
    pattern = _compile(words.month, words.weekday)[0]
    end = 0
    for year in _YEAR.finditer(text):
        match = pattern.search(text, max(end, year.start() - LONGEST_DATE), year.end() + len("-10-01T"))
        if not match:
            continue
        end = match.end()
        m1, d1, y1, d2, m2, y2, y3, m3, d3 = match.groups()
        if m3:
            day = _make_day(int(y3), int(m3), int(d3))
        else:
            day = _make_day(int(y1 or y2), words.months[(m1 or m2).lower()], int(d1 or d2))
        if day:
            found.append((day, match.group()))
    return found


def find_numeric_dates(line: str) -> list[tuple[date, str]]:
    """The dates in digits that can be read in one way only: "13/08/2022", "08.08.2022", "2022/8/13", not "04/10/2015".

    With points the day comes first; with strokes and dashes either may, so one of them must be no month, or both equal.
    """
    found: list[tuple[date, str]] = []
    for match in _NUMERIC.finditer(line):
        year_first, one, mark, other, year = match["y"], int(match["a"]), match["mark"], int(match["b"]), match["year"]
        if year_first:
            days = {_make_day(int(year_first), one, other)}
        elif mark == ".":
            days = {_make_day(int(year), other, one)}
        else:
            days = {_make_day(int(year), one, other), _make_day(int(year), other, one)}
        known = days - {None}
        if len(known) == 1 and (day := known.pop()):
            found.append((day, match.group()))
    return found


def read_date_line(line: str, words: FrameWords) -> When | None:
    """The date of a line that holds nothing else: "Tuesday, January 15, 2019", "Published 1 Oct 2015, 7:05 PM SGT".

    Parts between strokes may hold something else: "World | Sun Oct 4, 2015", "Aug 5, 2022 / CBS News".
    """
    if len(line) > LONGEST_DATE_LINE:
        return None
    for part in _PARTS.split(line) if _PARTS.search(line) else (line,):
        if when := _read_date_part(part, words):
            return when
    return _read_date_part(line, words)


def _read_date_part(line: str, words: FrameWords) -> When | None:
    """The date of words that hold nothing else but the clock and "updated on"."""
    dates = find_full_dates(line, words) or find_numeric_dates(line)
    if not dates:
        return None
    day, written = dates[0]
    for word in re.findall(r"[^\W\d_][\w.]*", line.replace(written, " ", 1)):
        bare = word.rstrip(".").lower()
        is_zone = word.isupper() and len(word) <= 5
        if not (is_zone or bare in words.date_line or bare in words.weekdays or bare in words.months):
            return None
    return When(day.isoformat(), "day", written)


def find_day(lead: str, dates: list[tuple[date, str]], words: FrameWords) -> When | None:
    """The day a story counts from by its own words, where they leave no doubt of the year.

    The lead must name a weekday together with a day of a month ("Thursday (Oct 1)"), and the article must somewhere
    give a full date at most a month away from it whose year makes that day that weekday ("on Oct 1, 2015"). Of several
    such days in the lead the last one counts; two years that fit mean none.
    """
    best: tuple[date, str] | None = None
    years = {day.year + shift for day, _ in dates for shift in (-1, 0, 1)}
    for match in _compile(words.month, words.weekday)[1].finditer(lead):
        weekday, m1, d1, d2, m2 = match.groups()
        month, number = words.months[(m1 or m2).lower()], int(d1 or d2)
        fitting = {
            day
            for year in years
            if (day := _make_day(year, month, number))
            and day.weekday() == words.weekdays[weekday.lower()]
            and any(abs((day - other).days) <= NEAR for other, _ in dates)
        }
        if len(fitting) == 1:
            day = fitting.pop()
            if best is None or day > best[0]:
                best = day, match.group() + (")" if "(" in match.group() and ")" not in match.group() else "")
    return When(best[0].isoformat(), "day", best[1]) if best else None


def read_day(written: str, near: list[date], words: FrameWords) -> When:
    """The day a dateline names; without a year of its own it takes that of a day in `near` a week or less away."""
    full = find_full_dates(written, words)
    if full:
        return When(full[0][0].isoformat(), "day", written)
    match = _compile(words.month, words.weekday)[2].search(written)
    if match:
        m1, d1, d2, m2 = match.groups()
        month, number = words.months[(m1 or m2).lower()], int(d1 or d2)
        years = {other.year + shift for other in near for shift in (-1, 0, 1)}
        days = {_make_day(year, month, number) for year in years}
        fitting = {day for day in days if day and any(abs((day - other).days) <= 7 for other in near)}
        if len(fitting) == 1:
            return When(fitting.pop().isoformat(), "day", written)
    return When(None, "unknown", written)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
