"""Cards and problems ⇄ lines of JSON, as they are kept for the next run; values are unpacked when first asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.cards.card import Card, Value
from briefing.cards.sheet import Sheet
from briefing.values import Count, Evidence, Problem, Severity, When

TAB = "\t"  # between the parts of a line; JSON has none that is not escaped


class PackedValues(Mapping[str, Value]):
    """A card's values, still JSON until the first is asked for."""

    __slots__ = ("_packed", "_values")

    def __init__(self, packed: str) -> None:
        self._packed = packed
        self._values: Mapping[str, Value] | None = None

    def _open(self) -> Mapping[str, Value]:
        if self._values is None:
            self._values = {name: _unpack(value) for name, value in json.loads(self._packed).items()}
        return self._values

    def __getitem__(self, name: str) -> Value:
        return (self._values or self._open())[name]

    # Pages ask for little else; what a Mapping has of these takes three times as long.
    def get(self, name: str, default: Any = None) -> Any:
        """As a mapping's."""
        return (self._values or self._open()).get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in (self._values or self._open())

    def __iter__(self) -> Iterator[str]:
        return iter(self._open())

    def __len__(self) -> int:
        return len(self._open())

    def __repr__(self) -> str:
        return repr(self._open())


def pack_sheet(sheet: Sheet) -> str:
    """The sheet as parts between tabs; what can be told from its place is left out."""
    ids = "" if sheet.ids == (sheet.stem,) else json.dumps(sheet.ids)
    problems = json.dumps([pack_problem(problem) for problem in sheet.problems]) if sheet.problems else ""
    if sheet.card is None:
        return TAB.join((sheet.digest, ids, problems))
    values = {name: _pack(value) for name, value in sheet.card.values.items()}
    return TAB.join((sheet.digest, ids, problems, json.dumps(sheet.card.title), json.dumps(values)))


def unpack_sheet(parts: Sequence[str], path: str, kind: str, stem: str) -> Sheet:
    """The sheet whose name, stamp and packed parts these are."""
    _, _, digest, packed_ids, packed_problems, *card_parts = parts
    ids = tuple(json.loads(packed_ids)) if packed_ids else (stem,)
    problems = tuple(unpack_problem(packed, path) for packed in json.loads(packed_problems)) if packed_problems else ()
    card = None
    if card_parts:
        title, values = card_parts
        card = Card(kind, stem, json.loads(title) if "\\" in title else title[1:-1], PackedValues(values), path)
    return Sheet(path, kind, stem, digest, card, ids, problems)


def pack_problem(problem: Problem) -> list[Any]:
    """A problem without its path."""
    return [
        problem.line,
        problem.column,
        problem.check,
        problem.message,
        problem.hint,
        problem.excerpt,
        problem.length,
        problem.severity.value,
    ]


def unpack_problem(packed: Sequence[Any], path: str) -> Problem:
    """The problem that was packed so, in the file at `path`."""
    *parts, severity = packed
    line, column, check, message, hint, excerpt, length = parts
    return Problem(path, line, column, check, message, hint, excerpt, length, Severity(severity))


def _pack(value: Value) -> Any:
    match value:
        case Count():
            return {"count": [value.low, value.high, value.modifier, value.as_written]}
        case When():
            return {"when": [value.value, value.precision, value.as_written, value.part, value.is_possible]}
        case Evidence():
            return {"evidence": [value.source, value.quote, value.prefix, value.suffix]}
        case tuple():
            return [_pack(item) for item in value]
        case Mapping():
            return {"record": {name: _pack(item) for name, item in value.items()}}
        case _:
            return value


def _unpack(packed: Any) -> Value:
    if isinstance(packed, list):
        return tuple(map(_unpack, packed))
    if not isinstance(packed, dict):
        return packed  # type: ignore[no-any-return]
    ((name, held),) = packed.items()
    match name:
        case "count":
            return Count(*held)
        case "when":
            return When(*held)
        case "evidence":
            return Evidence(*held)
        case _:
            return {name: _unpack(item) for name, item in held.items()}
