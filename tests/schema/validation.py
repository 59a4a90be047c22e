"""Cards held against their schemas as an editor does it: YAML 1.2 read by its core schema, then JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema import Draft7Validator, ValidationError
from referencing import Registry, Resource

from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.references import list_references
from briefing.pack import PACKAGED
from briefing.schema import Names, make_schemas
from briefing.yamlfile import Listing, Mapped, Node, Scalar, read_yaml

KINDS = read_kinds(PACKAGED)
FOLDER = "file:///cards/.schema/"
# https://yaml.org/spec/1.2.2/#1032-tag-resolution
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE, _FALSE = re.compile(r"true|True|TRUE"), re.compile(r"false|False|FALSE")
_WHOLE, _OCTAL, _HEX = re.compile(r"[-+]?[0-9]+"), re.compile(r"0o[0-7]+"), re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


def read_core(node: Node) -> Any:
    """The data of a node as YAML's core schema reads it."""
    match node:
        case Listing(items):
            return [read_core(item) for item in items]
        case Mapped(entries):
            return {key.text: read_core(value) for key, value in entries}
        case Scalar(text) if not node.is_plain:
            return text
        case Scalar(text):
            return _read_plain(text)


def _read_plain(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text) or _FALSE.fullmatch(text):
        return text.lower() == "true"
    for form, base in ((_WHOLE, 10), (_OCTAL, 8), (_HEX, 16)):
        if form.fullmatch(text):
            return int(text, base)
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text) else text


def names_in(*cards: Card) -> Names:
    """The cards and all they refer to, as if they were there, and one source."""
    names: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    names["source"]["story"] = "A story"
    for card in cards:
        for _, kinds, name in list_references(card, KINDS[card.kind]):
            for kind in kinds:
                names.setdefault(kind, {})[name] = "A title"
    return names


def find_faults(text: str, schema: str, names: Names) -> list[str]:
    """What is wrong with a file by the schema of that name; each as ``place: message``."""
    schemas = make_schemas(KINDS, names, PACKAGED)
    registry: Registry[Any] = Registry().with_resources(
        (f"{FOLDER}{name}", Resource.from_contents(content)) for name, content in schemas.items()
    )
    validator = Draft7Validator({"$ref": f"{FOLDER}{schema}"}, registry=registry)
    errors = validator.iter_errors(read_core(read_yaml(text).root))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in _flatten(errors)]


def _flatten(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors with those that made them, the alternatives of an `anyOf` among these."""
    for error in errors:
        yield error
        yield from _flatten(error.context or ())
