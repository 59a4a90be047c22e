"""A card → the text of its file."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.cards.fields import format_fields
from briefing.cards.kinds import Kind
from briefing.yamlfile import write_yaml

SCHEMAS = ".schema"  # the folder of the schemas that editors read, beside the kinds' (`briefing/schema/`)


def write_card(card: Card, kind: Kind) -> str:
    """The card as YAML: the line that tells editors of its schema, id, title, its own fields, the common ones."""
    data = {"id": card.id, "title": card.title, **format_fields(card.values, kind.fields)}
    return head_card(kind) + write_yaml(data)


def head_card(kind: Kind) -> str:
    """The first line of a card, which tells editors of its schema."""
    return f"# yaml-language-server: $schema=../{SCHEMAS}/{kind.name}.json\n"
