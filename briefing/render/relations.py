"""Who stands in what relation to whom, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.render.camps import SAYING
from briefing.render.fields import evidence_of, text_of, texts_of, texts_within
from briefing.render.library import Library
from briefing.render.sides import list_sides
from briefing.values import Evidence, immutable

# The types of relations, in the order they are shown; the site's words for them are in `pack/site.yml`.
TYPES = ("belongs", "operates", "acts", "accuses", "demands", "opposes", "carries")
ANSWERS = ("denies", "doubts", "does-not-confirm")
OF_ACTS = {"accuses": "accuses", "demands": "demands", "warns": "demands"}


@immutable
class Relation:
    """One card's word for it that `one` (``kind/id``) is so related to `other`; it stands on `evidence`."""

    one: str
    other: str
    type: str
    card: Card
    evidence: Evidence | None


def find_relations(library: Library) -> tuple[Relation, ...]:
    """Every relation between two cards that are there, in the order of the types."""
    found = {(r.type, r.one, r.other, r.card.key): r for type_ in TYPES for r in _FINDERS[type_](library)}
    there = library.cards.keys()
    return tuple(r for r in found.values() if r.one != r.other and r.one in there and r.other in there)


def _relate(card: Card, type_: str, ones: tuple[str, ...], others: tuple[str, ...]) -> Iterator[Relation]:
    evidence = next(iter(evidence_of(card)), None)
    for one in ones:
        for other in others:
            yield Relation(one, other, type_, card, evidence)


def _actors(card: Card, field: str) -> tuple[str, ...]:
    return tuple(f"actor/{name}" for name in texts_of(card, field))


def _cards(library: Library, kind: str) -> Iterator[Card]:
    yield from library.briefing.cards.get(kind, {}).values()


def _belongs(library: Library) -> Iterator[Relation]:
    """Whom an actor belongs to, or holds an office for."""
    for card in _cards(library, "actor"):
        above = dict.fromkeys((*texts_of(card, "affiliations"), *texts_within(card, "roles", "holder_for")))
        yield from _relate(card, "belongs", (card.key,), tuple(f"actor/{name}" for name in above))


def _operates(library: Library) -> Iterator[Relation]:
    for card in _cards(library, "aircraft"):
        yield from _relate(card, "operates", _actors(card, "operators"), (card.key,))


def _acts(library: Library) -> Iterator[Relation]:
    """Who does something to whom, as events tell."""
    for card in _cards(library, "event"):
        yield from _relate(card, "acts", _actors(card, "agent"), _actors(card, "target"))


def _accuses(library: Library) -> Iterator[Relation]:
    yield from _said(library, "accuses")
    for card in _cards(library, "casualty"):
        yield from _relate(card, "accuses", _actors(card, "claimed_by"), _actors(card, "blamed"))


def _demands(library: Library) -> Iterator[Relation]:
    yield from _said(library, "demands")


def _said(library: Library, type_: str) -> Iterator[Relation]:
    for card in _cards(library, "claim"):
        if OF_ACTS.get(text_of(card, "act")) == type_:
            yield from _relate(card, type_, _actors(card, "claimants"), _actors(card, "target"))


def _opposes(library: Library) -> Iterator[Relation]:
    """Who denies or doubts what others say, by the disputes and the figures that are contested.

    A denial answers statements, not another denial.
    """
    claims = library.briefing.cards.get("claim", {})
    for dispute in _cards(library, "dispute"):
        sides = list_sides(library.of_kind("claim"), dispute)
        for side in sides:
            answered = [claim for other in sides if other is not side for claim in other if not _answers(claim)]
            others = tuple(dict.fromkeys(by for claim in answered for by in _actors(claim, "claimants")))
            for claim in filter(_answers, side):
                yield from _relate(claim, "opposes", _actors(claim, "claimants"), others)
    for toll in _cards(library, "casualty"):
        for claim in (claims[name] for name in texts_of(toll, "contested_by") if name in claims):
            if _answers(claim):
                yield from _relate(claim, "opposes", _actors(claim, "claimants"), _actors(toll, "claimed_by"))


def _answers(claim: Card) -> bool:
    return text_of(claim, "act") in ANSWERS


def _carries(library: Library) -> Iterator[Relation]:
    """Who passes on the words of whom."""
    for kind, field in SAYING.items():
        for card in _cards(library, kind):
            yield from _relate(card, "carries", _actors(card, "via"), _actors(card, field))


_FINDERS = {
    "belongs": _belongs,
    "operates": _operates,
    "acts": _acts,
    "accuses": _accuses,
    "demands": _demands,
    "opposes": _opposes,
    "carries": _carries,
}
