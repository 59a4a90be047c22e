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
    HAVE,
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
    if last >= len(classes) or not classes[last] & (BE | MODAL | FINITE | HAVE) or classes[last] & SUBJECT:
        return False
    return not any(word in ("which", "that", "who", "what") for word in norms[max(low, first - REACH) : first])


def find_plural(table: TokenTable, low: int, first: int) -> int:
    """The plural head of what ends at `first`, -1 for none: "[sources] close to him say", "[those] surveyed say"."""
    classes, norms = table.classes, table.norms
    has_tail = bool(classes[first - 1] & PAST)
    for index in range(first - 2, max(low, first - REACH) - 1, -1):
        bits = classes[index]
        if bits & (MARK | VERBAL | CONJUNCTION | SUBORDINATOR):
            return -1
        if bits & PREPOSITION:
            has_tail = True
        elif has_tail and (bits & PLURAL or norms[index] in COLLECTIVE or is_plural(norms[index])):
            return index
    return -1


def has_singular(table: TokenTable, low: int, first: int) -> bool:
    """Whether the phrase before `first` has a singular head: "the [list] of carriers says"."""
    classes, norms = table.classes, table.norms
    for index in range(first - 2, max(low, first - REACH), -1):
        if classes[index] & (MARK | VERBAL | CONJUNCTION | SUBORDINATOR):
            return False
        if norms[index] == "of":
            return not (is_plural(norms[index - 1]) or classes[index - 1] & (PLURAL | PREPOSITION | VERBAL))
    return False


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ws"))


def agrees(form: Form, before: int, word: str) -> bool:
    """Whether the word before can be the subject of the verb's form: "officials say", not "the award show"."""
    if form == "s" and before & NUMBER and word != "one":
        return False  # "the two sides"
    if form == "base" and before & CAPITAL and not (before & (PLURAL | SUBJECT) or is_plural(word)):
        return word.endswith(PEOPLES)  # "the Rossiya state channel", but "the French say"
    if (
        before & (CAPITAL | MARK | PAST | SUBJECT | OBJECT | ADVERB | CONJUNCTION | SUBORDINATOR | TIME | NUMBER)
        or not word
    ):
        return True
    has_many = bool(before & PLURAL) or word in COLLECTIVE or is_plural(word)
    return has_many if form == "base" else not has_many
