"""Kinds and cards → the schemas, by the name of their file."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.kinds import Kind
from briefing.pack import Pack
from briefing.schema.names import DRAFT, FILE, Names, Schema, make_ids
from briefing.schema.values import NOT_BLANK, describe_fields, describe_text

DECISIONS = "decisions.json"


def make_schemas(kinds: Mapping[str, Kind], names: Names, pack: Pack) -> dict[str, Schema]:
    """One schema for each kind (``actor.json``), one for decisions, and the ids they share."""
    schemas = {f"{kind.name}.json": _describe_kind(kind, pack) for kind in kinds.values()}
    return schemas | {DECISIONS: _describe_decisions(), FILE: make_ids(names)}


def _describe_kind(kind: Kind, pack: Pack) -> Schema:
    shape = describe_fields(kind.fields, pack)
    named = {
        "id": describe_text("Id", "The name of the card's file without .yml.", NOT_BLANK),
        "title": describe_text("Title", "What the card is called on its page and in links to it.", NOT_BLANK),
    }
    return {
        "$schema": DRAFT,
        "title": kind.label,
        "description": kind.about,
        "type": "object",
        **shape,
        "properties": named | shape["properties"],
        "required": [*named, *shape["required"]],
    }


def _describe_decisions() -> Schema:
    """What `briefing/cards/decision_file.py` reads."""
    sides = {
        "type": "array",
        "minItems": 2,
        "uniqueItems": True,
        "items": {
            "title": "Card",
            "description": "A kind and an id: actor/omar-karimi; with `in a-source` what that source tells of it.",
            "$ref": f"{FILE}#/definitions/decided",
        },
    }
    day: Schema = {"pattern": r"^\s*[0-9]{4}[-W]?[-W0-9]+\s*$", "patternErrorMessage": "write the day as 2026-11-26"}
    decision = {
        "title": "Decision",
        "type": "object",
        "properties": {
            "same": {"title": "The same", "description": "Two cards or more that are one.", **sides},
            "not_same": {"title": "Not the same", "description": "Cards of which no two are one.", **sides},
            "by": describe_text("By", "Who decided.", NOT_BLANK),
            "on": describe_text("On", "The day it was decided: 2026-11-26.", day),
            "reason": describe_text("Reason", "Why, for whoever asks next year.", NOT_BLANK),
        },
        "required": ["by", "on", "reason"],
        "oneOf": [{"required": ["same"]}, {"required": ["not_same"]}],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "Decisions",
        "description": "Which cards are the same and which are not: this outranks every rule.",
        "type": "object",
        "properties": {
            "decisions": {
                "title": "Decisions",
                "description": "One for each question of who is who.",
                "items": decision,
                "if": {"type": ["string", "number", "boolean", "object"]},
                "then": {"type": "array", "errorMessage": "begin each decision with `- same:` or `- not_same:`"},
            }
        },
        "required": ["decisions"],
        "additionalProperties": False,
    }
