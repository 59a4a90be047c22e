"""The source right of its cue: the noun phrase of "said Mr Lavrov", "according to the ministry", "by X"."""

from __future__ import annotations

from briefing.attribution.noun_phrase import INNER_MARKS
from briefing.attribution.sources import LONGEST_SOURCE, Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    JOINING,
    MARK,
    OBJECT,
    PAST,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERBAL,
)

PARTICLES = frozenset(("do", "da", "dos", "das", "am", "im"))  # in names, though they look like verbs


def find_right(table: TokenTable, at: int, high: int) -> Range | None:
    """The noun phrase that begins at `at`, with an apposition; None where no noun phrase begins there."""
    classes, norms, quoted = table.classes, table.norms, table.quoted
    high = min(high, at + LONGEST_SOURCE)
    if at >= high:
        return None
    bits = classes[at]
    if bits & (SUBJECT | OBJECT) and not bits & DETERMINER:
        return (at, at + 1)
    if bits & (MARK | VERBAL | PREPOSITION | CONJUNCTION | SUBORDINATOR) and not bits & (CAPITAL | DETERMINER):
        return None
    end = at
    while end < high:
        bits, word = classes[end], norms[end]
        if quoted[end] != quoted[at]:
            break
        if word in PARTICLES and end > at and end + 1 < high and classes[end - 1] & classes[end + 1] & CAPITAL:
            end += 1  # "Maria do Valle"
            continue
        if bits & MARK:
            if (word in INNER_MARKS and end + 1 < high and classes[end + 1] & CAPITAL) or word == ")":
                end += 1
                continue
            if word == "," and end + 1 < high and _is_apposition(table, end + 1, high):
                end += 1
                continue
            if word == "'s" or word == "&":
                end += 1
                continue
            break
        if (end > at and bits & TIME and not bits & CAPITAL) or (
            bits & TIME and end > at and norms[end - 1] in ("on", "in", "late")
        ):
            end = end - 1 if norms[end - 1] in ("on", "in", "late", "last", "this") else end
            break
        if bits & TIME and end > at and not classes[end - 1] & DETERMINER:
            break
        if not bits & CAPITAL:
            if bits & VERBAL or (bits & SUBJECT and not bits & DETERMINER) or (bits & OBJECT and not bits & DETERMINER):
                break
            if bits & PREPOSITION and not bits & JOINING:
                break
            if (bits & SUBORDINATOR and not bits & DETERMINER) or bits & QUESTION or word == "that":
                break
            if bits & CONJUNCTION and not (
                word == "and"
                and end + 1 < high
                and (classes[end + 1] & (CAPITAL | DETERMINER) or norms[end + 1] == "others")
            ):
                break
            if bits & ADVERB:
                break
            if bits & JOINING and word not in ("of", "for", "from", "in", "at", "with"):
                break
            if bits & PAST and end > at and not classes[end - 1] & DETERMINER:
                break
        end += 1
    while end > at and (
        (classes[end - 1] & (PREPOSITION | CONJUNCTION) and not classes[end - 1] & CAPITAL)
        or norms[end - 1] in (",", "(")
    ):
        end -= 1
    return (at, end) if end > at else None


def _is_apposition(table: TokenTable, at: int, high: int) -> bool:
    bits = table.classes[at]
    if table.norms[at] in ("who", "which", "that", "whose"):
        return False
    if bits & DETERMINER and not bits & SUBJECT:
        return True
    return bool(at + 2 < high and not bits & (CAPITAL | MARK) and bits & TITLE)
