"""All cards as JSON, in a shape that stays: `briefing.schema.json` describes it, and `VERSION` counts its changes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from briefing.render.exports.cards_schema import SCHEMA, VERSION
from briefing.render.exports.export import Export
from briefing.render.exports.plain import Plain, plain_evidence, plain_fields
from briefing.render.fields import evidence_of
from briefing.render.kept_texts import Keep
from briefing.render.library import Library
from briefing.render.permalink import card_permalink, site_root

PATH = "data/briefing.json"


def export_json(library: Library, keep: Keep) -> Export:
    """Every card with its fields, its evidence as W3C selectors, and its permalink; one card a line."""
    cards = [keep(f"{PATH} {card.key}", partial(_write_card, card.key)) for card in library.list_cards()]
    head: dict[str, Plain] = {
        "$schema": SCHEMA,
        "version": VERSION,
        "name": library.masthead.name,
        "about": library.masthead.about,
        "url": site_root(library),
    }
    return Export(
        path=PATH,
        content=write_lines(head, "cards", cards),
        format="JSON",
        media="application/json",
        about="All cards: every field, the words each stands on with their place in the article, and its permalink.",
        rows=len(cards),
        reading="json.load in Python, jq, fromJSON in R; the schema beside it describes every field.",
    )


def write_lines(head: dict[str, Plain], name: str, items: Iterable[str]) -> str:
    """A JSON object of `head` and, under `name`, written `items` with one on each line: small, and plain to compare."""
    opening = "".join(f"{write_compact(key)}:{write_compact(value)},\n" for key, value in head.items())
    lines = ",\n".join(items)
    return f"{{{opening}{write_compact(name)}:[\n{lines}\n]}}\n"


def write_compact(value: Plain) -> str:
    """A value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _write_card(key: str, library: Library) -> str:
    card = library.cards[key]
    plain: Plain = {
        "key": card.key,
        "kind": card.kind,
        "id": card.id,
        "title": card.title,
        "permalink": card_permalink(library, card.key),
        "fields": plain_fields(library, card),
        "evidence": [plain_evidence(library, evidence) for evidence in evidence_of(card)],
    }
    return write_compact(plain)
