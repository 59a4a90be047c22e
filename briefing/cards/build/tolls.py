"""Tolls → drafts of their cards: one for each figure, with what other figures have to do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.cards.build.desk import Desk, Draft, give_ids
from briefing.cards.build.facts import draft_fact
from briefing.cards.build.merging import Alike, merge_same
from briefing.cards.card import Value
from briefing.cards.decisions import Decision
from briefing.cards.identity import Known
from briefing.cards.ids import join_names, name_by_words, shorten_name
from briefing.cards.titles import title_count
from briefing.claims.fact import Casualty, Facts


def draft_casualties(
    facts: Facts, desk: Desk, contested: Sequence[tuple[str, ...]], decisions: Sequence[Decision], known: Known
) -> list[Draft]:
    """One draft for each figure, with the evidence of every toll that gives it and references to other figures.

    `contested` has the claims' ids that speak against each toll; for `decisions` and `known` see ``merge_same``.
    """
    drafts = [_draft_casualty(toll, against, desk) for toll, against in zip(facts.casualties, contested, strict=True)]
    repeats = [
        Alike((told.repeats, index), "toll.repeats", "the same figure again")
        for index, told in enumerate(facts.relations)
        if told.repeats is not None
    ]
    merged = merge_same(drafts, desk.order, repeats, decisions, known)
    kept, places = merged.drafts, merged.places
    ids = give_ids(kept)
    related: dict[int, dict[str, dict[str, None]]] = {}  # place → field → ids
    for place, told in zip(places, facts.relations, strict=False):
        values = related.setdefault(place, {"part_of": {}, "supersedes": {}, "contradicts": {}})
        for field, index in (("part_of", told.part_of), ("supersedes", told.supersedes)):
            if index is not None and places[index] != place:
                values[field][ids[places[index]]] = None
        values["contradicts"] |= {ids[places[index]]: None for index in told.contradicts if places[index] != place}
    return [_relate(draft, related.get(place, {})) for place, draft in enumerate(kept)]


def _relate(draft: Draft, related: Mapping[str, Mapping[str, None]]) -> Draft:
    """The draft with the ids of the figures it stands in a relation to; one is a part of one total only."""
    values: dict[str, Value] = {field: tuple(ids) for field, ids in related.items() if ids}
    for field in ("part_of", "supersedes"):
        if field in values:
            values[field] = next(iter(related[field]))
    return replace(draft, values={**draft.values, **values})


def _draft_casualty(toll: Casualty, against: tuple[str, ...], desk: Desk) -> Draft:
    claimants = desk.actor_refs(toll.claimed_by)
    where = desk.places.get(toll.where, "")
    values: dict[str, Value | None] = {
        "outcome": toll.outcome,
        "count": toll.count,
        "who": toll.who,
        "scope": toll.scope,
        "where": where,
        "when": toll.when,
        "blamed": desk.actors.get(toll.blamed, ""),
        "claimed_by": claimants,
        "source_words": "" if claimants else toll.source,
        "via": desk.actor_refs(toll.via),
        "contested_by": against,
    }
    who = name_by_words(toll.who, desk.pack, 3) or "people"
    by = shorten_name(claimants[0]) if claimants else ""
    name = join_names(toll.outcome.replace("_", "-"), who, shorten_name(where), by)
    outcome = desk.pack.read("lexicons/title_words")["outcomes"][toll.outcome]
    rest = f"{outcome} in {toll.where}" if toll.where else outcome
    title = title_count(toll.count, toll.who, rest, toll.claimed_by, desk.pack, toll.source)
    return draft_fact("casualty", name, title, values, toll)
