"""Neutral JSON of a parse, for measuring and for other tools."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import PurePath
from typing import Any

from briefing.attribution.export import export_attributions
from briefing.claims.fact import Casualty, Dispute, Event, Facts, Figure
from briefing.links.reading import Reading
from briefing.pipeline import Parse

Json = dict[str, Any]

PEOPLE = "people"  # who is counted where the words name nobody: "killing dozens"


def export_name(reading: Reading) -> str:
    """The article's name in exports: its file's name without the ending."""
    return PurePath(reading.document.article.file).stem


def export_facts(parse: Parse) -> Json:
    """The facts of a parse of one article in plain lists; every quote is an exact piece of the article's text.

    Keys: actors {name, aliases, type}, aircraft {designation, count, operator}, casualties {min, max, kind, who,
    where, claimed_by, quote}, figures {count, what, claimed_by, quote}, claims {claimant, stance, mode, quote},
    disputes {question, sides: [{claimants, quotes}]}, places {name, country}, events {date, what, quote}. A claim of
    several claimants is given once for each. `claimed_by` is null where the article says it in its own voice.

    Raises:
        ValueError: the parse is not of one article.
    """
    if len(parse.readings) != 1:
        raise ValueError(f"an export is of one article, not of {len(parse.readings)}")
    text, facts = parse.readings[0].document.text, parse.facts
    return {
        "actors": [{"name": a.name, "aliases": list(a.aliases), "type": a.type} for a in parse.links.actors],
        "aircraft": _aircraft(parse.readings[0]),
        "casualties": [_casualty(casualty, text) for casualty in _figures_once(facts)],
        "figures": [_figure(figure, text) for figure in facts.figures],
        "claims": [
            {"claimant": name, "stance": claim.act, "mode": claim.mode, "quote": claim.content.of(text)}
            for claim in facts.claims
            for name in claim.claimants or (claim.source or None,)
        ],
        "disputes": [_dispute(dispute, facts, text) for dispute in facts.disputes],
        "places": [{"name": place.name, "country": place.country or None} for place in parse.links.places],
        "events": [_event(event, text) for event in facts.events],
    }


def export_reading(reading: Reading) -> Json:
    """The attributions of one article as offsets: {article, attributions: [{source, cue, content}]}."""
    return {"article": export_name(reading), "attributions": export_attributions(reading.attributions)}


def _aircraft(reading: Reading) -> list[Json]:
    found: dict[str, Json] = {}
    for mention in reading.mentions.aircraft:
        entry = found.setdefault(
            mention.designation, {"designation": mention.designation, "count": None, "operator": None}
        )
        if mention.count and entry["count"] is None:
            entry["count"] = mention.count.low if mention.count.low is not None else mention.count.high
        entry["operator"] = entry["operator"] or mention.operator or None
    return list(found.values())


def _figures_once(facts: Facts) -> list[Casualty]:
    """The casualties without those that give a figure again."""
    related = zip_longest(facts.casualties, facts.relations)
    return [casualty for casualty, told in related if told is None or told.repeats is None]


def _casualty(casualty: Casualty, text: str) -> Json:
    return {
        "min": casualty.count.low,
        "max": casualty.count.high,
        "kind": casualty.outcome,
        "who": casualty.who or PEOPLE,
        "where": casualty.where or None,
        "claimed_by": casualty.claimed_by[0] if casualty.claimed_by else casualty.source or None,
        "quote": casualty.sentence.of(text),
    }


def _figure(figure: Figure, text: str) -> Json:
    count = figure.count.low if figure.count.low is not None else figure.count.high
    claimed_by = figure.claimed_by[0] if figure.claimed_by else figure.source or None
    return {"count": count, "what": figure.what, "claimed_by": claimed_by, "quote": figure.sentence.of(text)}


def _dispute(dispute: Dispute, facts: Facts, text: str) -> Json:
    sides = [[facts.claims[index] for index in position.claims] for position in dispute.positions]
    return {
        "question": dispute.question,
        "sides": [
            {
                "claimants": list(dict.fromkeys(name for claim in side for name in claim.claimants)),
                "quotes": [claim.content.of(text) for claim in side],
            }
            for side in sides
        ],
    }


def _event(event: Event, text: str) -> Json:
    when = event.when
    date = None if when is None else when.value or when.as_written
    return {"date": date, "what": event.what.of(text), "quote": event.what.of(text)}
