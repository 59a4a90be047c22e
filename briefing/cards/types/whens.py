"""Dates that know how precisely they are known.

when: 2015-09-30
when: 2015-09
when: {date: 2015-10-01, part: overnight, as_written: overnight}
when: {date: 2015-10-01, possible: true, as_written: perhaps as soon as Thursday}
"""

from __future__ import annotations

import re
from datetime import date

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types.field_type import FieldType, Report, read_parts, read_word
from briefing.values import When
from briefing.values.when import Precision
from briefing.yamlfile import Mapped, Node, Plain, Scalar

PARTS = ("date", "part", "possible", "as_written")
DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
YES = {"true": True, "yes": True, "false": False, "no": False}
HINT = "write it as 2015-09-30, 2015-09 or 2015, or as {date: 2015-10-01, part: overnight, as_written: overnight}"


def read_precision(text: str) -> Precision | None:
    """How precise an ISO date is, None where `text` is none (or names a day there is not)."""
    if not DATE.fullmatch(text):
        return None
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return None
    return _BY_LENGTH[len(text)]


def _parse_when(node: Node, field: Field, report: Report) -> Value | None:
    """An ISO date as precise as it is known, or a mapping of date, part, possible and as_written."""
    if isinstance(node, Scalar):
        precision = read_precision(node.text)
        if precision is None:
            report.wrong(node, f'"{node.text[:40]}" is not a date', HINT)
            return None
        return When(node.text, precision, node.text)
    if not isinstance(node, Mapped):
        report.wrong(node, f"{field.name} is a date, but this is a list", HINT)
        return None
    parts = read_parts(node, PARTS, field.name, report)
    words = {name: read_word(part, name, report) for name, part in parts.items()}
    if None in words.values():
        return None
    if not parts:
        report.wrong(node, f"{field.name} has no date", HINT)
        return None
    day, part = words.get("date"), words.get("part") or ""
    precision = read_precision(day) if day else "unknown"
    if precision is None:
        report.wrong(parts["date"], f'"{(day or "")[:40]}" is not a date', HINT)
        return None
    possible = words.get("possible") or "false"
    if possible.lower() not in YES:
        report.wrong(parts["possible"], "possible is true or false")
        return None
    if precision == "day" and part:
        precision = "part of day"
    return When(day, precision, words.get("as_written") or "", part, YES[possible.lower()])


def _format_when(value: Value, field: Field) -> Plain:
    if not isinstance(value, When):
        raise TypeError(f"{field.name} is a date, not {value!r}")
    if value.value and value.as_written == value.value and not value.part and not value.is_possible:
        return _format_date(value.value)
    parts: dict[str, Plain] = {}
    if value.value:
        parts["date"] = _format_date(value.value)
    if value.part:
        parts["part"] = value.part
    if value.is_possible:
        parts["possible"] = True
    if value.as_written or not parts:
        parts["as_written"] = value.as_written
    return parts


def _format_date(value: str) -> Plain:
    match len(value):
        case 10:
            return date.fromisoformat(value)
        case 4:
            return int(value)
        case _:
            return value


WHEN = FieldType(_parse_when, _format_when)
