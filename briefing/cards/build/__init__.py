"""Facts → cards: every kind, with stable ids, references by id and verbatim evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from briefing.cards.build.desk import Desk, Draft, give_ids, name_entities, order_readings
from briefing.cards.build.disputes import draft_disputes, find_contesting
from briefing.cards.build.entities import (
    decide_types,
    draft_actors,
    draft_aircraft,
    draft_places,
    draft_sources,
    sight_aircraft,
)
from briefing.cards.build.evidence import Passage, select_evidence, trim
from briefing.cards.build.facts import draft_claims, draft_events, draft_figures
from briefing.cards.build.merging import Alike, merge_same
from briefing.cards.build.tolls import draft_casualties
from briefing.cards.card import Card, Value
from briefing.cards.decisions import NO_DECISIONS, Decisions
from briefing.cards.identity import Known
from briefing.cards.kinds import Kind, read_kinds
from briefing.claims.fact import Facts
from briefing.links.entity import Links
from briefing.links.reading import Reading
from briefing.pack import PACKAGED, Pack
from briefing.values import Evidence, Trace, immutable

NOTHING_KNOWN: Known = MappingProxyType({})


@immutable
class BuiltCard:
    """A card and why it is there: the articles' ids with the rules and words that made it."""

    card: Card
    why: tuple[tuple[str, Trace], ...]


def build_cards(
    readings: Sequence[Reading],
    links: Links,
    facts: Facts,
    pack: Pack = PACKAGED,
    decisions: Decisions = NO_DECISIONS,
    known: Known = NOTHING_KNOWN,
) -> tuple[Card, ...]:
    """The cards of all kinds, in the order of kinds; the order of the articles does not matter."""
    return tuple(built.card for built in build_with_reasons(readings, links, facts, pack, decisions, known))


def build_with_reasons(
    readings: Sequence[Reading],
    links: Links,
    facts: Facts,
    pack: Pack = PACKAGED,
    decisions: Decisions = NO_DECISIONS,
    known: Known = NOTHING_KNOWN,
) -> tuple[BuiltCard, ...]:
    """The cards of all kinds, each with the rules that made it.

    `decisions` are about all kinds but actors and places here: those are in `links` already. `known` are the cards they
    name as these were last written.
    """
    ordered = order_readings(readings)
    sightings = sight_aircraft(ordered)
    order = {reading.document.article.id: rank for rank, reading in enumerate(ordered)}
    types = decide_types(sightings, decisions.of("aircraft"))
    desk = Desk(
        documents={reading.document.article.id: reading.document for reading in ordered},
        pack=pack,
        order=order,
        actors=name_entities(links.actors, order),
        places=name_entities(links.places, order),
        aircraft=types.ids,
        plural=_plural_actors(ordered, links),
    )
    claims = merge_same(draft_claims(facts, desk), order, decisions=decisions.of("claim"), known=known)
    merged_ids = give_ids(claims.drafts)
    claim_ids = [merged_ids[place] for place in claims.places]
    contesting = find_contesting(facts, claim_ids)
    events = [Alike(same.events, same.rule, same.why) for same in facts.same_events]
    disputes = draft_disputes(facts, desk, claim_ids)
    drafts: dict[str, Iterable[Draft]] = {
        "source": draft_sources(desk, links.copies),
        "dispute": merge_same(disputes, order, decisions=decisions.of("dispute"), known=known).drafts,
        "claim": claims.drafts,
        "casualty": draft_casualties(facts, desk, contesting, decisions.of("casualty"), known),
        "figure": merge_same(draft_figures(facts, desk), order, (), decisions.of("figure"), known).drafts,
        "event": merge_same(draft_events(facts, desk), order, events, decisions.of("event"), known).drafts,
        "actor": draft_actors(links, desk),
        "aircraft": draft_aircraft(sightings, types, links, desk),
        "place": draft_places(links, desk),
    }
    trimmed = {kind: [_trim(draft, desk) for draft in found] for kind, found in drafts.items()}
    evidence = select_evidence(
        desk.documents, (passage for found in trimmed.values() for d in found for passage in d.quotes)
    )
    kinds = read_kinds(pack)
    return tuple(built for kind, found in trimmed.items() for built in _finish(found, kinds[kind], evidence))


def _trim(draft: Draft, desk: Desk) -> Draft:
    quotes = [(article, trim(desk.documents[article].text, span)) for article, span in draft.quotes]
    return replace(draft, quotes=tuple(passage for passage in quotes if len(passage[1])))


def _finish(drafts: Sequence[Draft], kind: Kind, evidence: Mapping[Passage, Evidence]) -> list[BuiltCard]:
    """The drafts of one kind as cards: unique ids, and what every machine-made card says of itself."""
    ids = give_ids(drafts)
    machine: dict[str, Value] = {"status": "candidate"}
    if kind.name != "source":
        machine["credibility"] = "6"
    built = []
    for card_id, draft in zip(ids, drafts, strict=True):
        if draft.quotes:
            values = {**draft.values, "evidence": tuple(evidence[passage] for passage in draft.quotes), **machine}
            ordered = {name: values[name] for name in kind.fields if name in values}
            built.append(BuiltCard(Card(kind.name, card_id, draft.title, ordered), draft.why))
    return built


def _plural_actors(readings: Iterable[Reading], links: Links) -> frozenset[str]:
    """The actors that most of their mentions speak of as several ("US officials")."""
    names = links.actor_names()
    votes: Counter[str] = Counter()
    for reading in readings:
        article = reading.document.article.id
        for mention in reading.mentions.actors:
            name = names.get((article, mention.span))
            if name and not mention.is_reference:
                votes[name] += 1 if mention.is_plural else -1
    return frozenset(name for name, vote in votes.items() if vote > 0)
