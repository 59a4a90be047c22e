"""Actors of whole passages, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.mentions.actors import find_actors
from briefing.pack import PACKAGED
from briefing.sources.read import read_article
from briefing.text import segment
from tests.reading import document_of

SEED = next((Path(__file__).parents[2] / "seeds").glob("000_*.txt"))
WORDS = [
    "Russia",
    "Moscow",
    "Mr",
    "Lavrov",
    "Sergei",
    "'s",
    "said",
    "the",
    "Defence",
    "Ministry",
    "rebels",
    "of",
    "and",
    "in",
    "US",
    "officials",
    ",",
    ".",
    "(",
    ")",
    "President",
    "Syrian",
    "Kremlin",
    "spokesman",
    "ISIS",
    "an",
    "TV",
    "news",
    "agency",
    "al-Assad",
    "“",
    "”",
    "according",
    "to",
    "Free",
    "Army",
    "police",
    "who",
]


def describe(text: str) -> list[str]:
    """One line for each mention: the words, the rule, the name where it is another."""
    return [
        f"{mention.span.of(text)} | {mention.rule} | {mention.name}"
        for mention in find_actors(document_of(text), PACKAGED)
    ]


def test_a_person_keeps_the_office_and_what_it_ties_to() -> None:
    text = "President Omar Karimi's spokesman Anton Belov and Russian Foreign Minister Nadia Orlova met."
    karimi, belov, orlova = find_actors(document_of(text), PACKAGED)
    assert (karimi.name, karimi.role, karimi.head.of(text)) == ("Omar Karimi", "President", "Omar Karimi")
    assert (belov.name, belov.role, belov.affiliation) == ("Anton Belov", "spokesman", "Omar Karimi")
    assert (orlova.role, orlova.country, orlova.affiliation) == ("Russian Foreign Minister", "Russia", "Russia")


def test_a_country_reaches_over_and() -> None:
    text = "Russian Foreign Minister Nadia Orlova and Defence Minister Boris Gromov met."
    assert [mention.country for mention in find_actors(document_of(text), PACKAGED)] == ["Russia", "Russia"]


def test_sources_are_anonymous_or_known_by_role() -> None:
    text = "A Syrian security source said so. US officials denied it. Witnesses said nothing was left."
    found = find_actors(document_of(text), PACKAGED)
    assert [(m.name, m.named, m.type, m.country) for m in found] == [
        ("Syrian security source", "anonymous", "person", "Syria"),
        ("US officials", "role-only", "government", "United States"),
        ("Witnesses", "role-only", "people_group", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday in March the Boeing 707 landed at Payam International Airport.",
        "The Russian-made missiles of the Cold War were shown in Red Square.",
        "Ramadan ends with the Eid al-Fitr festival.",
        "Fighting went on in Syria, over Iraq and near Aleppo.",
        "However, the weather was better. Many left. Some stayed.",
    ],
)
def test_things_days_and_places_are_no_actors(text: str) -> None:
    assert describe(text) == []


def test_the_seed_article_has_its_main_actors() -> None:
    article = read_article(SEED, SEED.name)
    names = {mention.name for mention in find_actors(segment(article), PACKAGED)}  # type: ignore[arg-type]
    assert names >= {
        "Russia", "Kremlin", "United States", "France", "Sergei Lavrov", "John Kerry", "Bashar al-Assad",
        "Vladimir Putin", "Dmitry Peskov", "Sergei Ivanov", "Army of Conquest", "Islamic State", "Free Syrian Army",
        "Kommersant", "Rossiya", "Syrian security source", "UN General Assembly", "AFP",
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text_gives_mentions_in_order_without_overlaps(text: str) -> None:
    document = document_of(text)
    end = 0
    for mention in find_actors(document, PACKAGED):
        assert mention.span.covers(mention.head)
        assert len(mention.head) > 0
        assert mention.span.start >= end
        assert mention.name
        end = mention.span.end
