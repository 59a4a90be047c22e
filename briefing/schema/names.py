"""The cards there are, as references name them, and how editors offer and explain them.

All schemas share one file of these, ``ids.json``, and refer to it: it alone changes when a card comes, goes or gets
another title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from briefing.cards.decisions import BY_SOURCE, KINDS
from briefing.cards.kinds import Kind
from briefing.cards.sheet import Sheet

Names = Mapping[str, Mapping[str, str]]  # kind → id → title
Schema = dict[str, Any]

FILE = "ids.json"
DRAFT = "http://json-schema.org/draft-07/schema#"  # what yaml-language-server knows best; never fetched
LONGEST = 120  # characters of a title that an editor shows
LONGEST_LABEL = 60  # of an id with its title: the language server cuts longer ones, and may then offer them twice
_SYNTAX = re.compile(r"[\\^$.*+?()\[\]{}|/]")


def name_cards(kinds: Mapping[str, Kind], sheets: Iterable[Sheet]) -> Names:
    """The title of each card by kind and id; a card that cannot be read has none, and is still one to refer to."""
    names: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for sheet in sheets:
        names[sheet.kind][sheet.stem] = " ".join(sheet.card.title.split()) if sheet.card else ""
    return names


def make_ids(names: Names) -> Schema:
    """The shared file: what a reference to each kind can be, what one to ``any`` kind, what a side of a decision."""
    definitions: Schema = {}
    for kind, titles in names.items():
        definitions[kind] = _refer(
            [_named(rf"(?:{kind}/)?", name, title) for name, title in titles.items()],
            [_offer(name, title) for name, title in titles.items()],
            f"There is no {kind} card with this id: `briefing check` names the nearest.",
            f"The id of {name_kind(kind)} card",
        )
    everything = [(f"{kind}/{name}", title) for kind, titles in names.items() for name, title in titles.items()]
    definitions["any"] = _refer(
        [{"allOf": [{"$ref": f"#/definitions/{kind}/if"}], "type": "string", "pattern": f"^{kind}/"} for kind in names],
        [_offer(name, title) for name, title in everything],
        "There is no card with this kind and id, as in actor/russia: `briefing check` names the nearest.",
        "The kind and id of a card",
    )
    told_apart = rf"(?:{'|'.join(BY_SOURCE)})/[^\s/]+\s+in\s+\S+"
    definitions["decided"] = {
        "type": "string",
        "pattern": rf"^\s*(?:(?:{'|'.join(KINDS)})/[^\s/]+|{told_apart})\s*$",
        "patternErrorMessage": "write a kind and an id: actor/omar-karimi, or actor/omar-karimi in a-source",
        "defaultSnippets": [_offer(name, title) for name, title in everything if name.split("/")[0] in KINDS],
    }
    return {"$schema": DRAFT, "title": "Cards of this briefing", "definitions": definitions}


def name_kind(kind: str) -> str:
    """The kind with its article: "an actor"."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _refer(named: Iterable[Schema], offered: list[Schema], wrong: str, what: str) -> Schema:
    """A reference: what is `offered` while typing, what is explained (`named`), what is said of anything else.

    The names stand under `if`, where the language server finds a title to show without listing all the others, as it
    does with `enum`; `else` is what every word that is none of them fails.
    """
    return {
        "defaultSnippets": offered,
        "if": {
            "anyOf": [
                {"title": what, "type": "string", "pattern": "^(?!)"},  # matches nothing; explains what is unknown
                *named,
                {"not": {"type": ["string", "object", "array"]}},  # an id such as 2015, which YAML takes for a number
            ]
        },
        "else": {"type": "null", "errorMessage": wrong},
    }


def _named(prefix: str, name: str, title: str) -> Schema:
    pattern = _SYNTAX.sub(r"\\\g<0>", name)
    return {"title": _shorten(title) or name, "type": "string", "pattern": f"^{prefix}{pattern}$"}


def _offer(name: str, title: str) -> Schema:
    beside = _shorten(title, LONGEST_LABEL - len(name) - 2)
    return {"label": f"{name}: {beside}" if beside else name, "body": name, "description": _shorten(title)}


def _shorten(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…" if most > 1 else ""
