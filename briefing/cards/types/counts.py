"""Numbers, and counts that keep their words.

count: 36                              exactly so, and written so
count: 20-30                           a range
count: {min: 240000, modifier: more than, as_written: "more than 240,000"}
"""

from __future__ import annotations

import re

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types.field_type import FieldType, Report, read_parts, read_word
from briefing.values import Count
from briefing.yamlfile import Mapped, Node, Plain, Scalar

PARTS = ("min", "max", "modifier", "as_written")
# Patterns that JavaScript reads as well, for the schema that editors get: no flags, no escapes of Python alone.
WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[, ][0-9]{3}){1,4}")
RANGE = re.compile(r"([0-9,]+) ?[-–] ?([0-9,]+)")
DECIMAL = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,20})?")
HINT = 'write 36, 20-30, or {min: 240000, modifier: more than, as_written: "more than 240,000"}'


def read_count(text: str) -> Count | None:
    """The count written as one number or a range of two, None for any other words."""
    if (number := _whole(text)) is not None:
        return Count(number, number, "", text)
    if match := RANGE.fullmatch(text):
        low, high = _whole(match[1]), _whole(match[2])
        if low is not None and high is not None and low <= high:
            return Count(low, high, "", text)
    return None


def _whole(text: str) -> int | None:
    return int(re.sub(r"\D", "", text)) if WHOLE.fullmatch(text) else None


def _parse_count(node: Node, field: Field, report: Report) -> Value | None:
    """A number, a range, or a mapping of min, max, modifier and as_written."""
    if isinstance(node, Scalar):
        count = read_count(node.text)
        if count is None:
            report.wrong(node, f"{field.name} is a number", HINT)
        return count
    if not isinstance(node, Mapped):
        report.wrong(node, f"{field.name} is a number, but this is a list", HINT)
        return None
    parts = read_parts(node, PARTS, field.name, report)
    words = {name: read_word(part, name, report) for name, part in parts.items()}
    if None in words.values():
        return None
    bounds: dict[str, int | None] = {}
    for name in ("min", "max"):
        word = words.get(name)
        bounds[name] = None if word is None else _whole(word)
        if word is not None and bounds[name] is None:
            report.wrong(parts[name], f"{name} is a whole number", "write its digits, 240000; leave an open side out")
            return None
    low, high = bounds["min"], bounds["max"]
    if low is not None and high is not None and low > high:
        report.wrong(parts["min"], f"min {low} is more than max {high}", "exchange them")
        return None
    if not parts:
        report.wrong(node, f"{field.name} has no number", HINT)
        return None
    return Count(low, high, words.get("modifier") or "", words.get("as_written") or "")


def _format_count(value: Value, field: Field) -> Plain:
    if not isinstance(value, Count):
        raise TypeError(f"{field.name} is a count, not {value!r}")
    if read_count(value.as_written) == value:
        return value.low if value.low is not None and value.as_written == str(value.low) else value.as_written
    parts: dict[str, Plain] = {}
    if value.low is not None:
        parts["min"] = value.low
    if value.high is not None:
        parts["max"] = value.high
    if value.modifier:
        parts["modifier"] = value.modifier
    if value.as_written or not parts:
        parts["as_written"] = value.as_written
    return parts


def _parse_number(node: Node, field: Field, report: Report) -> Value | None:
    """A number with or without decimals."""
    word = read_word(node, field.name, report)
    if word is None:
        return None
    if not DECIMAL.fullmatch(word):
        report.wrong(node, f"{field.name} is a number", "write its digits, with a point before decimals: 34.73")
        return None
    return float(word) if "." in word else int(word)


def _format_number(value: Value, field: Field) -> Plain:
    if not isinstance(value, (int, float)):
        raise TypeError(f"{field.name} is a number, not {value!r}")
    return value


COUNT = FieldType(_parse_count, _format_count)
NUMBER = FieldType(_parse_number, _format_number)
