"""The rule for clauses that stand before their cue: "The road is closed, he said"."""

from __future__ import annotations

from briefing.attribution.contents import find_clause_end, has_verb, is_closed_after, trim_right
from briefing.attribution.passage import Draft, Passage, Spot, find_inverted
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    MARK,
    MODAL,
    PREPOSITION,
    QUESTION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
)

SURE = 75  # a cue this sure takes what stands before it, whether or not a verb is seen there
LONG = 4  # tokens


@rule("clause.left", fits=lambda hit: hit.is_finite and not hit.is_passive)
def find_left_clause(passage: Passage, spot: Spot) -> Draft | None:
    """``clause "," (source cue | cue source) ["," clause]``."""
    table, hit = passage.table, spot.hit
    if spot.left is None or spot.that >= 0:
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
    is_sure = hit.cue.takes.get("left", 0) >= SURE and last - first >= LONG and (not spot.subject or at >= passage.high)
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


def _is_shared_verb(table: TokenTable, at: int, high: int) -> bool:
    """Whether what follows has a verb and no subject of its own: ", but had not aimed at houses", ", and was ready"."""
    if at + 2 >= high or table.norms[at] not in ("and", "but", "or", "nor"):
        return False
    return bool(table.classes[at + 1] & (AUXILIARY | MODAL) and not table.classes[at + 1] & SUBJECT)


def _is_aside(table: TokenTable, at: int, passage: Passage) -> bool:
    """Whether what follows the cue's comma is the reporter's: ", adding", ", a spokesman", ", who", ", after"."""
    if at >= passage.high:
        return True
    bits, word = table.classes[at], table.norms[at]
    if word.endswith("ing") and not bits & CAPITAL:
        return True
    if _is_shared_verb(table, at, passage.high):
        return False
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
