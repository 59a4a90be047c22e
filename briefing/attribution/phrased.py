"""Rules for nouns ("claims that") and phrases ("according to") as cues."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, find_phrase_end, has_verb, trim_right
from briefing.attribution.followers import find_right
from briefing.attribution.reading import Reading
from briefing.attribution.registry import rule
from briefing.attribution.scene import Draft, Scene, Spot
from briefing.attribution.sources import Range, find_left
from briefing.attribution.words import (
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    FINITE,
    ING,
    MARK,
    MODAL,
    PAST,
    POSSESSIVE,
    RECEIVING,
)

OWNERS = frozenset(["his", "her", "its", "their", "our", "my", "your", "whose"])


@rule("phrase.according")
def find_according(scene: Scene, spot: Spot) -> Draft | None:
    """``content "," "according to" source`` or ``"According to" source "," content``."""
    hit, reading = spot.hit, scene.reading
    source = find_right(reading, hit.last, scene.high)
    if source is None:
        return None
    if hit.first == scene.low:
        source = _cut_at_comma(scene, source)
    sure = hit.cue.takes.get("left", 0)
    told = scene.find_told(hit.first)
    floor = scene.low
    for draft in scene.drafts:
        if draft.sure >= sure and draft is not told:
            floor = max([floor, *(last for _, last in draft.content if last <= hit.first)])
    first = floor
    while first < hit.first and reading.norms[first] in (",", "and", "but", ";") and not reading.quoted[first]:
        first += 1
    end = trim_right(reading, first, hit.first)
    content: list[Range] = []
    if told is not None:
        first = min(first, told.content[0][0])
    if end - first >= 2 or has_verb(reading, first, end):
        content.append((first, end))
    at = source[1]
    if at < scene.high and reading.norms[at] in (",", ":") and (not content or not has_verb(reading, first, end)):
        stop = find_clause_end(reading, at + 1, scene.high, scene.stops)
        if stop > at + 1:
            content.append((at + 1, stop))
    if not content:
        return None
    if told is not None:
        content += [(first, last) for first, last in told.content if first > hit.last]
    return Draft("phrase.according", "left", sure, hit, source, tuple(content))


def _cut_at_comma(scene: Scene, source: Range) -> Range:
    """The source of "According to [X], the road is closed", where no apposition follows a name."""
    norms = scene.reading.norms
    commas = [index for index in range(*source) if norms[index] == ","]
    if commas and not (source[1] < scene.high and norms[source[1]] == ","):
        return (source[0], commas[-1])
    return source


def _find_owner(scene: Scene, at: int, low: int) -> Range | None:
    """The one whose claim it is: "[Moscow]'s claim", "[their] claim", also past adjectives."""
    reading = scene.reading
    norms, classes = reading.norms, reading.classes
    for index in range(at - 1, max(low, at - 5) - 1, -1):
        if norms[index] in OWNERS:
            return (index, index + 1)
        if classes[index] & POSSESSIVE:
            found = find_left(reading, low, index)
            return (found[0], index + 1) if found else None
        if classes[index] & (MARK | DETERMINER) and not classes[index] & CAPITAL:
            return None
    return None


def _is_met_with(reading: Reading, at: int, low: int) -> bool:
    """Whether the noun at `at` comes from others than the subject: "faced [criticism]", "amid [concerns]"."""
    for index in range(at - 1, max(low, at - 6) - 1, -1):
        bits = reading.classes[index]
        if bits & RECEIVING:
            return True
        if bits & (MARK | AUXILIARY | MODAL | FINITE | PAST | ING):
            return False
    return False


def _find_carrier(scene: Scene, spot: Spot) -> Range | None:
    """Who comes with the noun: its owner, a "by" or "from" phrase, else the subject of the clause."""
    hit, reading = spot.hit, scene.reading
    owner = _find_owner(scene, hit.first, scene.low)
    if owner is not None:
        return owner
    if hit.last < scene.high and reading.norms[hit.last] in ("by", "from", "among"):
        return find_right(reading, hit.last + 1, scene.high)
    if _is_met_with(reading, hit.first, scene.low):
        return None
    shared = scene.find_shared(hit)
    return shared if shared is not None and shared[1] <= hit.first else None


@rule("noun.that")
def find_noun_that(scene: Scene, spot: Spot) -> Draft | None:
    """``[owner] noun [by source] "that" clause`` - "the opposition's claim that", "accusations by Kyiv that"."""
    hit, reading = spot.hit, scene.reading
    source = _find_carrier(scene, spot)
    at = hit.last
    if source is not None and source[0] >= hit.last:
        at = source[1]
    if at + 1 >= scene.high or reading.norms[at] != "that":
        return None
    end = find_clause_end(reading, at + 1, scene.high, scene.stops)
    if end <= at + 1:
        return None
    return Draft("noun.that", "that", hit.cue.takes.get("that", 0), hit, source, ((at + 1, end),), link=(at, at + 1))


@rule("noun.preposition")
def find_noun_preposition(scene: Scene, spot: Spot) -> Draft | None:
    """``[owner] noun ("of" | "for" | "to" | "about" | "over") content`` - "criticism of", "a call for"."""
    hit, reading = spot.hit, scene.reading
    source = _find_carrier(scene, spot)
    at = hit.last
    if source is not None and source[0] >= hit.last:
        at = source[1]
    if at + 1 >= scene.high:
        return None
    word = reading.norms[at]
    frame = word if word in hit.cue.takes else ""
    if not frame or word == "that":
        return None
    if word == "to" and reading.classes[at + 1] & (DETERMINER | CAPITAL | POSSESSIVE):
        return None  # "his answer to the council"
    first = at if word == "to" else at + 1
    end = find_phrase_end(reading, first, scene.high, scene.stops)
    if end <= first:
        return None
    return Draft("noun.preposition", frame, hit.cue.takes.get(frame, 0), hit, source, ((first, end),))
