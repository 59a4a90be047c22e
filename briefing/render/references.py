"""Which cards refer to which: the links between pages, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field, Kind


@dataclass(frozen=True, slots=True)
class Reference:
    """One card naming another: `card` in its `field` ("positions.claims") names `target` (``kind/id``)."""

    card: Card
    field: str
    target: str


def find_references(card: Card, kind: Kind) -> Iterator[Reference]:
    """Every reference in a card, in the order of its fields."""
    for field in kind.fields.values():
        for name, target in _targets(field, card.values.get(field.name, ())):
            yield Reference(card, name, target)


def gather_references(briefing: Briefing) -> Mapping[str, tuple[Reference, ...]]:
    """The references that lead to each card, by its ``kind/id``; those to cards that do not exist as well."""
    found: dict[str, list[Reference]] = {}
    for name, cards in briefing.cards.items():
        for card in cards.values():
            for reference in find_references(card, briefing.kinds[name]):
                found.setdefault(reference.target, []).append(reference)
    return {target: tuple(references) for target, references in found.items()}


def reference_key(field: Field, value: str) -> str:
    """The ``kind/id`` a reference's text stands for in this field."""
    return value if "/" in value or not field.of or field.of[0] == "any" else f"{field.of[0]}/{value}"


def _targets(field: Field, value: Value) -> Iterator[tuple[str, str]]:
    for item in value if isinstance(value, tuple) else (value,):
        if field.type == "ref" and isinstance(item, str) and item:
            yield field.name, reference_key(field, item)
        elif isinstance(item, Mapping):
            for inner in field.fields.values():
                for name, target in _targets(inner, item.get(inner.name, ())):
                    yield f"{field.name}.{name}", target
