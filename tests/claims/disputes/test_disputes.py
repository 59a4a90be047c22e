"""Which disputes short texts open, by which rule, and who stands on which side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.claims.camps import find_camps
from briefing.claims.claims import find_claims
from briefing.claims.disputes import find_disputes
from briefing.claims.disputes.rules import RULES, Rule
from briefing.claims.scene import set_scenes
from briefing.links import link_article
from briefing.pack import PACKAGED
from briefing.pipeline import Parse, bring_together, read_closely
from briefing.values import When
from tests.reading import article_of, parse_of, reading_of
from tests.work import grows_in_line

FRAMES = PACKAGED.read("lexicons/questions")
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


def tell(parse: Parse) -> list[str]:
    return [
        f"{dispute.rule.removeprefix('dispute.')} | {dispute.kind} | {' vs '.join(p.label for p in dispute.positions)}"
        for dispute in parse.facts.disputes
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_every_rule_says_why_and_puts_a_question(rule: Rule) -> None:
    frame = FRAMES[rule.__name__]["frame"]
    assert frame.format(one="a", other="b", denied="c", charge="d").endswith("?")
    assert FRAMES[rule.__name__]["why"].endswith(".")
    assert rule.__doc__


PIECES = [
    "Russia said its jets hit a depot. France denied that. Turkey blamed Russia. Russia rejected the claim. ",
    'France accused Chad of shelling the town, which Chad denies. "It is a lie," Germany said. ',
    "Armenia and Azerbaijan accused each other of breaking the truce. No truce was broken, Chad said. ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text_only(piece: str) -> None:
    readings = {times: reading_of(piece * times) for times in (60, 240)}
    links = {times: link_article(r.document, r.mentions, r.attributions, PACKAGED) for times, r in readings.items()}
    scenes = {times: set_scenes([readings[times]], links[times], PACKAGED) for times in readings}
    claims = {times: find_claims(scenes[times][0], PACKAGED) for times in readings}
    camps = {times: find_camps(links[times].actors) for times in readings}
    assert grows_in_line(lambda times: find_disputes(claims[times], scenes[times], camps[times], (), PACKAGED), 60)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_disputes(case: dict[str, Any]) -> None:
    assert tell(parse_of(case["text"])) == case["finds"]


def read_all(*texts: tuple[str, str]) -> Parse:
    """The articles, each with its day, as one briefing."""
    readings = []
    for number, (day, text) in enumerate(texts):
        article = replace(article_of(text, f"article-{number}"), published=When(day, "day", day))
        readings.append(read_closely(article))
    return bring_together(readings)


MONDAY = """Turkey said on Monday that its jets had hit only rebel depots in the Bekir valley.

France denied that the jets hit rebel depots in the Bekir valley."""
TUESDAY = """France on Tuesday again denied that the jets hit rebel depots in the Bekir valley. Turkey said that its
jets had hit rebel depots in the Bekir valley, not homes."""


def test_one_question_told_in_two_articles_is_one_dispute() -> None:
    parse = read_all(("2016-05-02", MONDAY), ("2016-05-03", TUESDAY))
    assert tell(parse) == ["deny | target | Turkey vs France"]
    assert {parse.facts.claims[i].article for p in parse.facts.disputes[0].positions for i in p.claims} == {
        "article-0",
        "article-1",
    }


def test_a_question_of_another_year_is_another_dispute() -> None:
    parse = read_all(("2016-05-02", MONDAY), ("2019-05-03", TUESDAY))
    assert len(parse.facts.disputes) == 2


def test_a_denial_in_another_article_answers_what_it_denies() -> None:
    accusing = "Turkey said on Monday that Chad had shelled the Bekir bridge and the mill of Sabun with mortars."
    denying = "Chad denied on Tuesday that it had shelled the Bekir bridge or the mill of Sabun with mortars."
    parse = read_all(("2016-05-02", accusing), ("2016-05-03", denying))
    assert tell(parse) == ["deny | target | Turkey vs Chad"]


def test_the_order_of_articles_does_not_matter() -> None:
    forth = read_all(("2016-05-02", MONDAY), ("2016-05-03", TUESDAY))
    assert bring_together(forth.readings[::-1]).facts.disputes == forth.facts.disputes
