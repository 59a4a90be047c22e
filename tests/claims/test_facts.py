from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from briefing.claims import find_facts
from briefing.links import link_article
from briefing.pack import PACKAGED
from briefing.pipeline import Parse, parse_articles
from tests.reading import article_of, parse_of, reading_of
from tests.work import grows_in_line

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


def casualties(parse: Parse) -> list[str]:
    return [
        f"{c.outcome} | {c.count.as_written} | {c.who} | {', '.join(c.claimed_by) or c.source}"
        for c in parse.facts.casualties
    ]


def figures(parse: Parse) -> list[str]:
    return [f"{f.count.as_written} | {f.what} | {', '.join(f.claimed_by) or f.source}" for f in parse.facts.figures]


def claims(parse: Parse) -> list[str]:
    text = parse.readings[0].document.text
    told = ((c, f" | {', '.join(c.via)}" if c.via else "") for c in parse.facts.claims)
    return [f"{', '.join(c.claimants)} | {c.act} | {c.content.of(text)}{via}" for c, via in told]


def events(parse: Parse) -> list[str]:
    text = parse.readings[0].document.text
    told = ((e, f" | +{len(e.again)}" if e.again else "") for e in parse.facts.events)
    return [f"{e.when.as_written if e.when else ''} | {e.what.of(text)}{again}" for e, again in told]


def roles(parse: Parse) -> list[str]:
    return [" | ".join(", ".join(names) for names in (e.agent, e.target, e.where, e.means)) for e in parse.facts.events]


FINDERS: dict[str, Callable[[Parse], list[str]]] = {
    "casualties": casualties,
    "figures": figures,
    "claims": claims,
    "events": events,
    "roles": roles,
}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [pytest.param(kind, case["text"], case["finds"], id=case["text"]) for kind in FINDERS for case in CASES[kind]],
)
def test_facts(kind: str, text: str, expected: list[str]) -> None:
    assert FINDERS[kind](parse_of(text)) == expected


def test_facts_point_at_their_words() -> None:
    text = "The ministry said 12 civilians were killed on Monday, and rebels fired 30 rockets."
    parse = parse_of(text)
    for fact in (*parse.facts.casualties, *parse.facts.figures):
        assert fact.count.as_written in fact.sentence.of(text)
        assert fact.count.as_written in fact.span.of(text)
        assert fact.rule
    for claim in parse.facts.claims:
        assert claim.content.of(text)
        assert claim.sentence.covers(claim.content)


def test_a_headline_that_the_body_says_again_gives_no_second_toll() -> None:
    text = "Blast kills nine\n\nAt least nine people were killed, the ministry said.\n\nTwo guards are missing."
    article = article_of(text)
    article = replace(article, blocks=(replace(article.blocks[0], kind="headline"), *article.blocks[1:]))
    assert casualties(parse_articles([article])) == [
        "killed | At least nine | people | ministry",
        "missing | Two | guards | ",
    ]


PIECES = [
    "Russia said on Monday that 12 soldiers were killed near Homs, but Turkey denied it. ",
    '"No," France said. "It is a lie that Turkey struck the town on Sunday," Germany said. ',
    "on Monday 12 killed in Homs ",
    "Russia denied that Turkey denied that ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text_only(piece: str) -> None:
    readings = {times: reading_of(piece * times) for times in (60, 240)}
    linked = {times: link_article(r.document, r.mentions, r.attributions, PACKAGED) for times, r in readings.items()}
    assert grows_in_line(lambda times: find_facts([readings[times]], linked[times], PACKAGED), 60)
