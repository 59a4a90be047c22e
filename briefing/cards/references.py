"""The references in a card: listed, led elsewhere, or left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field, Kind
from briefing.values import Evidence, immutable
from briefing.yamlfile import Listing, Mapped, Node, Scalar

Steps = tuple[str | int, ...]
# (kinds the reference may lead to, the id, whether it says who says so) → the id it now leads to, None to leave it out
Leading = Callable[[tuple[str, ...], str, bool], str | None]


@immutable
class Reference:
    """A reference as it is written: the steps to it, its node, the kinds it may lead to, the id, and how it is read.

    `prefix` is the kind before the id (``actor/``), where it is written with one. `is_voice` tells who says so.
    """

    steps: Steps
    node: Scalar
    kinds: tuple[str, ...]
    id: str
    prefix: str = ""
    is_voice: bool = False


def find_references(root: Mapped, kind: Kind) -> Iterator[Reference]:
    """Every reference in a card's file, also where other fields of it cannot be read."""
    yield from _find_in_fields(root, kind.fields, ())


def _find_in_fields(node: Mapped, fields: Mapping[str, Field], above: Steps) -> Iterator[Reference]:
    for name, field in fields.items():
        there, steps = node.get(name), (*above, name)
        if there is not None and field.is_many and isinstance(there, Listing):
            for index, item in enumerate(there.items):
                yield from _find_in_value(item, field, (*steps, index))
        elif there is not None:
            yield from _find_in_value(there, field, (*steps, 0) if field.is_many else steps)


def _find_in_value(node: Node, field: Field, steps: Steps) -> Iterator[Reference]:
    if isinstance(node, Mapped) and field.type == "record":
        yield from _find_in_fields(node, field.fields, steps)
    elif isinstance(node, Mapped) and field.type == "evidence":
        source = node.get("source")
        if isinstance(source, Scalar) and not source.is_absent:
            yield Reference((*steps, "source"), source, ("source",), source.text, is_voice=True)
    elif isinstance(node, Scalar) and field.type == "ref" and not node.is_absent:
        kind, slash, name = node.text.partition("/")
        if slash:
            yield Reference(steps, node, (kind,), name, f"{kind}/", field.is_voice)
        elif "any" not in field.of:
            yield Reference(steps, node, field.of, node.text, is_voice=field.is_voice)


def list_references(card: Card, kind: Kind) -> Iterator[tuple[Steps, tuple[str, ...], str]]:
    """Every reference: the steps to it, the kinds it may lead to, the id. Sources of evidence are references too."""
    for name, field in kind.fields.items():
        if name in card.values:
            yield from _list(card.values[name], field, (name,))


def _list(value: Value, field: Field, steps: Steps) -> Iterator[tuple[Steps, tuple[str, ...], str]]:
    if field.is_many and isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _list_one(item, field, (*steps, index))
    else:
        yield from _list_one(value, field, steps)


def _list_one(value: Value, field: Field, steps: Steps) -> Iterator[tuple[Steps, tuple[str, ...], str]]:
    if field.type == "ref" and isinstance(value, str):
        kinds, name = field.of, value
        if "any" in field.of:
            kind, _, name = value.partition("/")
            kinds = (kind,)
        yield steps, kinds, name
    elif isinstance(value, Evidence):
        yield (*steps, "source"), ("source",), value.source
    elif field.type == "record" and isinstance(value, Mapping):
        for name, inner in field.fields.items():
            if name in value:
                yield from _list(value[name], inner, (*steps, name))


def lead_references(card: Card, kind: Kind, lead: Leading) -> Card | None:
    """The card with its references where `lead` puts them; None where too little of a field is left to stand."""
    values = _lead_fields(card.values, kind.fields, lead)
    if values is None:
        return None
    return card if values == card.values else replace(card, values=values)


def _lead_fields(values: Mapping[str, Value], fields: Mapping[str, Field], lead: Leading) -> dict[str, Value] | None:
    led: dict[str, Value] = {}
    for name, value in values.items():
        field = fields[name]
        if field.is_many and isinstance(value, tuple):
            items = tuple(item for item in (_lead_one(item, field, lead) for item in value) if item is not None)
            found: Value | None = tuple(dict.fromkeys(items)) if field.type == "ref" else items
            if len(items) < field.least:
                return None
        else:
            found = _lead_one(value, field, lead)
        if found is not None and found != ():
            led[name] = found
        elif field.is_required:
            return None
    return led


def _lead_one(value: Value, field: Field, lead: Leading) -> Value | None:
    if field.type == "ref" and isinstance(value, str):
        if "any" not in field.of:
            return lead(field.of, value, field.is_voice)
        kind, _, name = value.partition("/")
        found = lead((kind,), name, field.is_voice)
        return None if found is None else f"{kind}/{found}"
    if isinstance(value, Evidence):
        return replace(value, source=lead(("source",), value.source, True) or value.source)
    if field.type == "record" and isinstance(value, Mapping):
        return _lead_fields(value, field.fields, lead)
    return value
