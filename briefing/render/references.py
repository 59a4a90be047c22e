"""Which cards refer to which: the links between pages, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.kinds import Kind
from briefing.cards.references import list_references
from briefing.values import immutable


@immutable
class Reference:
    """One card naming another: `card` in its `field` ("positions.claims") names `target` (``kind/id``)."""

    card: Card
    field: str
    target: str


def find_references(card: Card, kind: Kind) -> Iterator[Reference]:
    """Every reference in a card, in the order of its fields, but those of its evidence to its source."""
    for steps, kinds, name in list_references(card, kind):
        if steps[0] != "evidence":
            yield Reference(card, ".".join(step for step in steps if isinstance(step, str)), f"{kinds[0]}/{name}")


def gather_references(briefing: Briefing) -> Mapping[str, tuple[Reference, ...]]:
    """The references that lead to each card, by its ``kind/id``; those to cards that do not exist as well."""
    found: dict[str, list[Reference]] = {}
    for card in briefing.each_card():
        for reference in find_references(card, briefing.kinds[card.kind]):
            found.setdefault(reference.target, []).append(reference)
    return {target: tuple(references) for target, references in found.items()}
