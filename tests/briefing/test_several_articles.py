"""A briefing of several articles: exactly the cards an editor would expect, whatever the order of the files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cards.build import build_cards, build_with_reasons
from briefing.cards.card import Card
from briefing.cards.decision_file import read_decisions
from briefing.cards.decisions import NO_DECISIONS, Decisions
from briefing.cards.kinds import read_kinds
from briefing.cards.references import list_references
from briefing.links.reading import Reading
from briefing.pack import PACKAGED
from briefing.pipeline import bring_together, read_closely
from briefing.render.fields import texts_of
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article
from briefing.values import Evidence

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = yaml.safe_load((HERE / "expected.yml").read_text(encoding="utf-8"))


@cache
def readings() -> tuple[Reading, ...]:
    read = [read_article(path, path.name) for path in find_articles(HERE / "articles")]
    return tuple(read_closely(article) for article in read if isinstance(article, Article))


def build(order: tuple[Reading, ...], decisions: Decisions = NO_DECISIONS) -> dict[str, Card]:
    parse = bring_together(order, PACKAGED, decisions)
    cards = build_cards(parse.readings, parse.links, parse.facts, PACKAGED, decisions)
    return {card.key: card for card in cards}


def articles_of(card: Card) -> list[str]:
    evidence = card.values["evidence"]
    assert isinstance(evidence, tuple)
    return sorted({item.source for item in evidence if isinstance(item, Evidence)})


def of_kind(cards: dict[str, Card], kind: str) -> dict[str, Card]:
    return {card.id: card for card in cards.values() if card.kind == kind}


@pytest.mark.parametrize("kind", [kind for kind in EXPECTED["checked"] if kind != "source"])
def test_what_several_articles_tell_is_one_card_and_nothing_else(kind: str) -> None:
    found = {name: articles_of(card) for name, card in of_kind(build(readings()), kind).items()}
    assert {name: told for name, told in found.items() if len(told) > 1} == EXPECTED["linked"][kind]
    for name, article in EXPECTED["apart"].get(kind, {}).items():
        assert found[name] == [article]


def test_each_source_says_whose_report_it_is() -> None:
    sources = of_kind(build(readings()), "source")
    found = {
        name: {field: card.values[field] for field in ("origin", "carries") if field in card.values}
        for name, card in sources.items()
    }
    assert found == EXPECTED["origins"]


def test_other_names_are_kept() -> None:
    actors = of_kind(build(readings()), "actor")
    for name, aliases in EXPECTED["aliases"].items():
        known = actors[name].values["aliases"]
        assert isinstance(known, tuple)
        assert set(aliases) <= set(known)


@pytest.mark.parametrize("name", EXPECTED["between"])
def test_what_cards_say_of_each_other(name: str) -> None:
    case = EXPECTED["between"][name]
    found = {
        card: {field: value.values[field] for field in case["fields"] if field in value.values}
        for card, value in of_kind(build(readings()), case["kind"]).items()
    }
    assert {card: values for card, values in found.items() if values} == case["cards"]


@settings(max_examples=10)
@given(st.permutations(range(6)))
def test_the_order_of_the_files_does_not_matter(order: list[int]) -> None:
    listed = readings()
    assert build(tuple(listed[at] for at in order)) == build(listed)


@pytest.mark.parametrize("name", EXPECTED["decisions"])
def test_a_decision_changes_what_it_says_and_nothing_else(tmp_path: Path, name: str) -> None:
    case = EXPECTED["decisions"][name]
    decisions = decide(tmp_path, case["file"])
    before, after = build(readings()), build(readings(), decisions)
    told = {key: articles_of(card) for key, card in before.items()}
    now = {key: articles_of(card) for key, card in after.items()}
    # Claims and figures are named after their claimants, and so move with them.
    ours = {key for key in told.keys() | now.keys() if key.split("/")[0] not in ("claim", "figure", "dispute")}
    changed = {key: now.get(key, []) for key in ours if told.get(key) != now.get(key)}
    assert changed == case["changes"]
    former = {key: list(texts_of(card, "formerly")) for key, card in after.items() if "formerly" in card.values}
    assert former == case.get("formerly", {})
    reversed_order = build(tuple(reversed(readings())), decisions)
    assert reversed_order == after


@pytest.mark.parametrize("name", EXPECTED["decisions"])
def test_a_decision_is_told_as_the_reason(tmp_path: Path, name: str) -> None:
    case = EXPECTED["decisions"][name]
    decisions = decide(tmp_path, case["file"])
    parse = bring_together(readings(), PACKAGED, decisions)
    built = build_with_reasons(parse.readings, parse.links, parse.facts, PACKAGED, decisions)
    (decision,) = decisions.all
    told = {b.card.key for b in built if any(trace.note == decision.note for _, trace in b.why)}
    there = {key for key, articles in case["changes"].items() if articles}
    assert there <= told


def decide(folder: Path, text: str) -> Decisions:
    path = folder / "decisions.yml"
    path.write_text(text, encoding="utf-8")
    decisions = read_decisions(path, "decisions.yml")
    assert not decisions.problems
    return decisions


SIDES = {
    kind: [*names, *(f"{name} in {article}" for name, articles in names.items() for article in articles)]
    for kind, names in EXPECTED["linked"].items()
    if kind in ("actor", "place", "event", "casualty")
}
DRAWN = st.sampled_from(sorted(SIDES)).flatmap(
    lambda kind: st.tuples(
        st.sampled_from(["same", "not_same"]),
        st.lists(st.sampled_from(SIDES[kind]).map(f"{kind}/{{}}".format), min_size=2, max_size=3, unique=True),
    )
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(DRAWN, max_size=4))
def test_any_decisions_make_cards_that_hold(tmp_path: Path, drawn: list[tuple[str, list[str]]]) -> None:
    common = {"by": "M. Okafor", "on": "2031-05-16", "reason": "drawn"}
    path = tmp_path / "decisions.yml"
    path.write_text(yaml.safe_dump({"decisions": [{what: sides, **common} for what, sides in drawn]}), encoding="utf-8")
    decisions = read_decisions(path, "decisions.yml")
    cards = build(readings(), decisions)
    assert cards == build(tuple(reversed(readings())), decisions)
    kinds = read_kinds(PACKAGED)
    for card in cards.values():
        assert not any(f"{card.kind}/{name}" in cards for name in texts_of(card, "formerly"))
        for _, leads_to, name in list_references(card, kinds[card.kind]):
            assert any(f"{kind}/{name}" in cards for kind in leads_to), (card.key, name)
