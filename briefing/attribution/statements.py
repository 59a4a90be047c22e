"""Drafts in tokens become attributions in characters, each with its speech act and mode."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution, Mode
from briefing.attribution.passage import Draft
from briefing.attribution.subjects import RELATIVE
from briefing.attribution.table import TokenTable
from briefing.attribution.words import MARK
from briefing.values import Span


def make_statements(table: TokenTable, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """The attributions of the drafts, in their order; one that goes on points at the last that names its source.

    Each is followed by those its content tells of, which it carried.
    """
    found: list[Attribution] = []
    speaker: int | None = None
    for draft in drafts:
        place = len(found)
        _add_statement(found, table, draft, speaker if draft.goes_on else None, None)
        if found[place].source:
            speaker = place
    return tuple(found)


def _add_statement(
    found: list[Attribution], table: TokenTable, draft: Draft, speaker: int | None, within: int | None
) -> None:
    hit, span = draft.hit, table.document.span_of
    cues = ((hit.first, hit.last),) if hit is not None and not draft.cue else draft.cue
    carriers = (*found[within].source, *found[within].via) if within is not None else ()
    place = len(found)
    found.append(
        Attribution(
            source=(span(*draft.source),) if draft.source is not None else (),
            cue=tuple([span(first, last) for first, last in cues]),
            content=tuple([span(first, last) for first, last in draft.content]),
            act=_find_act(draft),
            mode=_find_mode(table, draft),
            rule=draft.rule,
            via=(*[span(first, last) for first, last in draft.via], *carriers),
            same_source_as=speaker,
            within=within,
            relative=_find_relative(table, draft),
            link=span(*draft.link) if draft.link else None,
            target=span(*draft.target) if draft.target else None,
            is_withheld=_is_withheld(draft),
            grounds=draft.grounds,
        )
    )
    for inner in draft.inner:
        _add_statement(found, table, inner, None, place)


def _find_act(draft: Draft) -> str:
    """The speech act: the rule's own, else the cue's, turned by what negates it."""
    hit = draft.hit
    if draft.act or hit is None:
        return draft.act
    if draft.frame == "obj_to" and hit.cue.act in ("states", "doubts", "accuses"):
        return "demands"  # "challenged them to prove it"
    if draft.frame == "obj_of" and hit.cue.act == "doubts":
        return "accuses"  # "suspected them of arming it"
    if hit.is_unwilling:
        return "does-not-confirm" if hit.cue.act == "confirms" or hit.cue.words == "verify" else "declines"
    return hit.cue.denied if hit.is_negated and hit.cue.denied else hit.cue.act


def _find_relative(table: TokenTable, draft: Draft) -> Span | None:
    """The pronoun before the cue that stands for the source: "Moscow, [which] insists", "men [who] say"."""
    hit = draft.hit
    if draft.source is None or hit is None or hit.first == 0 or draft.source[1] > hit.first - 1:
        return None
    before = hit.first - 1
    return table.document.span_of(before, hit.first) if table.norms[before] in RELATIVE else None


def _is_withheld(draft: Draft) -> bool:
    """Whether a negation takes the act away ("never accused") rather than making another of it ("has not said")."""
    hit = draft.hit
    if hit is None or not hit.is_negated or hit.is_unwilling:
        return False
    return bool(draft.act) or not hit.cue.denied


def _find_mode(table: TokenTable, draft: Draft) -> Mode:
    inside = outside = 0
    for first, last in draft.content:
        if not any(table.quoted[first:last]):
            outside += last - first
            continue
        for index in range(first, last):
            if not table.classes[index] & MARK:
                if table.quoted[index]:
                    inside += 1
                else:
                    outside += 1
    return "indirect" if not inside else "direct" if not outside else "mixed"
