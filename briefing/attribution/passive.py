"""Rules for passives, with their verb or without: "was condemned by", "reported by", "is believed to"."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, find_phrase_end
from briefing.attribution.followers import find_right
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import is_passive, rule
from briefing.attribution.sources import Range
from briefing.attribution.words import (
    CAPITAL,
    CONJUNCTION,
    MARK,
    PREPOSITION,
    SUBORDINATOR,
    TIME,
)

REDUCED = {"as": "obj_as", "of": "obj_of", "for": "obj_for"}
COMPLETING = frozenset(("to", "like", "as"))


@rule("passive.raised", fits=lambda hit: hit.is_passive or hit.cue.is_raising)
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


def _claims(hit: Hit) -> bool:
    return hit.cue.words == "claim"


@rule("passive.by", fits=lambda hit: hit.form in ("past", "participle"), grades=_claims)
def find_passive_by(passage: Passage, spot: Spot) -> Draft | None:
    """``content "was" cue "by" source`` - "was criticised by aid groups"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if at >= passage.high or table.norms[at] != "by":
        return None
    is_claimed = _claims(hit)  # also "a bombing claimed by"
    has_subject = spot.subject is not None and not spot.is_shared
    is_reduced = hit.first == hit.core and not is_claimed and not hit.is_passive
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


@rule("passive.as", fits=is_passive)
def find_passive_as(passage: Passage, spot: Spot) -> Draft | None:
    """``content "is seen" "as" …content``."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if spot.subject is None or spot.is_shared or at + 1 >= passage.high or table.norms[at] != "as":
        return None
    end = find_clause_end(table, at, passage.high, passage.stops)
    return Draft("passive.as", "passive_as", hit.cue.takes.get("passive_as", 0), hit, None, (spot.subject, (at, end)))


@rule("passive.plain", fits=is_passive)
def find_passive_content(passage: Passage, spot: Spot) -> Draft | None:
    """``"was asked" (whether | why | about) content`` - the passive of a verb with content on its right."""
    hit, table = spot.hit, passage.table
    at = spot.after
    if at >= passage.high:
        return None
    word = table.norms[at]
    if word not in ("whether", "why", "how", "what", "if", "about", "when", "who"):
        return None
    first = at + 1 if word == "about" else at
    end = find_clause_end(table, first, passage.high, passage.stops)
    if end <= first:
        return None
    return Draft("passive.plain", "passive_wh", hit.cue.takes.get("passive_wh", 0), hit, None, ((first, end),))
