"""The rules for what is denied in a clause of its own: "…, a charge Tehran denies", "…, which Kyiv doubts"."""

from __future__ import annotations

from briefing.attribution.contents import has_verb, is_closed_after, trim_left, trim_right
from briefing.attribution.followers import find_right
from briefing.attribution.groups import Hit
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.registry import rule
from briefing.attribution.sources import Range
from briefing.attribution.table import TokenTable
from briefing.attribution.words import CAPITAL, DETERMINER

ACTS = frozenset(("denies", "doubts"))
OPENS = frozenset((",", "-", "–", "—"))
NEAR = 2  # tokens between what was said and the comma


@rule("answered.by", fits=lambda hit: hit.cue.act in ACTS and hit.form in ("past", "participle"))
def find_answered_by(passage: Passage, spot: Spot) -> Draft | None:
    """``content "," [determiner] noun cue "by" source`` - "…, a claim dismissed by Kyiv"."""
    hit, table = spot.hit, passage.table
    at = hit.last
    if hit.first != hit.core or at + 1 >= passage.high or table.norms[at] != "by":
        return None
    noun = hit.first - 1
    nouns = {other.first for other in passage.hits if other.cue.kind == "noun"}
    if noun - 1 <= passage.low or noun not in nouns:
        return None
    comma = noun - 2 if table.classes[noun - 1] & DETERMINER else noun - 1
    source = find_right(table, at + 1, passage.high)
    if source is None or comma <= passage.low or table.norms[comma] not in OPENS:
        return None
    content = _find_said(passage, comma)
    if content is None:
        return None
    return Draft("answered.by", "that", hit.cue.takes.get("that", 0), hit, source, content, link=(comma + 1, hit.first))


@rule("answered.relative", fits=lambda hit: hit.cue.act in ACTS and hit.is_finite and not hit.is_passive)
def find_answered(passage: Passage, spot: Spot) -> Draft | None:
    """``content "," ("which" | [determiner] noun) source cue`` - the content is what the statement before says."""
    hit, table, source = spot.hit, passage.table, spot.subject
    if source is None or spot.is_shared or not is_closed_after(table, spot.after, passage.high):
        return None
    opened = find_opening(passage.table, passage.low, passage.hits, source)
    if opened is None:
        return None
    comma, source, link = opened
    content = _find_said(passage, comma)
    if content is None:
        return None
    return Draft("answered.relative", "that", hit.cue.takes.get("that", 0), hit, source, content, link=link)


def find_opening(table: TokenTable, low: int, hits: tuple[Hit, ...], source: Range) -> tuple[int, Range, Range] | None:
    """The comma that opens the clause of `source`, the source without what stands for the content, and that itself."""
    norms, classes = table.norms, table.classes
    first, last = source
    if classes[first] & DETERMINER and last - first > 2:
        first += 1
    nouns = {other.first for other in hits if other.cue.kind == "noun"}
    nouns |= {at for at in (first, first - 1) if norms[at] == "something"}
    if first in nouns and last - first > 1 and classes[first + 1] & CAPITAL:  # "allegations Moscow has denied"
        first += 1
    link = first - 1
    if link <= low or not (norms[link] == "which" or link in nouns):
        return None
    comma = link - 1
    if norms[link] != "which" and comma > low and classes[comma] & DETERMINER:
        comma -= 1
    if comma <= low or norms[comma] not in OPENS:
        return None
    return comma, (first, last), (comma + 1, first)


def _find_said(passage: Passage, comma: int) -> tuple[Range, ...] | None:
    """What was said before the comma: the content of the statement that ends there, else the whole clause."""
    for draft in reversed(passage.drafts):
        if draft.content and 0 <= comma - draft.content[-1][1] <= NEAR:
            return draft.content
    first = trim_left(passage.table, passage.low, comma)
    end = trim_right(passage.table, first, comma)
    return ((first, end),) if has_verb(passage.table, first, end) else None
