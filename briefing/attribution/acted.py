"""Rules for verbs with an object, an infinitive or a preposition as content, and for passives."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, find_phrase_end
from briefing.attribution.followers import find_right
from briefing.attribution.registry import rule
from briefing.attribution.scene import Draft, Scene, Spot
from briefing.attribution.words import BREAKS, CAPITAL, CONJUNCTION, DETERMINER, MARK, PREPOSITION, SUBORDINATOR, TIME

FAR = 12
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
COMPLETING = frozenset(("to", "like", "as"))
PREPOSITIONS = frozenset(
    ["of", "for", "about", "on", "with", "against", "over", "at", "into", "from", "in", "by", "toward", "towards"]
)


@rule("passive.raised")
def find_raised(scene: Scene, spot: Spot) -> Draft | None:
    """``content… ("is believed" "to" | "seems") …content`` - without a source; the subject is part of the content."""
    hit, reading = spot.hit, scene.reading
    at = spot.after
    if spot.subject is None or spot.is_shared or at + 1 >= scene.high or spot.that >= 0:
        return None
    if not ((hit.is_passive and reading.norms[at] == "to") or (hit.cue.is_raising and _may_complete(scene, at))):
        return None
    end = find_clause_end(reading, at, scene.high, scene.stops)
    frame = "raised"
    return Draft("passive.raised", frame, hit.cue.takes.get(frame, 0), hit, None, (spot.subject, (at, end)))


def _may_complete(scene: Scene, at: int) -> bool:
    """Whether what the subject seems begins here: "seems [ready]", "appears [to have]", not "appeared in court"."""
    bits, word = scene.reading.classes[at], scene.reading.norms[at]
    return word in COMPLETING or not bits & (MARK | PREPOSITION | SUBORDINATOR | CAPITAL | CONJUNCTION | TIME)


@rule("passive.by")
def find_passive_by(scene: Scene, spot: Spot) -> Draft | None:
    """``content "was" cue "by" source`` - "was criticised by aid groups"."""
    hit, reading = spot.hit, scene.reading
    if not hit.is_passive or spot.subject is None or spot.is_shared:
        return None
    at = spot.hit.last
    if at >= scene.high or reading.norms[at] != "by":
        return None
    source = find_right(reading, at + 1, scene.high)
    if source is None:
        return None
    content = [spot.subject]
    rest = source[1]
    if rest < scene.high and reading.norms[rest] in ("as", "for", "to", "of"):
        content.append((rest, find_clause_end(reading, rest, scene.high, scene.stops)))
    return Draft("passive.by", "by", hit.cue.takes.get("by", 0), hit, source, tuple(content))


@rule("passive.as")
def find_passive_as(scene: Scene, spot: Spot) -> Draft | None:
    """``content "is seen" "as" …content``."""
    hit, reading = spot.hit, scene.reading
    if not hit.is_passive or spot.subject is None or spot.is_shared:
        return None
    at = spot.after
    if at + 1 >= scene.high or reading.norms[at] != "as":
        return None
    end = find_clause_end(reading, at, scene.high, scene.stops)
    return Draft("passive.as", "passive_as", hit.cue.takes.get("passive_as", 0), hit, None, (spot.subject, (at, end)))


@rule("object.named")
def find_named_object(scene: Scene, spot: Spot) -> Draft | None:
    """``source cue target ("of" | "for" | "to" | "as" | "that") content`` - "accused Moscow of", "urged him to"."""
    hit, reading = spot.hit, scene.reading
    if hit.is_passive:
        return None
    at = hit.last
    if at + 1 >= scene.high or reading.quoted[at] or reading.classes[at] & MARK:
        return None
    takes = hit.cue.takes
    norms, classes = reading.norms, reading.classes
    for index in range(at + 1, min(scene.high, at + FAR)):
        bits, word = classes[index], norms[index]
        frame = NAMING.get(word)
        if frame is not None and frame in takes and not reading.quoted[index]:
            end = find_clause_end(reading, index, scene.high, scene.stops)
            if end <= index + 1:
                return None
            link = None
            first = index
            if word == "that":
                link, first = (index, index + 1), index + 1
            return Draft(
                "object.named", frame, takes[frame], hit, spot.subject, ((first, end),), target=(at, index), link=link
            )
        if (bits & MARK and word in BREAKS) or index in scene.stops:
            return None
    return None


@rule("infinitive")
def find_infinitive(scene: Scene, spot: Spot) -> Draft | None:
    """``source cue ["not"] "to" content`` - "vowed to retaliate", "declined to comment"."""
    hit, reading = spot.hit, scene.reading
    at = spot.after
    if at + 1 < scene.high and reading.norms[at] == "not" and reading.norms[at + 1] == "to":
        at += 1
    if at + 1 >= scene.high or reading.norms[at] != "to" or hit.is_passive:
        return None
    frame = "to" if "to" in hit.cue.takes else "prep"
    end = find_clause_end(reading, spot.after, scene.high, scene.stops)
    return Draft("infinitive", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((spot.after, end),))


@rule("object.responsibility")
def find_responsibility(scene: Scene, spot: Spot) -> Draft | None:
    """``source ("claimed" | "accepted") "responsibility for" content`` - the word itself belongs to the content."""
    hit = spot.hit
    if hit.cue.act != "claims-responsibility" or hit.is_passive:
        return None
    start = hit.core + 1
    end = find_phrase_end(scene.reading, start, scene.high, tuple(stop for stop in scene.stops if stop > hit.last))
    if end <= hit.last:
        return None
    sure, cue = hit.cue.takes.get("np", 0), ((hit.first, start),)
    return Draft("object.responsibility", "np", sure, hit, spot.subject, ((start, end),), cue=cue)


@rule("object.plain")
def find_object(scene: Scene, spot: Spot) -> Draft | None:
    """``source cue noun phrase`` - "rejected the criticism", "announced a ceasefire"."""
    hit, reading = spot.hit, scene.reading
    at = hit.last
    if hit.is_passive or at >= scene.high:
        return None
    bits, word = reading.classes[at], reading.norms[at]
    if bits & MARK and not reading.quoted[at] and word not in ("$", "(", "[", "#", "@", "£"):
        return None
    if (
        bits & (PREPOSITION | SUBORDINATOR | TIME)
        and not bits & DETERMINER
        and not reading.quoted[at]
        and not bits & CAPITAL
    ):
        return None
    if word in ("and", "or", "but", "by", "as", "to"):
        return None
    end = find_phrase_end(reading, at, scene.high, scene.stops)
    if end <= at:
        return None
    return Draft("object.plain", "np", hit.cue.takes.get("np", 0), hit, spot.subject, ((at, end),))


@rule("object.preposition")
def find_preposition(scene: Scene, spot: Spot) -> Draft | None:
    """``source cue (preposition) content`` - "spoke about", "warned of", "complained of"."""
    hit, reading = spot.hit, scene.reading
    at = spot.after
    if hit.is_passive or at + 1 >= scene.high or reading.norms[at] not in PREPOSITIONS:
        return None
    frame = reading.norms[at] if reading.norms[at] in hit.cue.takes else "prep"
    end = find_phrase_end(reading, at + 1, scene.high, scene.stops)
    if end <= at + 1:
        return None
    return Draft("object.preposition", frame, hit.cue.takes.get(frame, 0), hit, spot.subject, ((at + 1, end),))


@rule("passive.plain")
def find_passive_content(scene: Scene, spot: Spot) -> Draft | None:
    """``"was asked" (whether | why | about) content`` - the passive of a verb with content on its right."""
    hit, reading = spot.hit, scene.reading
    at = spot.after
    if not hit.is_passive or at >= scene.high:
        return None
    word = reading.norms[at]
    if word not in ("whether", "why", "how", "what", "if", "about", "when", "who"):
        return None
    first = at + 1 if word == "about" else at
    end = find_clause_end(reading, first, scene.high, scene.stops)
    if end <= first:
        return None
    return Draft("passive.plain", "passive_wh", hit.cue.takes.get("passive_wh", 0), hit, None, ((first, end),))
