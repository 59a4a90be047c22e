"""The JSON Schema of the cards as JSON, made from the briefing's kinds, a project's own ones included."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from briefing.cards.kinds import Field, Kind, read_kinds
from briefing.pack import Pack
from briefing.render.exports.export import Export
from briefing.render.library import Library

SCHEMA = "briefing.schema.json"
PATH = f"data/{SCHEMA}"
VERSION = 1  # grows when something that is there today goes away or comes to mean something else
DIALECT = "https://json-schema.org/draft/2020-12/schema"  # a name; nothing fetches it

Schema = dict[str, Any]


def export_schema(library: Library) -> Export:
    """The schema of `briefing.json`."""
    return Export(
        path=PATH,
        content=_write(library.pack),
        format="JSON Schema",
        media="application/schema+json",
        about="What briefing.json looks like: each kind of card with its fields and what they mean.",
        rows=len(library.briefing.kinds),
        reading="Any validator of JSON Schema 2020-12; it reads well by itself.",
    )


@cache  # it takes long to write, and is the same however often the cards change
def _write(pack: Pack) -> str:
    return json.dumps(describe_cards(read_kinds(pack)), ensure_ascii=False, indent=1) + "\n"


def describe_cards(kinds: Mapping[str, Kind]) -> Schema:
    """The schema of a whole file."""
    head: Schema = {
        "$schema": _text("The file that describes this one."),
        "version": {"const": VERSION, "description": "The version of this shape."},
        "name": _text("What the briefing is called."),
        "about": _text("What it is."),
        "url": _text("Where the site is published; empty where that is not known."),
        "cards": {"type": "array", "items": {"$ref": "#/$defs/card"}},
    }
    of_kind = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": {"properties": {"fields": _fields(kind)}}}
        for name, kind in kinds.items()
    ]
    card = _object(
        {
            "key": _text("The kind and id: what references name."),
            "kind": {"enum": list(kinds), "description": "The kind of card."},
            "id": _text("The id, unique within its kind."),
            "title": _text("What the card is called."),
            "permalink": _text("The address of its page; from the site's root where `url` is empty."),
            "fields": {"type": "object", "description": "What the card holds; a field that it lacks has no key."},
            "evidence": {"type": "array", "items": {"$ref": "#/$defs/evidence"}},
        }
    )
    return {
        "$schema": DIALECT,
        "title": "Cards of a briefing",
        **_object(head),
        "$defs": {"card": card | {"allOf": of_kind}, **_SHARED},
    }


def _fields(kind: Kind) -> Schema:
    own = {name: field for name, field in kind.fields.items() if name != "evidence"}
    return {"title": kind.label, "description": kind.about, **_record(own)}


def _record(fields: Mapping[str, Field]) -> Schema:
    properties = {name: _field(field) for name, field in fields.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(field: Field) -> Schema:
    shape = _shape(field)
    told = {"title": field.label} | ({"description": field.help} if field.help else {})
    return told | ({"type": "array", "items": shape} if field.is_many else shape)


def _shape(field: Field) -> Schema:
    if field.type == "record":
        return _record(field.fields)
    if field.type == "choice":
        return {"enum": list(field.of)}
    if field.type in ("count", "when"):
        return {"$ref": f"#/$defs/{field.type}"}
    if field.type == "ref":
        return {"$ref": "#/$defs/reference"}
    return {"type": "number" if field.type == "number" else "string"}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _object(properties: Schema) -> Schema:
    """An object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_BOUND: Schema = {"type": ["integer", "null"], "minimum": 0}
_OFFSET: Schema = {"type": "integer", "minimum": 0}

_SHARED: Schema = {
    "reference": {"type": "string", "description": "The key of another card, which may be missing."},
    "count": {
        "description": "A number as it was reported; a bound that the words leave open is null.",
        **_object({"min": _BOUND, "max": _BOUND, "modifier": {"type": "string"}, "as_written": {"type": "string"}}),
    },
    "when": {
        "description": "A moment as precise as it is known.",
        **_object(
            {
                "date": {"type": ["string", "null"], "description": "ISO 8601: 2015, 2015-09 or 2015-09-30."},
                "precision": {"enum": ["year", "month", "day", "part of day", "unknown"]},
                "part": _text("Of the day: overnight, late."),
                "is_possible": {"type": "boolean", "description": "Whether the words only hold it possible."},
                "as_written": _text("The words of the source."),
            }
        ),
    },
    "evidence": {
        "description": "Verbatim words of a source, as a target of the W3C Web Annotation model.",
        **_object(
            {
                "source": _text("The key of the source."),
                "selector": {"type": "array", "prefixItems": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}]},
            }
        ),
    },
    "quote": _object(
        {
            "type": {"const": "TextQuoteSelector"},
            "exact": _text("The quote."),
            "prefix": _text("What stands before it in the article."),
            "suffix": _text("What stands behind it."),
        }
    ),
    "position": {
        "description": "Code points in the article's text: in a .txt file with line ends as one character each, in a "
        ".md file below the front matter, in what is extracted of a .html file. Missing where the quote is not found.",
        **_object({"type": {"const": "TextPositionSelector"}, "start": _OFFSET, "end": _OFFSET}),
    },
}
