"""What stands between a cue and its content: times, places, hearers, and what it was said in."""

from __future__ import annotations

from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    CAPITAL,
    CARRIER,
    CONJUNCTION,
    DETERMINER,
    HEARER,
    MARK,
    NUMBER,
    OBJECT,
    OPENING,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

FAR = 14  # how many tokens "in a statement on Thursday" may take
PLACING = frozenset(["in", "on", "at", "during", "via", "through", "after", "before", "from", "over"])


def skip_adjuncts(table: TokenTable, at: int, high: int) -> int:
    """Where what was said may begin: past times, adverbs and what it was said in.

    ``(adverb | time | ("in" | "on" …) … carrier | ("for its part"))*``
    """
    classes, norms = table.classes, table.norms
    moved = True
    while moved and at < high:
        moved = False
        bits, word = classes[at], norms[at]
        if (bits & TIME and not bits & DETERMINER) or (
            bits & ADVERB and not bits & (CONJUNCTION | DETERMINER | SUBORDINATOR | OPENING)
        ):
            at, moved = at + 1, True
        elif word in PLACING and at + 1 < high:
            if classes[at + 1] & (TIME | NUMBER) and not classes[at + 1] & DETERMINER:
                at, moved = at + 2, True
                while at < high and classes[at] & (TIME | NUMBER):
                    at += 1
            else:
                carrier = _find_carrier(table, at + 1, min(high, at + 7))
                if carrier:
                    at, moved = carrier, True
        elif word in ("this", "last") and at + 1 < high and classes[at + 1] & TIME:
            at, moved = at + 2, True
        elif word == "for" and at + 2 < high and norms[at + 2] == "part":
            at, moved = at + 3, True
    return at


def _find_carrier(table: TokenTable, at: int, high: int) -> int:
    classes = table.classes
    for index in range(at, high):
        bits = classes[index]
        if bits & CARRIER:
            return index + 1
        if bits & (MARK | VERBAL | CONJUNCTION | SUBORDINATOR) and not bits & CAPITAL:
            return 0
    return 0


def skip_hearer(table: TokenTable, at: int, high: int) -> int:
    """Past the one who is told: "told [journalists in New York] that", "told [the BBC] he"."""
    classes, norms = table.classes, table.norms
    start = at
    if at < high and classes[at] & (OBJECT | HEARER) and not classes[at] & DETERMINER:
        at += 1
    else:
        while at < high:
            bits = classes[at]
            if bits & HEARER and not bits & CAPITAL:
                at += 1
                break
            if bits & NUMBER and at > start and norms[at + 1 : at + 2] != ("times",):
                break  # "told the agency [17 people]"
            if bits & DETERMINER and at > start and not classes[at - 1] & (PREPOSITION | POSSESSIVE | DETERMINER):
                break
            if (
                bits & (MARK | VERBAL | SUBORDINATOR | PREPOSITION | TIME)
                and norms[at] != "of"
                and not bits & POSSESSIVE
            ):
                break
            if bits & SUBJECT and at > start and not bits & DETERMINER:
                break
            at += 1
    return at


def find_that(table: TokenTable, at: int, high: int) -> int:
    """The index of a "that" that opens the content after an adjunct ("said in Geneva that"), else -1."""
    classes, norms = table.classes, table.norms
    for index in range(at, min(high, at + FAR)):
        if norms[index] == "that":
            return index
        if norms[index] == "," and (classes[index + 1] & CAPITAL or norms[index + 1] == "that"):
            continue  # "said in Paris, France, that"
        if classes[index] & (VERBAL | SUBJECT | MARK) and not classes[index] & (DETERMINER | CAPITAL | POSSESSIVE):
            return -1
    return -1
