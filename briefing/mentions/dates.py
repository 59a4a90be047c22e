"""Dates: days, months and years, and the words that place a day by the one an article counts from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from briefing.mentions.anchored import anchor, read_anchored
from briefing.mentions.calendar import read_calendar
from briefing.mentions.clock import read_clock
from briefing.mentions.date_reading import Page, Reading, read_date, read_weekday
from briefing.mentions.mention import DateMention
from briefing.mentions.numbers import read_number_words
from briefing.mentions.openings import Openings, find_openings
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import When
from briefing.values.when import Precision

AROUND = 5  # how many dates before and after one in a quotation may say when that was said
UNPARTED = ("date.vague", "date.iso", "date.anchored", "date.clock")
POSSIBLE = 6  # how many words before a date may say that it is only possible


def find_dates(document: Document, pack: Pack, openings: Openings | None = None) -> tuple[DateMention, ...]:
    """The dates of a document in order, resolved against its reference day where they can be.

    `openings` are the document's.
    """
    reference = document.article.reference
    page = Page(
        document, document.norms, read_calendar(pack), read_number_words(pack), reference.day if reference else None
    )
    begun = (openings or find_openings(document, pack)).dates
    readings: list[Reading] = []
    free = 0
    for index in sorted({*begun, *document.numerals}):
        if index < free:
            continue
        reading = read_date(page, index) or read_anchored(page, index) or read_clock(page, index)
        if reading is None or reading.first < free:
            continue
        if reading.rule == "date.anchored":
            reading = anchor(page, reading, readings)
        readings.append(extend_reading(page, reading, free))
        free = readings[-1].last
    return tuple(make_mention(page, reading) for reading in settle_quoted(page, drop_clocks(page, readings)))


def drop_clocks(page: Page, readings: list[Reading]) -> list[Reading]:
    """The readings without times of day in sentences that name a day: that says more."""
    if all(reading.rule != "date.clock" for reading in readings):
        return readings
    document = page.document
    dated = {
        document.sentence_index(document.span_of(reading.first, reading.last))
        for reading in readings
        if reading.rule != "date.clock"
    }
    return [
        reading
        for reading in readings
        if reading.rule != "date.clock"
        or document.sentence_index(document.span_of(reading.first, reading.last)) not in dated
    ]


def extend_reading(page: Page, reading: Reading, free: int) -> Reading:
    """The reading with the words around it that say which part: "late Wednesday", "Tuesday night", "early June"."""
    norms, lists = page.norms, page.calendar.lists
    first, last, part = reading.first, reading.last, reading.part
    if reading.rule in ("date.weekday", "date.relative_day") and not part:
        if last < len(norms) and norms[last] in lists["day_parts"]:
            part, last = norms[last], last + 1
        if (
            part == ""
            and reading.rule == "date.weekday"
            and first >= free + 2
            and norms[first - 1] in ("into", "to")
            and norms[first - 2] == "overnight"
        ):
            part, first = "overnight", first - 2
    if part == "overnight" and reading.rule == "date.relative_day" and last + 1 < len(norms):
        following = read_weekday_after(page, last)
        if following:
            return following
    if (
        reading.rule in ("date.weekday", "date.day_of_month", "date.holiday")
        and first >= free + 2
        and norms[first - 1] == "on"
        and norms[first - 2] in ("early", "late")
    ):
        part, first = part or norms[first - 2], first - 2
    if (
        reading.rule in ("date.month", "date.year")
        and first >= free + 3
        and norms[first - 1] == "of"
        and norms[first - 2] in lists["ends"]
        and norms[first - 3] == "the"
    ):
        return Reading(first - 3, last, reading.value, reading.precision, reading.rule, norms[first - 2])
    if first > free and norms[first - 1] in lists["parts"] and reading.rule not in UNPARTED:
        before = norms[first - 1]
        if not (before in ("earlier", "later") and reading.rule == "date.year"):
            first, part = first - 1, part or before
    if (first, last) == (reading.first, reading.last):
        return reading
    by_day = reading.precision == "day" and part not in ("", "earlier", "later")
    part = "" if part in ("earlier", "later") else part
    return Reading(first, last, reading.value, "part of day" if by_day else reading.precision, reading.rule, part)


def read_weekday_after(page: Page, at: int) -> Reading | None:
    """Grammar: night = "overnight" ["on" | "into" | "from"] weekday: the reading of the whole."""
    norms = page.norms
    place = at + (norms[at] in ("on", "into", "to"))
    if place < len(norms) and norms[place] in page.calendar.weekdays and page.document.texts[place][0].isupper():
        reading = read_weekday(page, place)
        if reading and reading.first == place:
            known: Precision = "part of day" if reading.value else "unknown"
            return Reading(at - 1, reading.last, reading.value, known, reading.rule, "overnight")
    return None


def settle_quoted(page: Page, readings: list[Reading]) -> list[Reading]:
    """The readings, where "tomorrow" inside a quotation counts from the day its sentence says it was said."""
    outer = [quotation.span for quotation in page.document.quotations if quotation.level == 1]
    if not outer or all(reading.rule != "date.relative_day" for reading in readings):
        return readings
    starts = [span.start for span in outer]

    def is_quoted(reading: Reading) -> bool:
        start = page.document.starts[reading.first]
        place = bisect_right(starts, start) - 1
        return place >= 0 and start < outer[place].end

    settled = []
    for index, reading in enumerate(readings):
        sentence = page.document.sentence_with(reading.first)
        if reading.rule == "date.relative_day" and sentence and is_quoted(reading):
            said = [
                other.value
                for other in readings[max(0, index - AROUND) : index + AROUND]
                if other.rule in ("date.weekday", "date.day_of_month") and other.value
                if sentence.first <= other.first < sentence.last and not is_quoted(other)
            ]
            if len(said) == 1:
                again = read_date(replace(page, reference=date.fromisoformat(said[0])), reading.first)
                reading = again if again and again.last == reading.last else reading
        settled.append(reading)
    return settled


def make_mention(page: Page, reading: Reading) -> DateMention:
    """The mention of a reading; a date is only possible where the words before it say so."""
    sentence = page.document.sentence_with(reading.first)
    start = max(sentence.first if sentence else 0, reading.first - POSSIBLE)
    words = range(start, reading.first)
    possible = any(
        page.norms[at] in page.calendar.lists["possible"] and page.document.texts[at] != "May" for at in words
    )
    span = page.document.span_of(reading.first, reading.last)
    written = span.of(page.document.text)
    return DateMention(span, When(reading.value, reading.precision, written, reading.part, possible), reading.rule)
