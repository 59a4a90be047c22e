"""A card → the text of its file."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.cards.fields import format_fields
from briefing.cards.kinds import Kind
from briefing.yamlfile import write_yaml


def write_card(card: Card, kind: Kind) -> str:
    """The card as YAML: id, title, its own fields, the common ones."""
    return write_yaml({"id": card.id, "title": card.title, **format_fields(card.values, kind.fields)})
