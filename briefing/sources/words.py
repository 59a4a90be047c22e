"""The words an article's frame is recognised by, compiled from the pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from briefing.pack import Pack
from briefing.values import immutable


@immutable
class FrameWords:
    """`frame.yml`, `agencies.yml`, the calendar's months and weekdays, and the states' capitals, ready to use.

    `agencies` leads from every way of writing an agency to its short name, `months` and `weekdays` from their words
    (lower case) to numbers, months from 1 and weekdays from Monday as 0.
    """

    credit: re.Pattern[str]
    caption: re.Pattern[str]
    view: re.Pattern[str]
    note: re.Pattern[str]
    about: re.Pattern[str]
    byline: re.Pattern[str]
    date_line: frozenset[str]
    labels: frozenset[str]
    leads: frozenset[str]
    offices: frozenset[str]
    lone: frozenset[str]
    agencies: Mapping[str, str]
    capitals: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    month: str
    weekday: str


@cache
def read_frame_words(pack: Pack) -> FrameWords:
    """The words of the pack that tell an article's frame from its story."""
    frame: Mapping[str, Any] = pack.read("lexicons/frame")
    calendar: Mapping[str, Any] = pack.read("lexicons/calendar")
    months = {word.rstrip("."): n for n, words in enumerate(calendar["months"].values(), 1) for word in words}
    weekdays = {word.rstrip("."): n for n, words in enumerate(calendar["weekdays"].values()) for word in words}
    agencies = {}
    for name, entry in pack.read("lexicons/agencies").items():
        for form in (name, *entry.get("aliases", ())):
            agencies[form] = agencies[form.upper()] = name
    states = pack.read("lexicons/states").values()
    capitals = (city.upper() for entry in states for city in entry.get("capital", ()))
    return FrameWords(
        credit=re.compile(_any_of(frame["credits"])),
        caption=re.compile(_any_of(frame["captions"])),
        view=re.compile(_any_of(frame["views"])),
        note=re.compile(_any_of(frame["notes"])),
        about=re.compile(_any_of(frame["about"])),
        byline=re.compile(rf"(?:{_any_of(frame['byline'])})\s+(?P<who>\S.*)"),
        date_line=frozenset(frame["date_line"]),
        labels=frozenset(frame["labels"]),
        leads=frozenset(frame["leads"]),
        offices=frozenset(frame["offices"]),
        lone=frozenset(frame["lone"]),
        agencies=agencies,
        capitals=frozenset(capitals),
        months=months,
        weekdays=weekdays,
        month=_spellings(months),
        weekday=_spellings(weekdays),
    )


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _spellings(words: Iterable[str]) -> str:
    """A pattern for words as written with a capital, or in capitals: "Sept", "SEPT"."""
    forms = {form for word in words for form in (word.capitalize(), word.upper())}
    return f"(?:{_any_of(forms)})"
