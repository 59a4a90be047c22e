"""A card's fields as labelled rows, for what a page does not show in a way of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field
from briefing.render.address import web_address
from briefing.render.view import Link, View
from briefing.render.words import show_count, show_when
from briefing.values import Count, Evidence, When, immutable


@immutable
class Row:
    """A label and what stands beside it; items without an address are plain text."""

    label: str
    items: tuple[Link, ...]


def list_rows(view: View, card: Card, names: tuple[str, ...]) -> tuple[Row, ...]:
    """The card's fields of these names that hold anything, as rows in this order."""
    fields = view.library.briefing.kinds[card.kind].fields
    return tuple(_rows(view, card.values, [fields[name] for name in names if name in fields]))


def list_own_rows(view: View, card: Card, shown: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """All fields of the card's kind but those the page shows otherwise."""
    common = {
        *shown,
        "evidence",
        "formerly",
        "status",
        "status_reason",
        "credibility",
        "grade",
        "assessment",
        "notes",
        "tags",
    }
    names = tuple(name for name in view.library.briefing.kinds[card.kind].fields if name not in common)
    return list_rows(view, card, names)


def list_record(view: View, values: Mapping[str, Value], field: Field) -> tuple[Row, ...]:
    """The rows of a record."""
    return tuple(_rows(view, values, list(field.fields.values())))


def _rows(view: View, values: Mapping[str, Value], fields: list[Field]) -> Iterator[Row]:
    for field in fields:
        items = tuple(_items(view, field, values.get(field.name, ())))
        if items:
            yield Row(field.label, items)


def _items(view: View, field: Field, value: Value) -> Iterator[Link]:
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, str) and item:
            if field.type == "ref":
                yield view.link(item if "any" in field.of else f"{field.of[0]}/{item}")
            elif field.type == "url":
                yield Link(item, web_address(item))
            elif field.type == "choice":
                yield Link(view.library.words.say(field.shown, item), "")
            else:
                yield Link(item, "")
        elif isinstance(item, Count):
            yield Link(show_count(item), "")
        elif isinstance(item, When):
            yield Link(show_when(item), "", note=item.as_written)
        elif isinstance(item, Evidence):
            yield Link(item.quote, view.quote(item).url)
        elif isinstance(item, Mapping):
            rows = list_record(view, item, field)
            yield Link(", ".join(part.text for row in rows for part in row.items), "")
        elif isinstance(item, (int, float)):
            yield Link(f"{item:g}", "")
