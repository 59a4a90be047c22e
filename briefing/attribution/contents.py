"""Where content begins and ends beside its cue, in tokens."""

from __future__ import annotations

from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    AFTERTHOUGHT,
    BREAKS,
    CAPITAL,
    DETERMINER,
    MARK,
    NUMBER,
    OBJECT,
    PAST,
    PAUSES,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

HANGS_RIGHT = BREAKS | {".", "(", "["}
HANGS_LEFT = BREAKS | {"and", "but", "yet", "…", ".", "•", "*"}
CLOSES_CUE = PAUSES | {"("}


def has_verb(table: TokenTable, first: int, last: int) -> bool:
    """Whether a finite verb seems to stand among the tokens ``[first, last)``."""
    classes, norms = table.classes, table.norms
    for index in range(first, last):
        bits = classes[index]
        if bits & VERBAL:
            return True
        if bits & PAST and index > first and not classes[index - 1] & (DETERMINER | PREPOSITION):
            return True
        if (
            index > first
            and not bits
            and norms[index].endswith("s")
            and len(norms[index]) > 3
            and index + 1 < last
            and classes[index + 1] & (DETERMINER | PREPOSITION | OBJECT | NUMBER | SUBORDINATOR)
            and not classes[index - 1] & (DETERMINER | PREPOSITION | POSSESSIVE)
            and norms[index + 1] != "of"
        ):
            return True
    return False


def find_clause_end(table: TokenTable, start: int, high: int, stops: tuple[int, ...]) -> int:
    """The end of a clause that begins at `start`: the first stop outside its quotations, else `high`."""
    quoted = table.quoted
    end = high
    for stop in stops:
        if start < stop < high and not (quoted[stop] and quoted[stop] == quoted[start]):
            end = stop
            break
    return trim_right(table, start, end)


def find_phrase_end(table: TokenTable, start: int, high: int, stops: tuple[int, ...]) -> int:
    """The end of a noun phrase with what hangs on it, that begins at `start`."""
    end = find_clause_end(table, start, high, stops)
    classes, norms, quoted = table.classes, table.norms, table.quoted
    at = start
    while at < end:
        if quoted[at]:
            at = max(at + 1, table.quotes[quoted[at] - 1][1])
            continue
        bits, word = classes[at], norms[at]
        if at > start:
            if bits & MARK and word in BREAKS:
                if word == "," and at + 1 < end and norms[at + 1] in ("including", "such"):
                    at += 1
                    continue
                if word == "," and at + 1 < end and _goes_on_list(table, at + 1, end):
                    at += 1
                    continue
                end = at
                break
            if bits & TIME and not bits & DETERMINER and not classes[at - 1] & (DETERMINER | POSSESSIVE):
                end = at - 1 if norms[at - 1] in ("on", "in", "late", "early", "last", "this") else at
                break
            if bits & AFTERTHOUGHT and not bits & CAPITAL:
                end = at
                break
        at += 1
    return trim_right(table, start, max(end, start))


def _goes_on_list(table: TokenTable, at: int, end: int) -> bool:
    norms = table.norms
    if norms[at] in ("and", "or"):
        return not has_verb(table, at + 1, min(end, at + 5))
    look = at
    while look < min(end, at + 6):
        if norms[look] == ",":
            return look + 1 < end and norms[look + 1] in ("and", "or")
        if norms[look] in ("and", "or") and look > at:
            return True
        if table.classes[look] & VERBAL:
            return False
        look += 1
    return False


def trim_right(table: TokenTable, start: int, end: int) -> int:
    """`end` without commas, dashes and joining words that hang over."""
    classes, norms, quoted = table.classes, table.norms, table.quoted
    while end > start and not quoted[end - 1]:
        word = norms[end - 1]
        if (word in HANGS_RIGHT and not _is_abbreviation(table, start, end)) or (
            word in ("and", "but", "or", "while", "as") and not classes[end - 1] & CAPITAL
        ):
            end -= 1
        else:
            break
    return end


def _is_abbreviation(table: TokenTable, start: int, end: int) -> bool:
    texts = table.document.texts
    return texts[end - 1] == "." and end - 2 >= start and len(texts[end - 2]) == 1


def trim_left(table: TokenTable, start: int, end: int) -> int:
    """`start` without leading marks and joining words."""
    norms, quoted = table.norms, table.quoted
    while start < end and not quoted[start] and norms[start] in HANGS_LEFT:
        start += 1
    return start


def is_closed_after(table: TokenTable, at: int, high: int) -> bool:
    """Whether nothing that could be content follows the cue: "he said.", "he said in Geneva", "he said, …"."""
    if at >= high:
        return True
    bits, word = table.classes[at], table.norms[at]
    if word in CLOSES_CUE:
        return True
    if bits & CAPITAL:
        return False
    if bits & PREPOSITION and word not in ("about", "out"):
        return word not in ("of", "to", "for") or not has_verb(table, at, high)
    if bits & SUBORDINATOR and word in ("after", "before", "when", "while", "as", "during", "because", "although"):
        return True
    return bool(bits & TIME) or word in ("citing", "adding", "referring", "speaking")
