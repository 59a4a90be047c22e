"""References to other cards: an id, or ``kind/id`` where a field may lead to any kind."""

from __future__ import annotations

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types.field_type import FieldType, Report, read_word
from briefing.yamlfile import Node, Plain


def _parse_ref(node: Node, field: Field, report: Report) -> Value | None:
    """``id`` or, where the field takes any kind, ``kind/id``."""
    word = read_word(node, field.name, report)
    if word is None:
        return None
    kind, slash, name = word.partition("/")
    if "any" in field.of:
        if kind and slash and name:
            return word
        report.wrong(node, f"{field.name} leads to cards of any kind, but this names none", "write it as actor/russia")
        return None
    if not slash:
        return word
    if kind in field.of and name:
        return name
    report.wrong(node, f"{field.name} leads to {_article(field)}, not to {kind}", f"write the id of {_article(field)}")
    return None


def _article(field: Field) -> str:
    names = " or ".join(field.of)
    return f"an {names}" if names[:1] in "aeiou" else f"a {names}"


def _format_ref(value: Value, field: Field) -> Plain:
    if not isinstance(value, str):
        raise TypeError(f"{field.name} is a reference, not {value!r}")
    return value


REF = FieldType(_parse_ref, _format_ref)
