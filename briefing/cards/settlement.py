"""Decisions about actors and places: rulings for linking before, and ids for what linking made of them after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from briefing.cards.build.desk import name_entities
from briefing.cards.decisions import Decision, Decisions
from briefing.cards.identity import Held, Known, give_identities, resolve
from briefing.links.entity import Actor, Links, Place
from briefing.links.rulings import Ref, Ruling, Rulings
from briefing.values import immutable

Entity = TypeVar("Entity", Actor, Place)
Parts = Mapping[str, Sequence[tuple[str, Ref]]]


@immutable
class Case:
    """The decisions about one kind, what each is about, and the cards that there would be without them."""

    held: tuple[Held[Ref], ...]
    parts: Parts

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """The decisions as linking takes them."""
        return tuple(
            Ruling(one.is_same, one.sides, one.decision.note) for one in self.held if sum(map(bool, one.sides)) > 1
        )


@immutable
class Settlement:
    """What decisions say about the actors and places of these articles."""

    actors: Case
    places: Case

    @property
    def rulings(self) -> Rulings:
        """For ``link_across``."""
        return Rulings(self.actors.rulings, self.places.rulings)

    def identify(self, links: Links, readings: Sequence[Links]) -> Links:
        """What linking made under the rulings, its actors and places with the ids of their cards."""
        actors = _identify(links.actors, _parts_of(links.actors, [r.actors for r in readings]), self.actors)
        places = _identify(links.places, _parts_of(links.places, [r.places for r in readings]), self.places)
        return replace(links, actors=actors, places=places)


def settle(
    readings: Sequence[Links], links: Links, order: Mapping[str, int], decisions: Decisions, known: Known
) -> Settlement:
    """What `decisions` say; `links` are the readings linked without them, `order` ranks the articles."""
    return Settlement(
        _open(links.actors, [r.actors for r in readings], order, decisions.of("actor"), known),
        _open(links.places, [r.places for r in readings], order, decisions.of("place"), known),
    )


def _open(
    entities: Sequence[Entity],
    readings: Iterable[Sequence[Entity]],
    order: Mapping[str, int],
    decisions: Sequence[Decision],
    known: Known,
) -> Case:
    ids = name_entities(entities, order)
    by_name = _parts_of(entities, readings)
    parts = {card: [(ref[0], ref) for ref in by_name[name]] for name, card in ids.items()}
    return Case(tuple(resolve(decisions, parts, known, itemgetter(1))), parts)


def _parts_of(entities: Sequence[Entity], readings: Iterable[Sequence[Entity]]) -> dict[str, list[Ref]]:
    """The parts of each entity by its name: what it is called in which article, in the order of the articles' ids."""
    name_at = {(o.article, o.span): entity.name for entity in entities for o in entity.occurrences}
    found: dict[str, list[Ref]] = {entity.name: [] for entity in entities}
    for own in (entity for reading in readings for entity in reading if entity.occurrences):
        first = own.occurrences[0]
        found[name_at[first.article, first.span]].append((first.article, own.name))
    return {name: sorted(refs) for name, refs in found.items()}


def _identify(entities: Sequence[Entity], by_name: Mapping[str, Sequence[Ref]], case: Case) -> tuple[Entity, ...]:
    rank = {ref: number for number, listed in enumerate(case.parts.values()) for _, ref in listed}
    ordered = sorted(entities, key=lambda entity: min((rank[ref], ref) for ref in by_name[entity.name]))
    identities = give_identities([by_name[entity.name] for entity in ordered], case.parts, case.held)
    named = {
        entity.name: replace(entity, id=identity.id, formerly=identity.formerly)
        for entity, identity in zip(ordered, identities, strict=True)
    }
    return tuple(named[entity.name] for entity in entities)
