"""Days counted from the last one named: "the previous day", "two days later", "earlier that day"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefing.mentions.calendar import shift_day, write_day
from briefing.mentions.date_reading import Page, Reading
from briefing.mentions.numbers import parse_exact
from briefing.values.when import Precision

MOST_SENTENCES = 2  # sentences back in which the day counted from may stand
NAMED = frozenset(
    {"date.day_of_month", "date.weekday", "date.relative_day", "date.iso", "date.anchored", "date.holiday"}
)


def read_anchored(page: Page, at: int) -> Reading | None:
    """Grammar: anchored = ("the" ("previous" | "next" | "same") | "that") day | number "days" ("later" | "earlier")."""
    norms, calendar = page.norms, page.calendar
    norm = norms[at]
    if norm in calendar.anchored:
        unit = norms[at + 1] if at + 1 < len(norms) else ""
        if unit != "day" and unit not in calendar.lists["day_parts"]:
            return None
        first = at - (at > 0 and norms[at - 1] in ("the", "that", "on"))
        if norms[first] == "on" or (first == at and norm != "that"):
            return None
        if first and norms[first - 1] in ("earlier", "later", "early", "late"):
            first -= 1
        return Reading(
            first, at + 2, None, "unknown", "date.anchored", "" if unit == "day" else unit, calendar.anchored[norm]
        )
    way = {"later": 1, "earlier": -1}.get(norm)
    if way is None or at < 2 or norms[at - 1] not in ("day", "days"):
        return None
    number = parse_exact(norms, at - 2, page.numbers)
    count = 1 if norms[at - 2] in ("a", "one") else number.low if number and number.end == at - 1 else None
    return None if count is None else Reading(at - 2, at + 1, None, "unknown", "date.anchored", "", way * count)


def anchor(page: Page, reading: Reading, earlier: Sequence[Reading]) -> Reading:
    """The reading counted from the last day named before it near by; unresolved where there is none."""
    sentences = page.document
    own = sentences.sentence_index(sentences.span_of(reading.first, reading.last))
    for other in reversed(earlier[-3:]):
        if other.rule not in NAMED or other.value is None or len(other.value) != len("2015-10-01"):
            continue
        index = sentences.sentence_index(sentences.span_of(other.first, other.last))
        if own is None or index is None or own - index > MOST_SENTENCES:
            break
        day = shift_day(date.fromisoformat(other.value), reading.shift)
        precision: Precision = "unknown" if day is None else "part of day" if reading.part else "day"
        return replace(reading, value=write_day(day), precision=precision)
    return reading
