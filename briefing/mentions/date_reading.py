"""Reading the date that begins at a word: a day, a month, a year, or a day counted from the article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.mentions.calendar import (
    Calendar,
    make_day,
    resolve_month,
    resolve_month_day,
    resolve_weekday,
    shift_day,
    shift_month,
    write_day,
)
from briefing.mentions.numbers import NumberWords, is_thing, parse_exact
from briefing.text.document import Document
from briefing.values import immutable
from briefing.values.when import Precision

DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", re.ASCII)
DAYS = re.compile(r"(?:0?[1-9]|[12]\d)[-–](?:0?[1-9]|[12]\d|3[01])", re.ASCII)
YEAR = re.compile(r"1\d{3}|20\d{2}", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
DECADE = re.compile(r"1\d{2}0s|20\d0s", re.ASCII)
MOST_WORDS = 5  # of "the day before yesterday" and the like
BEFORE = 12  # how many words before a day may say that it lies ahead
NEAR = 4  # … or do so without a verb


@immutable
class Reading:
    """A date read at tokens ``[first, last)``: its value at its own precision (None if unresolved) and the rule."""

    first: int
    last: int
    value: str | None
    precision: Precision
    rule: str
    part: str = ""
    shift: int = 0  # days from the day it is counted from, where another date names that


@immutable
class Page:
    """What reading dates needs: the document, its norms, the words, the day to count from (None if there is none)."""

    document: Document
    norms: tuple[str, ...]
    calendar: Calendar
    numbers: NumberWords
    reference: date | None


def read_date(page: Page, at: int) -> Reading | None:
    """Grammar: date = iso | day of month | weekday | relative day | relative span | ago | year."""
    norms, text, calendar = page.norms, page.document.texts[at], page.calendar
    norm = norms[at]
    if norm[0].isdigit():
        return read_numeric(page, at)
    if norm in calendar.months:
        return read_month(page, at) if text[0].isupper() else None
    if norm in calendar.weekdays:
        return read_weekday(page, at) if text[0].isupper() else None
    if norm == "ago":
        return read_ago(page, at)
    for size in range(min(MOST_WORDS, len(norms) - at), 1, -1) if norm in calendar.seconds else ():
        words = norms[at : at + size]
        if words in calendar.holidays:
            if page.document.texts[at][0].isupper():
                return read_holiday(page, at, at + size, calendar.holidays[words])
        elif words in calendar.day_phrases:
            return shifted_day(page, at, at + size, calendar.day_phrases[words])
        if words in calendar.vague:
            return Reading(at, at + size, None, "unknown", "date.vague")
    if norm in calendar.days:
        return shifted_day(page, at, at + 1, calendar.days[norm])
    if norm in calendar.middles:
        return read_middle(page, at)
    return read_stretch(page, at) or read_relative(page, at)


def read_holiday(page: Page, at: int, last: int, day: str) -> Reading:
    """The reading of a day that has a name of its own, given as month and day: "Christmas Eve"."""
    month, number = (int(part) for part in day.split("-"))
    found = resolve_month_day(month, number, page.reference, is_ahead(page, at)) if page.reference else None
    part = page.norms[last - 1] if page.norms[last - 1] in page.calendar.lists["day_parts"] else ""
    precision: Precision = "unknown" if found is None else "part of day" if part else "day"
    return Reading(at, last, write_day(found), precision, "date.holiday", part)


def read_middle(page: Page, at: int) -> Reading:
    """Grammar: middle = "mid-" (month | year)."""
    name = page.calendar.middles[page.norms[at]]
    if name.isdigit():
        return Reading(at, at + 1, name, "year", "date.year", "mid")
    month = page.calendar.months[name]
    year = page.norms[at + 1] if at + 1 < len(page.norms) else ""
    if YEAR.fullmatch(year):
        return Reading(at, at + 2, f"{year}-{month:02d}", "month", "date.month", "mid")
    value = resolve_month(month, page.reference, direction_of(page, at)) if page.reference else None
    return Reading(at, at + 1, value, "month" if value else "unknown", "date.month", "mid")


def read_stretch(page: Page, at: int) -> Reading | None:
    """Grammar: stretch = ("in" | "over" | …) "the" ("past" | "last") [number] ("day" | "days" | "week" | …)."""
    norms, calendar = page.norms, page.calendar
    if norms[at] not in ("last", "past") or at < 2 or norms[at - 1] != "the":
        return None
    if norms[at - 2] not in calendar.lists["stretch"]:
        return None
    unit = at + 1
    if unit < len(norms) and norms[unit] == "few":
        unit += 1
    elif number := parse_exact(norms, unit, page.numbers) if unit < len(norms) else None:
        unit = number.end
    if unit >= len(norms) or norms[unit] not in calendar.stretches:
        return None
    return Reading(at - 2, unit + 1, None, "unknown", "date.vague")


def read_numeric(page: Page, at: int) -> Reading | None:
    """Grammar: numeric = ISO date | day ["of"] month [[","] year] | year | decade."""
    norms, norm = page.norms, page.norms[at]
    if DAY.fullmatch(norm) and at + 1 < len(norms):
        month = at + 1 + (norms[at + 1] == "of" and not norm.isdigit() and at + 2 < len(norms))
        if norms[month] in page.calendar.months and page.document.texts[month][0].isupper():
            number = page.calendar.months[norms[month]]
            return dated(page, at, skip_stop(norms, month + 1), number, read_day(norm))
        return None
    if match := ISO.fullmatch(norm):
        day = make_day(*(int(part) for part in match.groups()))
        return Reading(at, at + 1, day.isoformat(), "day", "date.iso") if day else None
    if DECADE.fullmatch(norm):
        if not at or norms[at - 1] not in page.calendar.lists["before_decade"]:
            return None  # "Twelve Mirage 2000s"
        return Reading(at, at + 1, None, "unknown", "date.decade")
    if not YEAR.fullmatch(norm) or is_thing(norms[at + 1 : at + 2], page.numbers):
        return None
    before = norms[at - 1] if at else ""
    if before in page.calendar.lists["before_year"] or (norm[:2] in ("19", "20") and is_year(page, at)):
        return Reading(at, at + 1, norm, "year", "date.year")
    return None


def is_year(page: Page, at: int) -> bool:
    """Whether four digits from 1900 to 2099 stand as a year: "a 1994 ceasefire", "(2011)", not "killed 2000"."""
    if not at or is_thing(page.norms[at + 1 : at + 3], page.numbers):
        return False
    return page.norms[at - 1] in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "(",
        "'s",
        "and",
        "to",
        "for",
        "-",
        "–",
        ",",
        "that",
        "this",
    )


def read_month(page: Page, at: int) -> Reading | None:
    """Grammar: month = name [day] [[","] year] | name year | name."""
    norms, calendar = page.norms, page.calendar
    month, place = calendar.months[norms[at]], skip_stop(norms, at + 1)
    following = norms[place] if place < len(norms) else ""
    if DAYS.fullmatch(following):
        value = resolve_month(month, page.reference, direction_of(page, at)) if page.reference else None
        return Reading(at, place + 1, value, "month" if value else "unknown", "date.month")
    if DAY.fullmatch(following) and not is_thing(norms[place + 1 : place + 2], page.numbers):
        return dated(page, at, place + 1, month, read_day(following))
    year = place + (following in (",", "of") and place + 1 < len(norms))
    if year < len(norms) and YEAR.fullmatch(norms[year]):
        return Reading(at, year + 1, f"{norms[year]}-{month:02d}", "month", "date.month")
    before = norms[at - 1] if at else ""
    if norms[at] in calendar.lists["ambiguous"] and before not in calendar.lists["before_month"]:
        return None
    first, direction = at, "ahead" if is_planned(page, at) else "past"
    if before in ("last", "next", "this"):
        first, direction = at - 1, before
    value = resolve_month(month, page.reference, direction) if page.reference else None
    return Reading(first, at + 1, value, "month" if value else "unknown", "date.month")


def dated(page: Page, first: int, last: int, month: int, day: int) -> Reading:
    """The reading of a day and month, with the year after it where there is one."""
    norms = page.norms
    year = last + (last < len(norms) and norms[last] == ",")
    if year < len(norms) and YEAR.fullmatch(norms[year]):
        exact = make_day(int(norms[year]), month, day)
        return Reading(first, year + 1, write_day(exact), "day" if exact else "unknown", "date.day_of_month")
    found = resolve_month_day(month, day, page.reference, is_planned(page, first)) if page.reference else None
    return Reading(first, last, write_day(found), "day" if found else "unknown", "date.day_of_month")


def read_weekday(page: Page, at: int) -> Reading | None:
    """Grammar: weekday = ["last" | "this" | "next"] name [("," | "(") day of month [")"]]."""
    norms, calendar = page.norms, page.calendar
    place = skip_stop(norms, at + 1)
    joint = norms[place] if place < len(norms) else ""
    if joint in (",", "(") and place + 1 < len(norms):
        inner = place + 1
        numeric = norms[inner][0].isdigit()
        if numeric or norms[inner] in calendar.months:
            exact = read_numeric(page, inner) if numeric else read_month(page, inner)
            if exact and exact.rule == "date.day_of_month":
                last = exact.last + (joint == "(" and exact.last < len(norms) and norms[exact.last] == ")")
                return Reading(at, last, exact.value, exact.precision, "date.weekday")
    if norms[at] in calendar.lists["ambiguous"]:
        return None
    before = norms[at - 1] if at else ""
    first, direction = (at - 1, before) if before in ("last", "this", "next") else (at, direction_of(page, at))
    if not page.reference:
        return Reading(first, at + 1, None, "unknown", "date.weekday")
    day = resolve_weekday(calendar.weekdays[norms[at]], page.reference, "ahead" if direction == "this" else direction)
    return Reading(first, at + 1, write_day(day), "day" if day else "unknown", "date.weekday")


def read_relative(page: Page, at: int) -> Reading | None:
    """Grammar: relative span = ("last" | "this" | "next") ("week" | "month" | "year" | …)."""
    norms = page.norms
    way = {"last": -1, "this": 0, "next": 1}.get(norms[at])
    unit = norms[at + 1] if at + 1 < len(norms) else ""
    if way is None or unit not in page.calendar.spans:
        return None
    if at and norms[at - 1] in ("the", "a") and norms[at] != "this":
        return None  # "the last week of the war"
    value = None
    if page.reference and unit == "month":
        value = shift_month(page.reference, way)
    elif page.reference and unit == "year":
        value = f"{page.reference.year + way:04d}"
    precision: Precision = "unknown" if value is None else "month" if unit == "month" else "year"
    return Reading(at, at + 2, value, precision, "date.relative_span")


def read_ago(page: Page, at: int) -> Reading | None:
    """Grammar: ago = number ("days" | "weeks" | "months" | "years") "ago"."""
    norms = page.norms
    unit = norms[at - 1] if at >= 2 else ""
    if unit not in page.calendar.ago:
        return None
    number = parse_exact(norms, at - 2, page.numbers)
    count = 1 if norms[at - 2] in ("a", "an") else number.low if number and number.end == at - 1 else None
    if count is None:
        return None
    value: str | None = None
    precision = page.calendar.ago[unit]
    if at > 2 and norms[at - 3] in page.calendar.lists["rough"]:
        return Reading(at - 3, at + 1, None, "unknown", "date.ago")
    if page.reference and precision == "day":
        day = shift_day(page.reference, -count)
        value = write_day(day)
    elif page.reference and precision == "month" and count <= 1200:
        value = shift_month(page.reference, -count)
    elif page.reference and precision == "year" and count < page.reference.year:
        value = f"{page.reference.year - count:04d}"
    known: Precision = (
        "unknown" if value is None else "day" if precision == "day" else "month" if precision == "month" else "year"
    )
    return Reading(at - 2, at + 1, value, known, "date.ago")


def shifted_day(page: Page, first: int, last: int, shift: int) -> Reading:
    """The reading of a day so many days from the reference."""
    day = shift_day(page.reference, shift) if page.reference else None
    word = page.norms[last - 1]
    part = {"overnight": "overnight", "tonight": "night"}.get(word) or (
        word if word in page.calendar.lists["day_parts"] else ""
    )
    precision: Precision = "unknown" if day is None else "part of day" if part else "day"
    return Reading(first, last, write_day(day), precision, "date.relative_day", part)


def direction_of(page: Page, at: int) -> str:
    """Which way the words before a day look: "ahead" or "past"."""
    return "ahead" if is_ahead(page, at) else "past"


def is_planned(page: Page, at: int) -> bool:
    """Whether a month or a day of one lies ahead; there "would" tells so too, which before a weekday may be past."""
    return is_ahead(page, at) or "would" in page.norms[max(0, at - NEAR - 2) : at]


def is_ahead(page: Page, at: int) -> bool:
    """Whether a day lies ahead by the words before it: "as soon as Thursday", "will meet on Monday"."""
    lists = page.calendar.lists
    for distance, index in enumerate(range(at - 1, max(-1, at - 1 - BEFORE), -1)):
        norm = page.norms[index]
        if norm in lists["ahead_verbs"] or (distance < NEAR and norm in lists["ahead"]):
            return True
        if norm in lists["ahead_modals"] and page.norms[index + 1] != "have":
            return True
        if distance < NEAR and norm == "early" and page.norms[index + 1] == "as":
            return True
        if norm in (".", ";", "said", "says", "told", '"', "”", "“"):
            return False
    return False


def read_day(norm: str) -> int:
    """The day of the month that "1", "1st" or "01" writes."""
    return int(norm.rstrip("stndrh"))


def skip_stop(norms: Sequence[str], at: int) -> int:
    """The token after the point of an abbreviation ("Sept. 30")."""
    return at + 1 if at + 1 < len(norms) and norms[at] == "." and norms[at + 1][0].isdigit() else at
