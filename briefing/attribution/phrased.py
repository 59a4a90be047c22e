"""Rules for nouns ("claims that") and phrases ("according to") as cues."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, find_phrase_end, has_verb, trim_right
from briefing.attribution.followers import find_right
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range, find_left
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    ING,
    MARK,
    MODAL,
    PAST,
    POSSESSIVE,
    RECEIVING,
)

BY = frozenset(("by", "from", "among"))
TYING = BY | {"that"}  # what ties a noun to what is said
OWNERS = frozenset(["his", "her", "its", "their", "our", "my", "your", "whose"])


@rule("phrase.according")
def find_according(passage: Passage, spot: Spot) -> Draft | None:
    """``content "," "according to" source`` or ``"According to" source "," content``."""
    hit, table = spot.hit, passage.table
    source = find_right(table, hit.last, passage.high)
    if source is None:
        return None
    if hit.first == passage.low or (hit.first == passage.low + 1 and table.classes[passage.low] & CONJUNCTION):
        source = _cut_at_comma(passage, source)
    sure = hit.cue.takes.get("left", 0)
    told = passage.find_told(hit.first)
    floor = passage.low
    for draft in passage.drafts:
        if draft.sure >= sure and draft is not told:
            floor = max([floor, *(last for _, last in draft.content if last <= hit.first)])
    first = floor
    while first < hit.first and table.norms[first] in (",", "and", "but", ";") and not table.quoted[first]:
        first += 1
    end = trim_right(table, first, hit.first)
    content: list[Range] = []
    if told is not None:
        first = min(first, told.content[0][0])
    if end - first >= 2 or has_verb(table, first, end):
        content.append((first, end))
    at = source[1]
    if at < passage.high and table.norms[at] in (",", ":") and (not content or not has_verb(table, first, end)):
        stop = find_clause_end(table, at + 1, passage.high, passage.stops)
        if stop > at + 1:
            content.append((at + 1, stop))
    if not content:
        return None
    if told is not None:
        content += [(first, last) for first, last in told.content if first > hit.last]
    return Draft("phrase.according", "left", sure, hit, source, tuple(content))


def _cut_at_comma(passage: Passage, source: Range) -> Range:
    """The source of "According to [X], the road is closed", where no apposition follows a name."""
    norms = passage.table.norms
    commas = [index for index in range(*source) if norms[index] == ","]
    if commas and not (source[1] < passage.high and norms[source[1]] == ","):
        return (source[0], commas[-1])
    return source


def _find_owner(passage: Passage, at: int, low: int) -> Range | None:
    """The one whose claim it is: "[Moscow]'s claim", "[their] claim", also past adjectives."""
    table = passage.table
    norms, classes = table.norms, table.classes
    for index in range(at - 1, max(low, at - 5) - 1, -1):
        if norms[index] in OWNERS:
            return (index, index + 1)
        is_plural = norms[index] == "'" and index - 1 > low and norms[index - 1].endswith("s")  # "the rebels' claim"
        if classes[index] & POSSESSIVE or is_plural:
            found = find_left(table, low, index)
            return (found[0], index + 1) if found else None
        if classes[index] & (MARK | DETERMINER) and not classes[index] & CAPITAL:
            return None
    return None


def _is_judged(passage: Passage, at: int) -> bool:
    """Whether the verb before the noun at `at` turns it down: "described as absurd [the claim] that"."""
    before = [other for other in passage.hits if other.last <= at and other.cue.kind == "verb"]
    return bool(before) and (before[-1].cue.act in ("denies", "doubts") or before[-1].cue.words in ("describe", "call"))


def _is_met_with(table: TokenTable, at: int, low: int) -> bool:
    """Whether the noun at `at` comes from others than the subject: "faced [criticism]", "amid [concerns]"."""
    for index in range(at - 1, max(low, at - 6) - 1, -1):
        bits = table.classes[index]
        if bits & RECEIVING:
            return True
        if bits & (MARK | AUXILIARY | MODAL | FINITE | PAST | ING):
            return False
    return False


def _find_carrier(passage: Passage, spot: Spot) -> Range | None:
    """Who comes with the noun: its owner, a "by" or "from" phrase, else the subject of the clause."""
    hit, table = spot.hit, passage.table
    owner = _find_owner(passage, hit.first, passage.low)
    if owner is not None:
        return owner
    if hit.last < passage.high and table.norms[hit.last] in BY:
        return find_right(table, hit.last + 1, passage.high)
    if _is_met_with(table, hit.first, passage.low) or _is_judged(passage, hit.first):
        return None
    shared = passage.find_shared(hit)
    return shared if shared is not None and shared[1] <= hit.first else None


def _find_verdict(passage: Passage, at: int) -> int:
    """Where a verb that denies the whole begins: "its claim that it won [was dismissed by] Kyiv"; else the end."""
    for other in passage.hits:
        is_answer = other.is_passive and other.first > at + 1 and other.cue.act in ("denies", "doubts")
        if is_answer and passage.table.norms[other.last : other.last + 1] == ("by",):
            return other.first
    return passage.high


@rule("noun.that")
def find_noun_that(passage: Passage, spot: Spot) -> Draft | None:
    """``[owner] noun [by source] "that" clause`` - "the opposition's claim that", "accusations by Kyiv that"."""
    hit, table = spot.hit, passage.table
    if hit.last >= passage.high or table.norms[hit.last] not in TYING:
        return None
    source = _find_carrier(passage, spot)
    at = hit.last
    if source is not None and source[0] >= hit.last:
        at = source[1]
    if at + 1 >= passage.high or table.norms[at] != "that":
        return None
    end = find_clause_end(table, at + 1, _find_verdict(passage, at + 1), passage.stops)
    if end <= at + 1:
        return None
    return Draft("noun.that", "that", hit.cue.takes.get("that", 0), hit, source, ((at + 1, end),), link=(at, at + 1))


@rule("noun.preposition")
def find_noun_preposition(passage: Passage, spot: Spot) -> Draft | None:
    """``[owner] noun ("of" | "for" | "to" | "about" | "over") content`` - "criticism of", "a call for"."""
    hit, table = spot.hit, passage.table
    if hit.last >= passage.high or not (table.norms[hit.last] in BY or table.norms[hit.last] in hit.cue.takes):
        return None
    source = _find_carrier(passage, spot)
    at = hit.last
    if source is not None and source[0] >= hit.last:
        at = source[1]
    if at + 1 >= passage.high:
        return None
    word = table.norms[at]
    frame = word if word in hit.cue.takes else ""
    if not frame or word == "that":
        return None
    if word == "to" and table.classes[at + 1] & (DETERMINER | CAPITAL | POSSESSIVE):
        return None  # "his answer to the council"
    first = at if word == "to" else at + 1
    end = find_phrase_end(table, first, passage.high, passage.stops)
    if end <= first:
        return None
    return Draft("noun.preposition", frame, hit.cue.takes.get(frame, 0), hit, source, ((first, end),))
