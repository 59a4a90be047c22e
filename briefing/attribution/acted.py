"""Rules for verbs with an object, an infinitive or a preposition as content, and for passives."""

from __future__ import annotations

from briefing.attribution.carried import find_noun
from briefing.attribution.contents import find_clause_end, find_phrase_end
from briefing.attribution.followers import find_right
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range
from briefing.attribution.words import (
    BREAKS,
    CAPITAL,
    CARRIER,
    CONFIRMING,
    CONJUNCTION,
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
REDUCED = {"as": "obj_as", "of": "obj_of", "for": "obj_for"}
COMPLETING = frozenset(("to", "like", "as"))
PREPOSITIONS = frozenset(
    ["of", "for", "about", "on", "with", "against", "over", "at", "into", "from", "in", "by", "toward", "towards"]
)


@rule("passive.raised")
def find_raised(passage: Passage, spot: Spot) -> Draft | None:
    """``content… ("is believed" "to" | "seems") …content`` - without a source; the subject is part of the content."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if spot.subject is None or spot.is_shared or at + 1 >= passage.high or spot.that >= 0:
        return None
    if not ((hit.is_passive and table.norms[at] == "to") or (hit.cue.is_raising and _may_complete(passage, at))):
        return None
    end = find_clause_end(table, at, passage.high, passage.stops)
    frame = "raised"
    return Draft("passive.raised", frame, hit.cue.takes.get(frame, 0), hit, None, (spot.subject, (at, end)))


def _may_complete(passage: Passage, at: int) -> bool:
    """Whether what the subject seems begins here: "seems [ready]", "appears [to have]", not "appeared in court"."""
    bits, word = passage.table.classes[at], passage.table.norms[at]
    return word in COMPLETING or not bits & (MARK | PREPOSITION | SUBORDINATOR | CAPITAL | CONJUNCTION | TIME)


@rule("passive.by")
def find_passive_by(passage: Passage, spot: Spot) -> Draft | None:
    """``content "was" cue "by" source`` - "was criticised by aid groups"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if at >= passage.high or table.norms[at] != "by":
        return None
    is_claimed = hit.cue.words == "claim" and hit.form in ("past", "participle")  # also "a bombing claimed by"
    has_subject = spot.subject is not None and not spot.is_shared
    is_reduced = hit.form in ("past", "participle") and hit.first == hit.core and not is_claimed and not hit.is_passive
    if not (is_reduced or (has_subject and (hit.is_passive or is_claimed))):
        return None
    source = find_right(table, at + 1, passage.high)
    if source is None:
        return None
    if is_reduced:  # "a plane reported by the press [as belonging to the army]"
        return _find_reduced(passage, hit, source)
    told = passage.drafts[-1] if passage.drafts else None
    if told is not None and told.rule == "noun.that" and told.content[-1][1] == hit.first:
        return Draft(
            "passive.by", "by", hit.cue.takes.get("by", 0), hit, source, told.content
        )  # "its claim that … was denied by"
    act, sure = ("claims-responsibility", 100) if is_claimed else ("", hit.cue.takes.get("by", 0))
    content = [spot.subject] if spot.subject is not None else []
    rest = source[1]
    if rest < passage.high and (table.norms[rest] in ("as", "for", "to", "of") or _is_blamed_on(passage, hit, rest)):
        content.append((rest, find_clause_end(table, rest, passage.high, passage.stops)))
    return Draft("passive.by", "by", sure, hit, source, tuple(content), act=act)


def _is_blamed_on(passage: Passage, hit: Hit, at: int) -> bool:
    """Whether "on" tells whom something is blamed on, not when: "was blamed by Kyiv on Moscow"."""
    table = passage.table
    is_on = hit.cue.words == "blame" and table.norms[at] == "on" and at + 1 < passage.high
    return is_on and not table.classes[at + 1] & TIME


def _find_reduced(passage: Passage, hit: Hit, source: Range) -> Draft | None:
    """``noun [","] participle "by" source ("as" | "of" | "for" | "to") content``."""
    norms, at = passage.table.norms, source[1]
    if at + 1 >= passage.high or norms[at] not in REDUCED:
        return None
    frame = REDUCED[norms[at]]
    end = find_phrase_end(passage.table, at + 1, passage.high, passage.stops)
    sure = hit.cue.takes.get(frame, 0)
    return Draft("passive.by", frame, sure, hit, source, ((at, end),)) if end > at + 1 else None


@rule("passive.as")
def find_passive_as(passage: Passage, spot: Spot) -> Draft | None:
    """``content "is seen" "as" …content``."""
    hit, table = spot.hit, passage.table
    if not hit.is_passive or spot.subject is None or spot.is_shared:
        return None
    at = spot.after
    if at + 1 >= passage.high or table.norms[at] != "as":
        return None
    end = find_clause_end(table, at, passage.high, passage.stops)
    return Draft("passive.as", "passive_as", hit.cue.takes.get("passive_as", 0), hit, None, (spot.subject, (at, end)))


@rule("object.named")
def find_named_object(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue target ("of" | "for" | "to" | "as" | "that") content`` - "accused Moscow of", "urged him to"."""
    hit, table = spot.hit, passage.table
    if hit.is_passive:
        return None
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


@rule("infinitive")
def find_infinitive(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue ["not"] "to" content`` - "vowed to retaliate", "declined to comment"."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if at + 1 < passage.high and table.norms[at] == "not" and table.norms[at + 1] == "to":
        at += 1
    if at + 1 >= passage.high or table.norms[at] != "to" or hit.is_passive:
        return None
    frame = "to" if "to" in hit.cue.takes else "prep"
    act = "does-not-confirm" if hit.cue.act == "declines" and table.classes[at + 1] & CONFIRMING else ""
    end = find_clause_end(table, spot.after, passage.high, passage.stops)
    return Draft("infinitive", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((spot.after, end),), act=act)


@rule("object.responsibility")
def find_responsibility(passage: Passage, spot: Spot) -> Draft | None:
    """``source ("claimed" | "accepted") "responsibility for" content`` - the word itself belongs to the content."""
    hit = spot.hit
    if hit.cue.act != "claims-responsibility" or hit.is_passive:
        return None
    start = hit.core + 1
    end = find_phrase_end(passage.table, start, passage.high, tuple(stop for stop in passage.stops if stop > hit.last))
    if end <= hit.last:
        return None
    sure, cue = hit.cue.takes.get("np", 0), ((hit.first, start),)
    return Draft("object.responsibility", "np", sure, hit, spot.subject, ((start, end),), cue=cue)


@rule("object.plain")
def find_object(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue noun phrase`` - "rejected the criticism", "announced a ceasefire"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if hit.is_passive or at >= passage.high:
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


@rule("object.preposition")
def find_preposition(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue (preposition) content`` - "spoke about", "warned of", "complained of"."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if hit.is_passive or at + 1 >= passage.high or table.norms[at] not in PREPOSITIONS:
        return None
    frame = table.norms[at] if table.norms[at] in hit.cue.takes else "prep"
    end = find_phrase_end(table, at + 1, passage.high, passage.stops)
    if end <= at + 1:
        return None
    return Draft("object.preposition", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((at + 1, end),))


@rule("passive.plain")
def find_passive_content(passage: Passage, spot: Spot) -> Draft | None:
    """``"was asked" (whether | why | about) content`` - the passive of a verb with content on its right."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if not hit.is_passive or at >= passage.high:
        return None
    word = table.norms[at]
    if word not in ("whether", "why", "how", "what", "if", "about", "when", "who"):
        return None
    first = at + 1 if word == "about" else at
    end = find_clause_end(table, first, passage.high, passage.stops)
    if end <= first:
        return None
    return Draft("passive.plain", "passive_wh", hit.cue.takes.get("passive_wh", 0), hit, None, ((first, end),))
