"""Attributions in the neutral form that measuring tools read: offsets of source, cue and content."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.values import Span

Exported = dict[str, list[list[int]]]


def export_attributions(attributions: tuple[Attribution, ...]) -> list[Exported]:
    """One mapping per statement, after the conventions of annotated corpora.

    There the pronoun of a clause set off by a comma is the source alone ("Moscow, [which] insists"), the content holds
    the word that ties it to its cue ("that") and the one accused or asked, a quotation that goes on in a new paragraph
    belongs to the statement it goes on with, and no statement stands inside another.
    """
    places: dict[int, int] = {}
    exported: list[Exported] = []
    for index, statement in enumerate(attributions):
        spans = [*statement.content, *(span for span in (statement.link, statement.target) if span is not None)]
        before = places.get(statement.same_source_as) if statement.same_source_as is not None else None
        if before is not None:
            exported[before]["content"] += _list_spans(spans)
            continue
        if statement.within is not None or _is_inside(statement, attributions, index):
            continue
        places[index] = len(exported)
        exported.append(
            {
                "source": _list_spans(_find_source(statement)),
                "cue": _list_spans(list(statement.cue)),
                "content": _list_spans(spans),
            }
        )
    return exported


def _find_source(statement: Attribution) -> list[Span]:
    relative = statement.relative
    if relative is None or not statement.source:
        return list(statement.source)
    is_set_off = relative.start - statement.source[-1].end > 1
    return [relative] if is_set_off else [*statement.source, relative]


def _is_inside(statement: Attribution, attributions: tuple[Attribution, ...], index: int) -> bool:
    """Whether the statement only says who makes the claim that a neighbour denies or repeats."""
    neighbours = attributions[index + 1 : index + 2]
    return any(statement.content == other.content and statement.rule == "noun.that" for other in neighbours)


def _list_spans(spans: list[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in sorted(spans)]
