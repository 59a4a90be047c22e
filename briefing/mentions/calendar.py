"""The calendar as articles use it: its words, and the day that "Wednesday" or "Sept 18" means on a given day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from briefing.mentions.spots import Seconds
from briefing.pack import Pack
from briefing.values import immutable

LISTS = (
    "parts", "day_parts", "ahead", "ahead_verbs", "ahead_modals", "possible",
    "ambiguous", "before_month", "before_year", "before_decade",
    "rough", "stretch", "ends", "clock_words", "clock_before", "clock_after", "clock_zones",
)  # fmt: skip
NUMBERS_AFTER = frozenset(
    {"few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "12", "24", "48", "72", "10"}
)  # "the last three days"


@immutable
class Calendar:
    """`calendar.yml`, compiled: months count from 1, weekdays from Monday as 0. `triggers` begin (or are) a date."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    day_phrases: Mapping[tuple[str, ...], int]
    vague: frozenset[tuple[str, ...]]
    holidays: Mapping[tuple[str, ...], str]
    anchored: Mapping[str, int]
    middles: Mapping[str, str]
    stretches: frozenset[str]
    spans: Mapping[str, str]
    ago: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    seconds: Seconds
    triggers: frozenset[str]


@cache
def read_calendar(pack: Pack) -> Calendar:
    """The compiled lexicon of the calendar."""
    data: Mapping[str, Any] = pack.read("lexicons/calendar")
    months = {word: number for number, words in enumerate(data["months"].values(), 1) for word in words}
    weekdays = {word: number for number, words in enumerate(data["weekdays"].values()) for word in words}
    days = {word: int(shift) for word, shift in data["days"].items()}
    phrases = {tuple(words.split()): int(shift) for words, shift in data["day_phrases"].items()}
    vague = frozenset(tuple(words.split()) for words in data["vague"])
    holidays = {tuple(words.replace("'s", " 's").split()): day for words, day in data["holidays"].items()}
    anchored = {word: int(shift) for word, shift in data["anchored"].items()}
    middles = {f"mid-{word}": word for word in (*months, *map(str, range(1900, 2100)))}
    seconds: dict[str, frozenset[str]] = dict.fromkeys(("last", "this", "next"), frozenset(data["spans"]))
    seconds["last"] |= frozenset(data["stretches"]) | NUMBERS_AFTER
    seconds["past"] = frozenset(data["stretches"]) | NUMBERS_AFTER
    parts_of_day = frozenset({"day", *data["day_parts"]})
    for word in anchored:
        seconds[word] = seconds.get(word, frozenset()) | parts_of_day
    for first, second, *_ in (*phrases, *vague, *holidays):
        seconds[first] = seconds.get(first, frozenset()) | {second}
    return Calendar(
        months=months,
        weekdays=weekdays,
        days=days,
        day_phrases=phrases,
        vague=vague,
        holidays=holidays,
        anchored=anchored,
        middles=middles,
        stretches=frozenset(data["stretches"]),
        spans=dict(data["spans"]),
        ago=dict(data["ago"]),
        lists={name: frozenset(data[name]) for name in LISTS},
        seconds=seconds,
        triggers=frozenset(
            {*months, *weekdays, *days, *seconds, *middles, *data["clock_words"], "ago", "later", "earlier"}
        ),
    )


def resolve_weekday(weekday: int, reference: date, direction: str) -> date | None:
    """The day meant: "past" the last one up to the reference, "last" before it, "ahead" from it on, "next" after it."""
    back = (reference.weekday() - weekday) % 7
    shifts = {"last": -(back or 7), "next": (7 - back) % 7 or 7, "ahead": (7 - back) % 7}
    return shift_day(reference, shifts.get(direction, -back))


def resolve_month_day(month: int, day: int, reference: date, is_ahead: bool) -> date | None:
    """The day in the year that fits: the nearest before the reference, or after it where the words look ahead.

    A day that is far closer ahead than behind (four times) is ahead in any case: nobody writes "Nov 8" for a day eleven
    months gone.
    """
    past = future = None
    for year in range(reference.year, reference.year - 9, -1):
        past = past or _day(year, month, day, latest=reference)
    for year in range(reference.year, reference.year + 9):
        future = future or _day(year, month, day, earliest=reference)
    if past is None or future is None:
        return past or future
    return future if is_ahead or (future - reference) * 4 < reference - past else past


def resolve_month(month: int, reference: date, direction: str) -> str:
    """The month as ISO 8601: this year's if it has begun, else last year's; next year's where the words look ahead."""
    year = reference.year
    if direction in ("ahead", "next"):
        year += month < reference.month
    elif direction == "this":
        pass
    elif month > reference.month or (direction == "last" and month == reference.month):
        year -= 1
    return f"{year:04d}-{month:02d}" if year > 0 else f"{reference.year:04d}-{month:02d}"


def shift_month(reference: date, months: int) -> str:
    """The month so many months from the reference's, as ISO 8601."""
    count = max(12, reference.year * 12 + reference.month - 1 + months)
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def shift_day(reference: date, days: int) -> date | None:
    """The day so many days from the reference; None outside the calendar."""
    try:
        return reference + timedelta(days=days)
    except OverflowError:
        return None


def write_day(day: date | None) -> str | None:
    """The day as ISO 8601; None for none."""
    return day.isoformat() if day else None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(year: int, month: int, day: int, latest: date = date.max, earliest: date = date.min) -> date | None:
    found = make_day(year, month, day)
    return found if found and earliest <= found <= latest else None
