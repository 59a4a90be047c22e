"""Rules for figures that somebody gives: "put the toll at 44", "counted 27 dead"."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import rule
from briefing.attribution.table import TokenTable
from briefing.attribution.words import MARK, NUMBER, TOLL, VERBAL

FAR = 14  # tokens from the cue to "at"
ROUGHLY = frozenset(
    (
        "at",
        "least",
        "more",
        "than",
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "over",
        "up",
        "to",
        "as",
        "many",
        "fewer",
        "the",
    )
)
ROUND = frozenset(("dozens", "scores", "hundreds", "thousands", "millions", "tens"))


@rule("object.toll", fits=lambda hit: "toll" in hit.cue.takes and not hit.is_passive)
def find_toll(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue phrase ("at" | "to" | "in") number`` - "put the number of dead at 44"."""
    hit, table = spot.hit, passage.table
    sure = hit.cue.takes["toll"]
    has_toll = False
    for index in range(hit.last, min(passage.high - 1, hit.last + FAR)):
        bits = table.classes[index]
        if has_toll and table.norms[index] in ("at", "to", "in") and _is_number(table, index + 1, passage.high):
            end = find_clause_end(table, hit.last, passage.high, passage.stops)
            return (
                Draft("object.toll", "toll", sure, hit, spot.subject, ((hit.last, end),)) if end > index + 1 else None
            )
        if bits & (MARK | VERBAL):
            return None
        has_toll = has_toll or bool(bits & TOLL)
    return None


@rule("object.figure", fits=lambda hit: "figure" in hit.cue.takes and not hit.is_passive)
def find_figure(passage: Passage, spot: Spot) -> Draft | None:
    """``source cue number …`` - "counted 27 civilians among the dead"."""
    hit, table = spot.hit, passage.table
    sure = hit.cue.takes["figure"]
    if not _is_number(table, hit.last, passage.high):
        return None
    end = find_clause_end(table, hit.last, passage.high, passage.stops)
    return Draft("object.figure", "figure", sure, hit, spot.subject, ((hit.last, end),)) if end > hit.last + 1 else None


def _is_number(table: TokenTable, at: int, high: int) -> bool:
    """Whether a number begins at `at`, past "more than", "at least" and the like."""
    while at < high - 1 and table.norms[at] in ROUGHLY:
        at += 1
    return at < high and (bool(table.classes[at] & NUMBER) or table.norms[at] in ROUND)
