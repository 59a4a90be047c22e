"""Rules for verbs that give a clause, before, after and around their cue."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, has_verb, is_closed_after, trim_right
from briefing.attribution.passage import Draft, Passage, Spot, find_inverted
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    ING,
    MARK,
    NUMBER,
    PAST,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
    VERBAL,
)

SURE = 75  # a cue this sure takes what stands before it, whether or not a verb is seen there
LONG = 4  # tokens


@rule("colon.after")
def find_colon_after(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue ":" clause``."""
    table, hit = passage.table, spot.hit
    at = spot.after
    if at + 1 >= passage.high or table.norms[at] != ":":
        return None
    return Draft("colon.after", "quote", hit.cue.takes.get("quote", 0), hit, spot.subject, ((at + 1, passage.high),))


@rule("clause.that")
def find_that_clause(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue [adjunct] "that" clause``."""
    hit = spot.hit
    if spot.that < 0 or spot.that + 1 >= passage.high:
        return None
    start = spot.that + 1
    end = find_clause_end(passage.table, start, passage.high, passage.stops)
    if end <= start:
        return None
    subject = spot.subject
    if hit.is_passive or (
        subject is not None
        and passage.table.norms[subject[0]] == "it"
        and hit.form in ("s", "past")
        and hit.cue.words in ("seem", "appear")
    ):
        subject = None
    return Draft(
        "clause.that", "that", hit.cue.takes.get("that", 0), hit, subject, ((start, end),), link=(spot.that, start)
    )


@rule("clause.left")
def find_left_clause(passage: Passage, spot: Spot) -> Draft | None:
    """``clause "," (source cue | cue source) ["," clause]``."""
    table, hit = passage.table, spot.hit
    if spot.left is None or not hit.is_finite or hit.is_passive or spot.that >= 0:
        return None
    first, last = spot.left
    source, at = spot.subject, spot.after
    if source is None or spot.is_shared:
        if spot.is_shared and source is not None:
            return None
        source = (
            find_inverted(passage, spot) if hit.first == hit.core and hit.cue.takes.get("quote", 0) >= SURE else None
        )
        if source is None:
            return None
        at = source[1]
        if at < passage.high and not table.classes[at] & (MARK | PREPOSITION | TIME | ADVERB | SUBORDINATOR):
            return None
    elif not is_closed_after(table, at, passage.high):
        return None
    goes_on = at < passage.high and table.norms[at] == ","
    if last - first < 2 and not goes_on:
        return None
    is_sure = hit.cue.takes.get("left", 0) >= SURE and last - first >= LONG and not spot.subject
    if not is_sure and not has_verb(table, first, passage.high if goes_on else last):
        return None
    content: list[Range] = [(first, trim_right(table, first, last))]
    if goes_on and not _is_aside(table, at + 1, passage):
        end = find_clause_end(table, at + 1, passage.high, passage.stops)
        if end > at + 2:
            content.append((at + 1, end))
    if content[0][1] <= content[0][0]:
        return None
    return Draft("clause.left", "left", hit.cue.takes.get("left", 0), hit, source, tuple(content))


def _is_aside(table: TokenTable, at: int, passage: Passage) -> bool:
    """Whether what follows the cue's comma is the reporter's: ", adding", ", a spokesman", ", who", ", after"."""
    if at >= passage.high:
        return True
    bits, word = table.classes[at], table.norms[at]
    if word.endswith("ing") and not bits & CAPITAL:
        return True
    if at in passage.stops or at - 1 in passage.stops:
        return True
    if bits & QUESTION or word in (
        "after",
        "before",
        "when",
        "while",
        "as",
        "though",
        "although",
        "because",
        "according",
        "with",
    ):
        return True
    return not has_verb(table, at, passage.high)


@rule("clause.relative")
def find_relative(passage: Passage, spot: Spot) -> Draft | None:
    """``("that" | "which" | "who") source cue verb…`` - "moves that he said improved the economy"."""
    table, hit, subject = passage.table, spot.hit, spot.subject
    if subject is None or spot.is_shared or hit.is_passive or subject[0] <= passage.low or hit.last >= passage.high:
        return None
    before = subject[0] - 1
    if table.norms[before] not in ("that", "which", "who", "what"):
        return None
    if not table.classes[hit.last] & (VERBAL | PAST | ADVERB) or table.quoted[before]:
        return None
    end = find_clause_end(table, hit.last, passage.high, passage.stops)
    sure = hit.cue.takes.get("clause", 0)
    return (
        Draft("clause.relative", "clause", sure, hit, subject, ((hit.last, end),), link=(before, subject[0]))
        if end > hit.last
        else None
    )


@rule("clause.after")
def find_clause_after(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue [adjunct] clause`` - a clause without "that"."""
    table, hit = passage.table, spot.hit
    at = spot.after
    if at >= passage.high or hit.is_passive or spot.that >= 0:
        return None
    bits, word = table.classes[at], table.norms[at]
    if word == ",":
        return _find_after_comma(passage, spot)
    is_amount = (
        bits & PREPOSITION
        and table.classes[at + 1 : at + 2]
        and (table.classes[at + 1] & NUMBER or table.norms[at + 1] in ("half", "a", "one", "two", "three"))
        and word in ("about", "around", "over", "under", "up", "like")
    )
    if (
        bits & (MARK | PREPOSITION)
        and not is_amount
        and not table.quoted[at]
        and word not in ("(", "$", "[", "#", "@", "£")
    ):
        if not (
            bits & PREPOSITION
            and spot.has_gap is False
            and hit.cue.words == "say"
            and word not in ("of", "about", "to", "on", "so", "as")
        ):
            return None
        if word in (
            "in",
            "at",
            "during",
            "after",
            "before",
            "on",
            "through",
            "via",
            "by",
            "from",
            "to",
            "with",
            "for",
            "as",
            "like",
        ):
            return None
    if word in ("and", "but", "or", "to", "of", "by", "as") or (word == "about" and not is_amount):
        return None
    if bits & QUESTION and not table.quoted[at]:
        end = find_clause_end(table, at, passage.high, passage.stops)
        return Draft("clause.after", "wh", hit.cue.takes.get("wh", 0), hit, spot.subject, ((at, end),))
    if "clause" not in hit.cue.takes:
        return None
    end = find_clause_end(table, at, passage.high, passage.stops)
    if end <= at:
        return None
    clear = (bits & SUBJECT and not bits & DETERMINER) or word in ("there", "it")
    if not clear and not has_verb(table, at, min(end, at + 25)):
        return None
    return Draft("clause.after", "clause", hit.cue.takes.get("clause", 0), hit, spot.subject, ((at, end),))


def _find_after_comma(passage: Passage, spot: Spot) -> Draft | None:
    """``cue, aside, (that) clause`` - "said, however, that"."""
    table, hit = passage.table, spot.hit
    at = spot.after
    for index in range(at + 1, min(passage.high, at + 14)):
        if table.norms[index] == "," and index + 2 < passage.high:
            start = index + 1
            if table.norms[start] == "that":
                end = find_clause_end(table, start + 1, passage.high, passage.stops)
                if end > start + 1:
                    sure = hit.cue.takes.get("that", 0)
                    return Draft(
                        "clause.after", "that", sure, hit, spot.subject, ((start + 1, end),), link=(start, start + 1)
                    )
            break
    if not has_verb(table, at + 1, passage.high) or table.classes[at + 1] & (PREPOSITION | SUBORDINATOR | ING):
        return None
    end = find_clause_end(table, at + 1, passage.high, passage.stops)
    return (
        Draft("clause.after", "comma", hit.cue.takes.get("comma", 0), hit, spot.subject, ((at + 1, end),))
        if end > at + 1
        else None
    )
