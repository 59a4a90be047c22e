"""A noun phrase read from its last word leftwards, without a parser."""

from __future__ import annotations

from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    JOINING,
    MARK,
    NEGATION,
    NUMBER,
    OBJECT,
    PAST,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

LONGEST_LIST = 12  # tokens to the "and"
LISTING = frozenset((",", "the", "of", "'s"))
INNER_MARKS = frozenset(["&", ".", "(", ")", "/", "'"])


def start_phrase(table: TokenTable, low: int, end: int) -> int | None:
    """The start of the noun phrase that ends at `end`."""
    norms, classes, quoted = table.norms, table.classes, table.quoted
    inside = quoted[end - 1]
    at = end
    has_noun = False
    if norms[end - 1] == ")":  # "Ed Jones (D)"
        while at > low and norms[at - 1] != "(":
            at -= 1
        at -= 1
        if at <= low:
            return None
    while at > low:
        mention = table.actors.get(at, at)
        if low <= mention < at:
            at, has_noun = mention, True
            continue
        bits, word = classes[at - 1], norms[at - 1]
        if quoted[at - 1] != inside:
            if inside or (not has_noun and at != end):
                break
            if (
                quoted[at - 1]
                and at - 1 > low
                and table.quotes[quoted[at - 1] - 1][0] > low
                and at - table.quotes[quoted[at - 1] - 1][0] < 6
                and norms[at - 2] not in (",", ".", "?", "!")
            ):
                at = table.quotes[quoted[at - 1] - 1][0]
                continue
            break
        if bits & MARK:
            if word in INNER_MARKS and has_noun and at - 1 > low and not (word == "'" and not inside):
                at -= 1
                continue
            if word == "," and _is_list(table, low, at):
                at -= 1
                continue
            break
        if bits & TIME and has_noun and not bits & (CAPITAL | DETERMINER) and classes[at] & CAPITAL:
            break  # "in the evening Mr X"
        if bits & CAPITAL:
            if (
                bits & (SUBORDINATOR | PREPOSITION | CONJUNCTION | QUESTION | SUBJECT)
                and not bits & DETERMINER
                and (at - 1 == low or classes[at - 2] & MARK)
            ):
                break
            has_noun = True
            at -= 1
            continue
        if bits & JOINING and has_noun and at - 1 > low:
            before = classes[at - 2]
            if (
                before & (MARK | VERBAL | CONJUNCTION | PREPOSITION | ADVERB | OBJECT)
                and word != "of"
                and not before & DETERMINER
            ):
                break
            if word in ("to", "with", "on", "from", "at", "in", "over", "near", "against") and before & PAST:
                at -= 1  # "officials briefed on the matter"
                continue
            at -= 1
            continue
        if word == "and" and has_noun and at - 1 > low and _joins_nouns(table, low, at):
            at -= 1
            continue
        if word == "that" and has_noun and at < end and classes[at] & (CAPITAL | DETERMINER | NUMBER):
            break  # "said [that] Mr Kerry"
        if bits & DETERMINER:
            if bits & SUBJECT and not has_noun:
                return at - 1
            has_noun = True
            at -= 1
            if (
                at > low
                and norms[at - 1] not in ("of", "for", "in", "at", "from", "and", "to", "with", "on")
                and (norms[at - 1] == "that" or not classes[at - 1] & DETERMINER)
                and not (norms[at - 1] == "," and _is_list(table, low, at))
            ):
                break
            continue
        if bits & OBJECT and not has_noun and at - 1 > low and classes[at - 2] & PREPOSITION:
            has_noun = True  # "most of them", "those around him"
            at -= 2
            continue
        if bits & (VERBAL | SUBJECT | SUBORDINATOR | CONJUNCTION | PREPOSITION | NEGATION | OBJECT):
            break
        if (
            (
                bits & PAST
                and at - 1 > low
                and not classes[at - 2] & (DETERMINER | JOINING)
                and norms[at - 2] not in ("'s", "and")
            )
            and not (has_noun and classes[at] & JOINING)
            and not (at == end and _ends_clause(table, low, at))
        ):
            break
        has_noun = True
        at -= 1
    while at < end and (
        (classes[at] & (CONJUNCTION | ADVERB | JOINING) and not classes[at] & (CAPITAL | DETERMINER))
        or norms[at] in (",", "'s", ")", "/", ".")
    ):
        at += 1
    return at if at < end and has_noun else None


def _ends_clause(table: TokenTable, low: int, at: int) -> bool:
    """Whether the participle before `at` ends a clause that belongs to a noun: "a paper [filed]", "those polled"."""
    before = table.classes[at - 2]
    return at - 2 >= low and not before & (MARK | VERBAL | CONJUNCTION | SUBORDINATOR | QUESTION | NEGATION | ADVERB)


def _is_list(table: TokenTable, low: int, at: int) -> bool:
    """Whether the comma before `at` joins names: "Britain, France and Germany"."""
    classes, norms = table.classes, table.norms
    if at + 1 >= len(classes) or at - 2 < low or not classes[at - 2] & CAPITAL:
        return False
    if not classes[at] & CAPITAL and not (norms[at] == "the" and classes[at + 1] & CAPITAL):
        return False
    for next_ in range(at, min(at + LONGEST_LIST, len(norms))):
        if norms[next_] == "and":
            return True
        if not (classes[next_] & CAPITAL or norms[next_] in LISTING):
            return False
    return False


def _joins_nouns(table: TokenTable, low: int, at: int) -> bool:
    classes = table.classes
    before, after = classes[at - 2], classes[at]
    if before & (MARK | VERBAL | ADVERB | PREPOSITION | OBJECT) or (after & (SUBJECT) and not after & DETERMINER):
        return False
    look = at - 2
    while look >= low and look > at - 8:
        bits = classes[look]
        if bits & (MARK | SUBORDINATOR):
            return True
        if bits & VERBAL or bits & PAST:
            return False
        look -= 1
    return True
