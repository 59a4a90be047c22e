"""Rules for verbs with an object, an infinitive or a preposition as content."""

from __future__ import annotations

from briefing.attribution.carried import find_noun
from briefing.attribution.contents import find_clause_end, find_phrase_end
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.quoted import opens_quote
from briefing.attribution.registry import is_active, rule
from briefing.attribution.words import (
    BREAKS,
    CAPITAL,
    CARRIER,
    CONFIRMING,
    DETERMINER,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
)

FAR = 12
RELATIVE = frozenset(("whom",))
NAMING = {
    "of": "obj_of",
    "for": "obj_for",
    "as": "obj_as",
    "to": "obj_to",
    "that": "obj_that",
    "with": "obj_with",
    "against": "obj_against",
    "over": "obj_for",
}
FRAMES = frozenset(NAMING.values())
PREPOSITIONS = frozenset(
    ["of", "for", "about", "on", "with", "against", "over", "at", "into", "from", "in", "by", "toward", "towards"]
)


def _names_frame(hit: Hit) -> bool:
    return not hit.is_passive and not FRAMES.isdisjoint(hit.cue.takes)


@rule("object.named", fits=_names_frame)
def find_named_object(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue target ("of" | "for" | "to" | "as" | "that") content`` - "accused Moscow of", "urged him to"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if at + 1 >= passage.high or (table.classes[at] & MARK and not table.quoted[at]):
        return None
    takes = hit.cue.takes
    norms, classes = table.norms, table.classes
    is_relative = spot.subject is not None and passage.low < spot.subject[0] and norms[spot.subject[0] - 1] in RELATIVE
    for index in range(at if is_relative else at + 1, min(passage.high, at + FAR)):  # "whom it accused of"
        bits, word = classes[index], norms[index]
        if word == "," and _is_age(passage, index):
            continue  # "accused Mr X, 75, of"
        frame = NAMING.get(word)
        if frame is not None and frame in takes and index > at + 1 and opens_quote(table, index - 1, passage.high):
            end = find_clause_end(table, index - 1, passage.high, passage.stops)  # `urged them "to step back"`
            return Draft(
                "object.named", frame, takes[frame], hit, spot.subject, ((index - 1, end),), target=(at, index - 1)
            )
        if frame is not None and frame in takes and not table.quoted[index]:
            end = find_clause_end(table, index, passage.high, passage.stops)
            if end <= index + 1:
                return None
            link = None
            first = index
            if word == "to" and norms[index - 1] == "not":  # "advised them not to go"
                named = (at, index - 1) if index - 1 > at else None
                return Draft("object.named", frame, takes[frame], hit, spot.subject, ((index - 1, end),), target=named)
            if word == "that":
                link, first = (index, index + 1), index + 1
            if frame == "obj_as":  # "described [the town as lost]"
                return Draft("object.named", frame, takes[frame], hit, spot.subject, ((at, end),))
            return Draft(
                "object.named",
                frame,
                takes[frame],
                hit,
                spot.subject,
                ((first, end),),
                target=(at, index) if index > at else None,
                link=link,
            )
        if (bits & MARK and word in BREAKS) or index in passage.stops:
            return None
    return None


def _is_age(passage: Passage, comma: int) -> bool:
    """Whether the comma is one of the two around a number."""
    norms, last = passage.table.norms, passage.high - 1
    return (comma < last - 1 and norms[comma + 1].isdigit() and norms[comma + 2] == ",") or (
        norms[comma - 1].isdigit() and norms[comma - 2] == ","
    )


@rule("infinitive", fits=is_active)
def find_infinitive(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue ["not"] "to" content`` - "vowed to retaliate", "declined to comment"."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if at + 1 < passage.high and table.norms[at] == "not" and table.norms[at + 1] == "to":
        at += 1
    if at + 1 >= passage.high or table.norms[at] != "to":
        return None
    frame = "to" if "to" in hit.cue.takes else "prep"
    act = "does-not-confirm" if hit.cue.act == "declines" and table.classes[at + 1] & CONFIRMING else ""
    end = find_clause_end(table, spot.after, passage.high, passage.stops)
    return Draft("infinitive", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((spot.after, end),), act=act)


@rule("object.responsibility", fits=lambda hit: hit.cue.act == "claims-responsibility" and not hit.is_passive)
def find_responsibility(passage: Passage, spot: Spot) -> Draft | None:
    """``source ("claimed" | "accepted") "responsibility for" content`` - the word itself belongs to the content."""
    hit = spot.hit
    start = hit.core + 1
    end = find_phrase_end(passage.table, start, passage.high, tuple(stop for stop in passage.stops if stop > hit.last))
    if end <= hit.last:
        return None
    sure, cue = hit.cue.takes.get("np", 0), ((hit.first, start),)
    return Draft("object.responsibility", "np", sure, hit, spot.subject, ((start, end),), cue=cue)


@rule("object.plain", fits=is_active)
def find_object(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue noun phrase`` - "rejected the criticism", "announced a ceasefire"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if at >= passage.high:
        return None
    bits, word = table.classes[at], table.norms[at]
    if bits & MARK and not table.quoted[at] and word not in ("$", "(", "[", "#", "@", "£"):
        return None
    if (
        bits & (PREPOSITION | SUBORDINATOR | TIME)
        and not bits & DETERMINER
        and not table.quoted[at]
        and not bits & CAPITAL
    ):
        return None
    if word in ("and", "or", "but", "by", "as", "to"):
        return None
    end = find_phrase_end(table, at, passage.high, passage.stops)
    if end <= at or _is_vehicle(passage, at, end):
        return None
    noun = find_noun(passage, hit) if hit.cue.is_light and hit.cue.act != "denies" else None
    act = noun.cue.act if noun is not None else ""  # "offered his condolences"
    return Draft("object.plain", "np", hit.cue.takes.get("np", 0), hit, spot.subject, ((at, end),), act=act)


def _is_vehicle(passage: Passage, first: int, last: int) -> bool:
    """Whether the object only carries what a later cue gives: "posted [a message] blaming Iran"."""
    carriers = passage.table.classes[first:last]
    saying = [other.first for other in passage.hits if first < other.first < last and other.form == "ing"]
    return bool(saying) and any(bits & CARRIER for bits in carriers[: saying[0] - first])


@rule("object.preposition", fits=is_active)
def find_preposition(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue (preposition) content`` - "spoke about", "warned of", "complained of"."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if at + 1 >= passage.high or table.norms[at] not in PREPOSITIONS:
        return None
    frame = table.norms[at] if table.norms[at] in hit.cue.takes else "prep"
    end = find_phrase_end(table, at + 1, passage.high, passage.stops)
    if end <= at + 1:
        return None
    return Draft("object.preposition", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((at + 1, end),))
