"""What several articles have in common."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.links import link_across, link_article
from briefing.links.entity import Actor, Links, Occurrence
from briefing.mentions.actors import find_actors
from briefing.mentions.mention import ActorType, Mentions
from briefing.mentions.places import find_places
from briefing.pack import PACKAGED
from briefing.text import segment
from briefing.values import Span
from tests.reading import article_of
from tests.work import grows_in_line

CASES = yaml.safe_load((Path(__file__).parent / "across.yml").read_text(encoding="utf-8"))
TEXTS = (
    "Russian Foreign Minister Igor Belov denied it. The Russian Defence Ministry agreed. A security source said so.",
    "Igor Belov left for talks. Russia's Defense Ministry said so. US officials said no. Belov smiled.",
    "Mr Belov denied it. A security source said more. US officials said yes.",
    "Iranian President Omar Karimi met Iraqi President Omar Kazemi. Moscow denied it.",
    "Iraqi President Omar Karimi denied it.",
)


def read(texts: tuple[str, ...]) -> list[Links]:
    links = []
    for number, text in enumerate(texts):
        document = segment(article_of(text, f"article-{number}"))
        mentions = Mentions(actors=find_actors(document, PACKAGED), places=find_places(document, PACKAGED))
        links.append(link_article(document, mentions, (), PACKAGED))
    return links


def articles_of(links: Links, name: str) -> set[str]:
    return {o.article for found in links.actors if found.name == name for o in found.occurrences}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_who_is_one(case: dict[str, Any]) -> None:
    readings = read(tuple(case["articles"]))
    days = {f"article-{number}": day for number, day in enumerate(case.get("days", ()))}
    links = link_across(readings, PACKAGED, days)
    for name, articles in case["finds"].items():
        assert articles_of(links, name) == {f"article-{number}" for number in articles}, name
    assert link_across(readings[::-1], PACKAGED, days) == links


def test_a_group_is_what_most_articles_take_it_for() -> None:
    types: tuple[ActorType, ...] = ("organization", "armed_group", "armed_group")
    readings = [
        Links((Actor("Army of Conquest", kind, "named", (), (Occurrence(f"article-{n}", Span(0, 5), "test"),)),))
        for n, kind in enumerate(types)
    ]
    (actor,) = link_across(readings).actors
    assert actor.type == "armed_group"


def test_each_join_says_what_it_went_by() -> None:
    links = link_across(read(TEXTS[:3]))
    (belov,) = (actor for actor in links.actors if actor.name == "Igor Belov")
    assert [(link.article, link.rule) for link in belov.links] == [
        ("article-1", "link.same_name"),
        ("article-2", "link.surname"),
    ]
    assert "in common" in belov.links[1].note


def test_a_person_is_one_across_articles_also_by_surname() -> None:
    assert articles_of(link_across(read(TEXTS)), "Igor Belov") == {"article-0", "article-1", "article-2"}


def test_bodies_of_one_state_are_one() -> None:
    found = [a for a in link_across(read(TEXTS)).actors if "Ministry" in a.name]
    assert len(found) == 1


def test_namesakes_of_two_countries_stay_apart() -> None:
    names = {actor.name for actor in link_across(read(TEXTS)).actors}
    assert {"Omar Karimi (Iran)", "Omar Karimi (Iraq)"} <= names


def test_anonymous_sources_stay_apart_and_officials_of_a_state_are_one() -> None:
    links = link_across(read(TEXTS))
    assert sum("security source" in actor.name for actor in links.actors) == 2
    assert articles_of(links, "US officials") == {"article-1", "article-2"}


def test_the_order_of_articles_does_not_matter() -> None:
    readings = read(TEXTS[:4])
    first = link_across(readings)
    assert all(link_across(order) == first for order in permutations(readings))


CROWDS = {
    "surnames alone among many of that surname": ("Mr Hassan denied it in Iraq.", "{name} Hassan denied it in Iraq."),
    "one name, nobody says of where": ("Ali Hassan denied it.", "Ali Hassan met {name} Karimi."),
    "one name in many countries": ("Iraqi MP Ali Hassan left.", "Ali Hassan left Iran.", "Iranian MP Ali Hassan left."),
    "two spellings": ("Iraqi MP Hussein Hassan met {name} Karimi.", "Hossein Hasan left Iraq."),
    "longer names": ("Iraqi MP Ali {name} Hassan left.", "Ali Hassan left Iraq."),
    "armies": ("The army denied it in Iraq and Iran.", "The Iraqi army denied it.", "The army denied it in Iraq."),
    "acronyms": ("The {name} Front (XYZ) denied it.", "The XYZ denied it."),
    "offices": ("The Iraqi prime minister denied it.", "A Syrian military source denied it."),
}


@pytest.mark.parametrize("texts", CROWDS.values(), ids=CROWDS)
def test_the_work_grows_with_the_number_of_articles(texts: tuple[str, ...]) -> None:
    syllables = ("ba", "de", "fi", "go", "hu", "ka", "lo", "mi", "nu", "re")
    names = ["".join(syllables[int(digit)] for digit in f"{n:03}").capitalize() + "n" for n in range(200)]
    crowds = {size: read(tuple(texts[n % len(texts)].format(name=names[n]) for n in range(size))) for size in (50, 200)}
    assert grows_in_line(lambda size: link_across(crowds[size]), 50)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=5))
def test_names_are_unique_and_nothing_is_lost(texts: list[str]) -> None:
    readings = read(tuple(texts))
    links = link_across(readings)
    names = [actor.name for actor in links.actors]
    assert len(names) == len(set(names))
    before = {(o.article, o.span) for reading in readings for actor in reading.actors for o in actor.occurrences}
    assert {(o.article, o.span) for actor in links.actors for o in actor.occurrences} == before
