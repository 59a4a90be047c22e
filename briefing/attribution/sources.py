"""Where the source stands: the noun phrase left of a cue, right of an inverted one, or after "by"."""

from __future__ import annotations

from briefing.attribution.noun_phrase import start_phrase
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    FINITE,
    ING,
    MARK,
    MODAL,
    NUMBER,
    PAST,
    PLURAL,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
)

Range = tuple[int, int]

LONGEST_SOURCE = 40
CLOSES_APPOSITION = DASHES | {",", ")", "."}
FLOATING = frozenset(("both", "all", "each", "themselves", "himself", "herself", "itself"))
ENDS = frozenset((",", ".", "?", "!"))
LONGEST_TITLE = 8  # tokens, marks included
LONGEST_CLAUSE = 14  # tokens of a restrictive clause
CLAUSAL = frozenset(["who", "whom", "whose", "which", "that", "when", "where"])


def find_left(table: TokenTable, low: int, at: int) -> Range | None:
    """The noun phrase that ends before `at`, within the tokens ``[low, at)``; None where there is none.

    ``phrase ["both"] (time | adverb)* | phrase "," apposition "," | phrase "who" …``
    """
    low = max(low, at - LONGEST_SOURCE)
    end = skip_time_left(table, low, at)
    if end > low and table.norms[end - 1] in CLOSES_APPOSITION:
        found = _find_with_apposition(table, low, end)
        if found is not None and not (found[0] > low and table.norms[found[0] - 1] == ","):
            return found
        return _find_opening(table, low, end) or found  # "Mr X, of Y, Z, says"
    found = _find_plain(table, low, end)
    if found is not None and end < at and table.classes[end - 1] & PAST:
        return (found[0], at)  # "a document filed on Thursday"
    return found


def _find_plain(table: TokenTable, low: int, end: int) -> Range | None:
    """The noun phrase that ends at `end`, without times and appositions."""
    classes, norms = table.classes, table.norms
    while end - 1 > low and norms[end - 1] in FLOATING and _is_noun(table, end - 2):
        end -= 1
    if end <= low:
        return None
    bits = classes[end - 1]
    if bits & SUBJECT and not bits & DETERMINER:
        return (end - 1, end)
    if table.quoted[end - 1] and not table.quoted[end]:
        return _find_with_title(table, low, end)
    start = start_phrase(table, low, end)
    if start is None:
        return None
    start = _find_antecedent(table, low, start, end)
    if start - 2 > low and norms[start - 1] == ",":
        before = start_phrase(table, low, start - 1)
        if before is not None and before > low and table.quoted[before - 1]:
            start = before  # `"…," another friend, Ann Lee said`
    return (start, end)


def _is_noun(table: TokenTable, at: int) -> bool:
    bits = table.classes[at]
    return bool(bits & CAPITAL) or not bits & ~(NUMBER | PLURAL)


def _find_antecedent(table: TokenTable, low: int, start: int, end: int) -> int:
    """Where the phrase begins whose restrictive clause holds what seemed to be the phrase: "[men who] shot them"."""
    classes, norms = table.classes, table.norms
    floor = max(low, end - LONGEST_CLAUSE)
    if "who" not in norms[floor + 1 : end - 1]:
        return start
    for index in range(end - 2, floor, -1):
        if classes[index] & MARK:
            break
        if norms[index] == "who" and classes[index + 1] & (AUXILIARY | MODAL | FINITE | PAST | ADVERB):
            found = start_phrase(table, low, index - 1 if norms[index - 1] == "," else index)
            return start if found is None else found
    return start


def _find_with_title(table: TokenTable, low: int, end: int) -> Range | None:
    """The phrase that ends with a title or a word in quotation marks: `the show "The Road"`, `this "reporter"`."""
    first, last = table.quotes[table.quoted[end - 1] - 1]
    if last != end or last - first > LONGEST_TITLE or first <= low:
        return None
    if table.norms[last - 2] == ",":
        return _find_opening(table, low, end)
    before = table.classes[first - 1]
    if table.norms[last - 2] in ENDS or before & (MARK | AUXILIARY | MODAL | FINITE | PREPOSITION):
        return None
    if before & DETERMINER:
        return (first - 1, end)
    start = start_phrase(table, low, first)
    return (start, end) if start is not None else None


def _find_opening(table: TokenTable, low: int, end: int) -> Range | None:
    """The phrase a sentence opens with, where all from its comma to `end` is put in: "Mr X, of Y, Z,"."""
    norms, classes = table.norms, table.classes
    first = low
    while first < end and classes[first] & (CONJUNCTION | ADVERB) and not classes[first] & DETERMINER:
        first += 1
    comma = first
    while comma < end - 1 and norms[comma] not in CLOSES_APPOSITION - {"."}:
        comma += 1
    if comma < end - 1 or norms[end - 2] == ")":  # "Sen. Reed (D-R.I.), said"
        found = _find_plain(table, first, comma)
        return found if found is not None and found[0] == first else None
    return None


def skip_time_left(table: TokenTable, low: int, at: int) -> int:
    """The end of what stands before adverbs and times: "Russia [on Thursday]"."""
    classes, norms = table.classes, table.norms
    end = at
    while end > low:
        bits = classes[end - 1]
        if bits & CAPITAL and not bits & (TIME | ADVERB):
            break
        if (
            bits & TIME
            or (bits & ADVERB and not bits & CONJUNCTION)
            or (bits & NUMBER and end - 1 > low and classes[end - 2] & TIME)
            or (
                end < at
                and classes[end] & (TIME | NUMBER)
                and norms[end - 1] in ("on", "in", "at", "late", "this", "during")
            )
        ):
            end -= 1
        else:
            break
    is_that_time = end < at and end - 3 > low and norms[end - 1] in ("same", "previous", "following", "next", "other")
    if is_that_time and classes[end - 2] & DETERMINER and classes[end - 3] & PREPOSITION:  # "on the same day"
        end -= 3
    if end < at and end > low and classes[end - 1] & DETERMINER and not classes[end - 1] & SUBJECT:
        return at  # "the day", "a week": a noun phrase of its own
    if end == low or classes[end - 1] & PREPOSITION or table.quoted[end - 1]:
        return at  # `"…," Jan said`
    return end


def _find_with_apposition(table: TokenTable, low: int, end: int) -> Range | None:
    norms, classes = table.norms, table.classes
    mark = norms[end - 1]
    if mark == "." and classes[end - 2] & CAPITAL:  # "Donald Jr. said"
        start = start_phrase(table, low, end - 1)
        return (start, end) if start is not None else None
    opening = "(" if mark == ")" else mark
    at = end - 2
    while at > low and norms[at] != opening:
        if table.quoted[at] and not table.quoted[end - 1]:
            return None
        at -= 1
    if at <= low:
        return None
    found = _find_plain(table, low, at)
    if found is None:
        return None
    start = found[0]
    inner = classes[at + 1]
    word = norms[at + 1]
    if word in CLAUSAL or (inner & (SUBORDINATOR | ING | PAST) and not inner & DETERMINER):
        return found
    if inner & (PREPOSITION | ADVERB | CONJUNCTION | TIME):
        return found
    if inner & SUBJECT and not inner & DETERMINER:
        return None
    return (start, end - 1 if mark != ")" else end)
