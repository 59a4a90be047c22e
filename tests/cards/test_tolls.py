"""Tolls of several articles as cards: one for each figure, with references to the figures beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.briefing import Briefing
from briefing.cards.build import build_cards
from briefing.cards.card import Card, Value
from briefing.cards.kinds import read_kinds
from briefing.checks import parts_and_total
from briefing.checks.desk import Desk
from briefing.pack import PACKAGED
from briefing.pipeline import parse_articles
from briefing.sources.article import Article
from briefing.values import Count, Problem, When
from tests.reading import article_of

STORIES = {
    "2019-05-06": "A bomb killed 36 people, including four children, in Herat on Monday, the health ministry said.\n\n"
    "The rebels said 12 people died in Herat on Monday.",
    "2019-05-07": "The bomb in Herat on Monday killed 41 people, the health ministry said.",
    "2019-05-08": "The health ministry said 41 people were killed in Herat on Monday, up from 36.",
}
FIELDS = ("part_of", "supersedes", "contradicts")


def stories() -> list[Article]:
    return [replace(article_of(text, f"story-{day}"), published=When(day, "day", day)) for day, text in STORIES.items()]


def tolls(articles: list[Article]) -> dict[str, Card]:
    parse = parse_articles(articles)
    cards = build_cards(parse.readings, parse.links, parse.facts)
    return {card.id: card for card in cards if card.kind == "casualty"}


def test_one_card_for_each_figure_with_what_stands_beside_it() -> None:
    cards = tolls(stories())
    related = {name: {key: card.values[key] for key in FIELDS if key in card.values} for name, card in cards.items()}
    ministry, rebels = "killed-people-herat-health-ministry", "killed-people-herat-rebels"
    assert related == {
        ministry: {"contradicts": (rebels,)},
        "killed-children-herat-health-ministry": {"part_of": ministry},
        rebels: {"contradicts": (ministry, f"{ministry}-2")},
        f"{ministry}-2": {"supersedes": ministry, "contradicts": (rebels,)},
    }
    evidence = {name: card.values["evidence"] for name, card in cards.items()}
    assert [len(evidence[name]) for name in (ministry, f"{ministry}-2")] == [2, 2]  # type: ignore[arg-type]


def test_the_order_of_articles_does_not_matter() -> None:
    assert len({repr(tolls(list(order))) for order in permutations(stories())}) == 1


def test_a_new_article_leaves_the_cards_of_the_earlier_ones_their_ids() -> None:
    assert list(tolls(stories()[:1])) == list(tolls(stories()))[:3]


def problems(cards: dict[str, Card]) -> list[Problem]:
    desk = Desk(Briefing(read_kinds(PACKAGED), {"casualty": cards}, {}))
    return [problem for card in cards.values() for problem in parts_and_total.check(desk, card)]


def test_parts_that_were_read_fit_their_totals() -> None:
    assert problems(tolls(stories())) == []


@given(st.integers(0, 60), st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_parts_never_exceed_their_total_without_a_problem(total: int, parts: list[int]) -> None:
    def card(name: str, count: int, **more: Value) -> Card:
        return Card(
            "casualty", name, name, {"outcome": "killed", "count": Count(count, count), "scope": "event", **more}
        )

    cards = {"all": card("all", total)}
    cards |= {f"part-{n}": card(f"part-{n}", count, part_of="all") for n, count in enumerate(parts)}
    assert bool(problems(cards)) == (sum(parts) > total)
