"""The fields of a card or of a record in it, read from a mapping and written back as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types import TYPES, FieldType, Report
from briefing.cards.types.field_type import did_you_mean
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar


def parse_fields(
    node: Mapped, fields: Mapping[str, Field], what: str, report: Report, also: Collection[str] = ()
) -> dict[str, Value] | None:
    """The values in the order of `fields`, absent ones left out; None where one that must be there is missing.

    `what` is called ("a claim") in the problems; names in `also` are known, and read elsewhere.
    """
    found: dict[str, Node] = {}
    for key, value in node.entries:
        if key.text in fields:
            found[key.text] = value
        elif key.text not in also:
            hint = did_you_mean(key.text, [*fields, *also]) or f"{what} has {', '.join([*also, *fields])}"
            report.add("unknown-field", key, f"{what} has no {key.text}", hint)
    values: dict[str, Value] = {}
    is_whole = True
    for name, field in fields.items():
        there = found.get(name)
        if there is not None:
            before = len(report.problems)
            parsed = _parse_field(there, field, report)
            if parsed is not None:
                values[name] = parsed
            elif field.is_required:
                is_whole = False
                if len(report.problems) == before:
                    report.add("missing-field", node.key(name), f"{what} needs {name}, and this is empty", field.help)
        elif field.is_required:
            is_whole = False
            hint = f"add {name}: {' | '.join(field.of)}" if field.type == "choice" else field.help
            report.add("missing-field", node, f"{what} needs {name}", hint)
    return values if is_whole else None


def _parse_field(node: Node, field: Field, report: Report) -> Value | None:
    if isinstance(node, Scalar) and node.is_absent:
        return None
    type_ = FIELD_TYPES[field.type]
    if not field.is_many:
        return type_.parse(node, field, report)
    items = node.items if isinstance(node, Listing) else (node,)  # a list of one may be written as its only item
    values = [type_.parse(item, field, report) for item in items if not (isinstance(item, Scalar) and item.is_absent)]
    return tuple(value for value in values if value is not None) or None


def format_fields(values: Mapping[str, Value], fields: Mapping[str, Field]) -> dict[str, Plain]:
    """The values as plain data in the order of `fields`; empty ones are left out."""
    data: dict[str, Plain] = {}
    for name, field in fields.items():
        value = values.get(name)
        if value is None or value in ("", ()):
            continue
        format_ = FIELD_TYPES[field.type].format
        if not field.is_many:
            data[name] = format_(value, field)
        elif isinstance(value, tuple):
            data[name] = [format_(item, field) for item in value]
        else:
            raise TypeError(f"{name} takes a tuple of values, not {value!r}")
    return data


def _parse_record(node: Node, field: Field, report: Report) -> Value | None:
    """A mapping of the record's own fields."""
    if not isinstance(node, Mapped):
        names = ", ".join(field.fields)
        report.wrong(node, f"{field.name} has fields of its own, but this has not", f"its fields are {names}")
        return None
    return parse_fields(node, field.fields, field.name, report)


def _format_record(value: Value, field: Field) -> Plain:
    if not isinstance(value, Mapping):
        raise TypeError(f"{field.name} is a record, not {value!r}")
    return format_fields(value, field.fields)


FIELD_TYPES: Mapping[str, FieldType] = {**TYPES, "record": FieldType(_parse_record, _format_record)}
