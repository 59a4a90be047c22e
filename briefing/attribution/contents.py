"""Where content begins and ends beside its cue, in tokens."""

from __future__ import annotations

from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    AFTERTHOUGHT,
    BREAKS,
    CAPITAL,
    CARRIER,
    CONJUNCTION,
    DETERMINER,
    HEARER,
    MARK,
    NUMBER,
    OBJECT,
    OPENING,
    PAST,
    PAUSES,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

FAR = 14  # how many tokens "in a statement on Thursday" may take
HANGS_RIGHT = BREAKS | {".", "(", "["}
HANGS_LEFT = BREAKS | {"and", "but", "yet", "…", ".", "•", "*"}
CLOSES_CUE = PAUSES | {"("}
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
    tokens = table.tokens
    return tokens[end - 1].text == "." and end - 2 >= start and len(tokens[end - 2].text) == 1


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
