"""Values ⇄ plain lists, texts and numbers, as JSON holds them; what a value is made of is told by its types."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from sys import intern
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Turn = Callable[[Any], Any]
SCALARS = (str, int, float, bool)


def make_plain(value: object, of: Hashable) -> Any:
    """The value as JSON can hold it: a list of its fields in their order, their types left out."""
    return _flattener(of)(value)


def read_plain(plain: Any, of: Callable[..., T]) -> T:
    """The value of the type `of` that `make_plain` made so.

    Raises:
        TypeError, ValueError: it was made of no such value.
    """
    return cast("T", _builder(of)(plain))


@cache
def _flattener(hint: Any) -> Turn:
    """What makes a value of the type plain."""
    match _kind_of(hint):
        case "scalar":
            return _same
        case "optional", inner:
            turn = _flattener(inner)
            return turn if turn is _same else lambda value: None if value is None else turn(value)
        case "sequence", inner:
            turn = _flattener(inner)
            return list if turn is _same else lambda value: list(map(turn, value))
        case "mapping", inner:
            turn = _flattener(inner)
            return lambda value: {name: turn(held) for name, held in value.items()}
    names, turns = _fields_of(hint, _flattener)
    take = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    holding = [(at, turn) for at, turn in enumerate(turns) if turn is not _same]
    if not holding:
        return take

    def flatten(value: Any) -> list[Any]:
        plain = list(take(value))
        for at, turn in holding:
            plain[at] = turn(plain[at])
        return plain

    return flatten


@cache
def _builder(hint: Any) -> Turn:
    """What makes a value of the type out of what is plain."""
    match _kind_of(hint):
        case "scalar":
            return _check(hint)
        case "optional", inner:
            turn = _builder(inner)
            return lambda plain: None if plain is None else turn(plain)
        case "sequence", inner:
            return _sequence(inner)
        case "mapping", inner:
            turn = _builder(inner)
            return lambda plain: {name: turn(held) for name, held in plain.items()}
    names, turns = _fields_of(hint, _builder)
    hints = get_type_hints(hint)
    kinds = {hints[name] for name in names}
    size = len(turns)
    if len(kinds) == 1 and kinds <= set(SCALARS):

        def make(plain: Any) -> Any:
            if type(plain) is not list or len(plain) != size or not kinds.issuperset(map(type, plain)):
                raise ValueError(f"not the fields of a {hint.__name__}")
            return hint(*plain)

        return make

    def build(plain: Any) -> Any:
        if type(plain) is not list or len(plain) != size:
            raise ValueError(f"not the fields of a {hint.__name__}")
        return hint(*[turn(held) for turn, held in zip(turns, plain, strict=True)])

    return build


def _kind_of(hint: Any) -> Any:
    """What the type is: "scalar", or what holds others, with their type; else it has fields."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in SCALARS or origin is Literal:
        return "scalar"
    if origin in (Union, types.UnionType) and len(inner) == 2 and inner[1] is types.NoneType:
        return "optional", inner[0]
    if (origin is tuple and inner[1:] == (...,)) or origin is Sequence:
        return "sequence", inner[0]
    if origin is Mapping and inner[0] is str:
        return "mapping", inner[1]
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        return "fields"
    raise NotImplementedError(f"{hint} has no plain form")


def _fields_of(hint: Any, turn: Callable[[Any], Turn]) -> tuple[list[str], list[Turn]]:
    hints = get_type_hints(hint)
    names = [field.name for field in fields(hint)] if is_dataclass(hint) else list(hint._fields)
    return names, [turn(hints[name]) for name in names]


def _same(value: Any) -> Any:
    return value


def _check(hint: Any) -> Turn:
    if hint is str:
        return intern  # most are the same few words; what is no text is refused
    if get_origin(hint) is Literal:
        allowed = dict(zip(get_args(hint), get_args(hint), strict=True))
        return allowed.__getitem__

    def check(plain: Any) -> Any:
        if type(plain) is not hint:
            raise TypeError(f"{plain!r} is no {hint.__name__}")
        return plain

    return check


def _sequence(inner: Any) -> Turn:
    if inner not in SCALARS:
        turn = _builder(inner)
        return lambda plain: tuple(map(turn, plain))
    if inner is str:
        return _read_words
    allowed = {inner}

    def build(plain: Any) -> Any:
        if type(plain) is not list or not set(map(type, plain)) <= allowed:
            raise TypeError(f"not all {inner.__name__}")
        return tuple(plain)

    return build


def _read_words(plain: Any) -> Any:
    if type(plain) is not list:
        raise TypeError("no list of words")
    return tuple(map(intern, plain))
