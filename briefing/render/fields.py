"""What a card's fields hold, by the type a page expects; empty where the card has something else or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card, Value
from briefing.values import Count, Evidence, When


def text_of(card: Card, name: str) -> str:
    """The text, choice, reference or address in a field."""
    value = card.values.get(name, "")
    return value if isinstance(value, str) else ""


def texts_of(card: Card, name: str) -> tuple[str, ...]:
    """The texts or references in a field that holds many; a single one counts as one."""
    value = card.values.get(name, ())
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()


def count_of(card: Card, name: str) -> Count | None:
    """The count in a field."""
    value = card.values.get(name)
    return value if isinstance(value, Count) else None


def when_of(card: Card, name: str) -> When | None:
    """The moment in a field."""
    value = card.values.get(name)
    return value if isinstance(value, When) else None


def published_of(source: Card) -> When | None:
    """The moment a source counts from: when it was published, else when it was filed."""
    return when_of(source, "published") or when_of(source, "filed")


def value_of(when: When | None) -> str:
    """A moment as ISO 8601 has it, at the precision it is known with; "" where it is not known."""
    return (when.value or "") if when else ""


def record_of(card: Card, name: str) -> Mapping[str, Value]:
    """The record in a field."""
    value = card.values.get(name)
    return value if isinstance(value, Mapping) else {}


def records_of(card: Card, name: str) -> tuple[Mapping[str, Value], ...]:
    """The records in a field that holds many."""
    value = card.values.get(name, ())
    return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, tuple) else ()


def texts_within(card: Card, name: str, part: str) -> tuple[str, ...]:
    """The texts in one part of each record of a field: the `holder_for` of all its `roles`."""
    return tuple(text for record in records_of(card, name) if isinstance(text := record.get(part), str))


def evidence_of(card: Card) -> tuple[Evidence, ...]:
    """The words the card stands on."""
    value = card.values.get("evidence", ())
    return tuple(item for item in value if isinstance(item, Evidence)) if isinstance(value, tuple) else ()
