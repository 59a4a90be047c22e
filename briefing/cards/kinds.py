"""The kinds of cards and their fields, from ``pack/kinds/*.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any

from briefing.pack import Pack
from briefing.values import immutable

ORDER = ("source", "dispute", "claim", "casualty", "figure", "event", "actor", "aircraft", "place")
KEYS = {"is", "label", "help", "many", "required", "of", "fields", "least", "voice", "words", "shown"}  # of a field


@immutable
class Field:
    """One field of a kind: `type` names a field type (`types/`), `of` its choices or where a reference leads.

    `least` is how many a list needs to make sense. `is_voice` marks a reference that tells who says so: it is never
    left out, for then the words would become the article's own. `words` says where a value must be found to the letter:
    in the card's quotes ("quote") or at least in their articles ("source"). `shown` is the group of `pack/site.yml`
    that says a choice in words.
    """

    name: str
    type: str
    label: str
    help: str = ""
    is_many: bool = False
    is_required: bool = False
    of: tuple[str, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)  # of a record
    least: int = 0
    is_voice: bool = False
    words: str = ""
    shown: str = ""


@immutable
class Kind:
    """A kind of card: its own fields first, then the common ones."""

    name: str
    label: str
    plural: str
    about: str
    fields: Mapping[str, Field]


@cache
def read_kinds(pack: Pack) -> Mapping[str, Kind]:
    """All kinds of the pack by name, in the order a reader meets them; kinds a project adds come last.

    Raises:
        ValueError: a kind file lacks a key or has an unknown one.
    """
    common = pack.read("kinds/_common")
    names = [name.removeprefix("kinds/") for name in pack.names("kinds")]
    names = [name for name in names if not name.startswith("_")]
    names.sort(key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return {name: _kind(name, pack.read(f"kinds/{name}"), common) for name in names}


def _kind(name: str, data: Mapping[str, Any], common: Mapping[str, Any]) -> Kind:
    try:
        fields = {key: _field(key, value) for key, value in {**data["fields"], **common}.items()}
        return Kind(name, data["label"], data["plural"], data["about"], fields)
    except (KeyError, TypeError) as error:
        raise ValueError(f"kinds/{name}.yml: {error}") from error


def _field(name: str, data: Mapping[str, Any]) -> Field:
    if unknown := set(data) - KEYS:
        raise ValueError(f"field {name}: unknown key {', '.join(sorted(unknown))}")
    of = data.get("of", ())
    return Field(
        name=name,
        type=data["is"],
        label=data["label"],
        help=data.get("help", ""),
        is_many=data.get("many") == "yes",
        is_required=data.get("required") == "yes",
        of=(of,) if isinstance(of, str) else tuple(of),
        fields={key: _field(key, value) for key, value in data.get("fields", {}).items()},
        least=int(data.get("least", 0)),
        is_voice=data.get("voice") == "yes",
        words=data.get("words", ""),
        shown=data.get("shown", ""),
    )
