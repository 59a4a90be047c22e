"""What a draft that is sure enough gets in the end: its whole quotation, its link, and the grounds it stands on."""

from __future__ import annotations

from briefing.attribution.attribution import Grounds, SourcePlace
from briefing.attribution.passage import Draft, Passage, Spot
from briefing.attribution.sources import Range


def finish_draft(passage: Passage, spot: Spot, draft: Draft, sure: int, needs: int) -> None:
    """Completes `draft`, which the cue of `spot` gave with `sure` of a hundred where its rule asks for `needs`."""
    cue = spot.hit.cue
    draft.content = _run_on(passage, draft)
    draft.link = draft.link or _find_relative(passage, draft)
    draft.grounds = Grounds(cue.words, cue.kind, draft.frame, draft.sure, sure, needs, _place_source(spot, draft))


def _run_on(passage: Passage, draft: Draft) -> tuple[Range, ...]:
    """The content, run on to the end of a quotation that goes on after the sentence."""
    table = passage.table
    first, last = draft.content[-1]
    if last < passage.high or not table.quoted[last - 1]:
        return draft.content
    end = min(table.quotes[table.quoted[last - 1] - 1][1], passage.frame.end)
    return (*draft.content[:-1], (first, max(last, end)))


def _find_relative(passage: Passage, draft: Draft) -> Range | None:
    """The "which" or "whom" before the source that stands for the content: "whom he described as armed"."""
    if draft.source is None or draft.hit is None or draft.source[1] > draft.hit.first:
        return None
    before = draft.source[0] - 1
    if before < passage.low or draft.content[0][0] <= before:
        return None
    return (before, before + 1) if passage.table.norms[before] in ("which", "whom", "what") else None


def _place_source(spot: Spot, draft: Draft) -> SourcePlace:
    hit, source = spot.hit, draft.source
    if source is None:
        return "none"
    if source == spot.subject:
        return "shared" if spot.is_shared else "subject"
    if source[0] >= hit.core:
        return "after"
    return "owner" if hit.cue.kind == "noun" else "subject"
