"""Each kind of card as a table: its columns, and a row for each card.

Counts and dates have a column for each of their parts, references one for what the cards they lead to are called and
one for their ids, evidence one for the quotes and one for their sources. Several values in a cell stand between bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field, Kind
from briefing.render.exports.export import Column
from briefing.render.library import Library
from briefing.render.permalink import card_permalink
from briefing.values import Count, Evidence, When, immutable

BETWEEN = " | "

Cell = str | int | float | None

# The columns of a count and of a moment: what is added to the field's name, and what stands there.
PARTS: Mapping[str, Mapping[str, str]] = {
    "count": {
        "_min": "At least so many; empty where the words leave that side open.",
        "_max": "At most so many; empty where the words leave that side open.",
        "_modifier": "The words that make it inexact.",
        "_as_written": "In the words of the source.",
    },
    "when": {
        "": "ISO 8601, as precise as it is known: 2015, 2015-09, 2015-09-30.",
        "_precision": "How precise that is: year, month, day, part of day, unknown.",
        "_part": "The part of the day.",
        "_possible": "“yes” where the words only hold it possible.",
        "_as_written": "In the words of the source.",
    },
}


@immutable
class Table:
    """The cards of a kind."""

    kind: Kind
    cards: tuple[Card, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns: what every card has, then the fields of the kind."""
        return tuple(_list_columns(self.kind))


def list_tables(library: Library) -> tuple[Table, ...]:
    """A table for each kind that has cards."""
    tables = (Table(kind, library.list_cards(name)) for name, kind in library.briefing.kinds.items())
    return tuple(table for table in tables if table.cards)


def fill_row(library: Library, kind: Kind, card: Card) -> list[Cell]:
    """The card's cells, one for each column of its kind's table."""
    cells: list[Cell] = [card.id, card.title, card_permalink(library, card.key)]
    for field in kind.fields.values():
        cells += _fill(library, field, card.values.get(field.name))
    return cells


def _list_columns(kind: Kind) -> Iterator[Column]:
    yield Column("id", "The card's id, unique in its table.")
    yield Column("title", "What the card is called.")
    yield Column("permalink", "The address of its page; from the site's root where it is not known where that is.")
    for field in kind.fields.values():
        yield from _name_columns(field, field.name, f"{field.label}.")


def _name_columns(field: Field, name: str, meaning: str) -> Iterator[Column]:
    meaning = f"{meaning} {field.help}".strip()
    if field.type == "record" and not field.is_many:
        for inner in field.fields.values():
            yield from _name_columns(inner, f"{name}_{inner.name}", f"{field.label}: {inner.label}.")
    elif field.type in PARTS and not field.is_many:
        for part, explained in PARTS[field.type].items():
            yield Column(f"{name}{part}", f"{meaning} {explained}")
    elif field.type in ("ref", "evidence"):
        beside = (
            ("_ids", "The ids of these cards.") if field.type == "ref" else ("_sources", "The ids of their sources.")
        )
        yield Column(name, meaning)
        yield Column(f"{name}{beside[0]}", f"{field.label}. {beside[1]}")
    else:
        yield Column(name, meaning)


def _fill(library: Library, field: Field, value: Value | None) -> list[Cell]:
    """The cells of one field, in the order of `_name_columns`."""
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    if field.type == "record" and not field.is_many:
        record = value if isinstance(value, Mapping) else {}
        return [cell for inner in field.fields.values() for cell in _fill(library, inner, record.get(inner.name))]
    if field.type in PARTS and not field.is_many:
        return _take_apart(value) or [None] * len(PARTS[field.type])
    if field.type == "ref":
        ids = [item for item in items if isinstance(item, str)]
        return [_join(_call(library, field, name) for name in ids), _join(ids)]
    if field.type == "evidence":
        quotes = [item for item in items if isinstance(item, Evidence)]
        return [_join(item.quote for item in quotes), _join(item.source for item in quotes)]
    if isinstance(value, (int, float)):
        return [value]
    return [_join(_say(item) for item in items)]


def _take_apart(value: Value | None) -> list[Cell]:
    if isinstance(value, Count):
        return [value.low, value.high, value.modifier, value.as_written]
    if isinstance(value, When):
        possible = "yes" if value.is_possible else ""
        return [value.value, value.precision, value.part, possible, value.as_written]
    return []


def _join(items: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(items))


def _say(value: Value) -> str:
    """One value in words; of a record, what its fields hold: "title: Foreign Minister; holder_for: russia"."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_say(item)}" for name, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_say, value))
    if isinstance(value, Count):
        return value.as_written
    return (value.value or value.as_written) if isinstance(value, When) else str(value)


def _call(library: Library, field: Field, name: str) -> str:
    """What the card is called that a reference leads to; its id where there is none."""
    card = library.cards.get(name if "any" in field.of else f"{field.of[0]}/{name}")
    return card.title if card else name
