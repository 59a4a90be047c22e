"""Whole paragraphs of one speaker: "Kerry: Ceasefire Near", and quotations that go on in a paragraph of their own."""

from __future__ import annotations

from briefing.attribution.reading import Reading
from briefing.attribution.scene import Draft
from briefing.attribution.words import AUXILIARY, CAPITAL, FINITE, MARK, MODAL, RUBRIC

VERBAL = AUXILIARY | MODAL | FINITE
LONGEST_NAME = 6  # tokens before the colon
FINAL = frozenset((".", "!", "?", "…"))


def find_named_turn(reading: Reading, start: int, end: int, is_headline: bool) -> Draft | None:
    """``name ":" clause`` - a headline, or a turn in an interview ("TAPPER: Do you think …")."""
    name = reading.norms[start : min(end, start + LONGEST_NAME + 1)]
    if ":" not in name:
        return None
    colon = start + name.index(":")
    if colon == start or colon + 2 >= end or not reading.classes[start] & CAPITAL:
        return None
    names = reading.tokens[start:colon]
    if all(len(token.text) == 1 for token in names):
        return None  # "Q:"
    if not is_headline and not all(token.text.isupper() for token in names):
        return None
    if any(bits & (MARK | VERBAL | RUBRIC) for bits in reading.classes[start:colon]):
        return None
    source_end = next((index for index in range(start, colon) if reading.norms[index] in ("to", "on")), colon)
    last = end
    while last > colon + 2 and reading.norms[last - 1] in FINAL and not reading.quoted[last - 1] and is_headline:
        last -= 1
    return Draft(
        "colon.name",
        "quote",
        100,
        None,
        (start, source_end),
        ((colon + 1, last),),
        act="states",
        cue=((colon, colon + 1),),
    )


def find_going_on(reading: Reading, start: int, end: int) -> Draft | None:
    """A paragraph that is one quotation goes on with the last speaker."""
    if not reading.quoted[start]:
        return None
    first, last = reading.quotes[reading.quoted[start] - 1]
    if first != start:
        return None
    content = [(start, min(last, end))]
    at = last
    while at < end:
        if reading.quoted[at]:
            first, last = reading.quotes[reading.quoted[at] - 1]
            content.append((at, min(last, end)))
            at = last
        elif reading.classes[at] & MARK:
            at += 1
        else:
            return None
    return Draft("quote.goes_on", "quote", 100, None, None, tuple(content), act="states", goes_on=True)
