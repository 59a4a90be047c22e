"""Whether a bare form ("say", "reports") is a verb there: it agrees with what stands before it."""

from __future__ import annotations

from briefing.attribution.forms import Form
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    BE,
    CAPITAL,
    CONJUNCTION,
    FINITE,
    MARK,
    MODAL,
    NUMBER,
    OBJECT,
    PAST,
    PLURAL,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

COLLECTIVE = frozenset(("percent", "third", "half", "quarter", "majority", "number", "those", "%"))
PEOPLES = ("ese", "sh", "ch", "ss")  # "the Chinese say"
REACH = 14  # tokens back to which a subject is looked for


def is_noun(table: TokenTable, low: int, first: int, last: int) -> bool:
    """Whether a bare form before a finite verb is a noun: "a rights [monitor] says", not "which Kyiv [says] is"."""
    classes, norms = table.classes, table.norms
    if last >= len(classes) or not classes[last] & (BE | MODAL | FINITE) or classes[last] & SUBJECT:
        return False
    return not any(word in ("which", "that", "who", "what") for word in norms[max(low, first - REACH) : first])


def has_plural(table: TokenTable, low: int, first: int) -> bool:
    """Whether the phrase before `first` has a plural head: "[sources] close to him say", "[those] surveyed say"."""
    classes, norms = table.classes, table.norms
    has_tail = bool(classes[first - 1] & PAST)
    for index in range(first - 2, max(low, first - REACH) - 1, -1):
        bits = classes[index]
        if bits & (MARK | VERBAL | CONJUNCTION | SUBORDINATOR):
            return False
        if bits & PREPOSITION:
            has_tail = True
        elif has_tail and (bits & PLURAL or norms[index] in COLLECTIVE or _is_plural(norms[index])):
            return True
    return False


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ws"))


def agrees(form: Form, before: int, word: str) -> bool:
    """Whether the word before can be the subject of the verb's form: "officials say", not "the award show"."""
    if form == "s" and before & NUMBER and word != "one":
        return False  # "the two sides"
    if form == "base" and before & CAPITAL and not (before & (PLURAL | SUBJECT) or _is_plural(word)):
        return word.endswith(PEOPLES)  # "the Rossiya state channel", but "the French say"
    if (
        before & (CAPITAL | MARK | PAST | SUBJECT | OBJECT | ADVERB | CONJUNCTION | SUBORDINATOR | TIME | NUMBER)
        or not word
    ):
        return True
    is_plural = bool(before & PLURAL) or word in COLLECTIVE or _is_plural(word)
    return is_plural if form == "base" else not is_plural
