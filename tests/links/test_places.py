"""Places of several articles: one for each place, whatever it is called."""

from __future__ import annotations

from itertools import permutations

from briefing.links import link_across
from briefing.links.entity import Links, Occurrence, Place
from briefing.mentions.mention import PlaceKind
from briefing.values import Span


def links_of(article: str, *places: tuple[str, PlaceKind, str, float | None]) -> Links:
    """An article's places: name, kind, country, latitude (the longitude is the same)."""
    found = [
        Place(name, kind, country, (), (Occurrence(article, Span(at, at + 1), "test"),), degrees, degrees)
        for at, (name, kind, country, degrees) in enumerate(places)
    ]
    return Links(places=tuple(found))


READINGS = [
    links_of("a", ("Tripoli", "city", "Libya", 32.9)),
    links_of("b", ("Tripoli", "city", "Lebanon", 34.4), ("Lebanon", "country", "Lebanon", None)),
    links_of("c", ("Tripoli", "city", "", None), ("Lebanon", "country", "Lebanon", None)),
    links_of("d", ("Deir Ezzor", "city", "Syria", 35.34), ("Qasr", "city", "Syria", 33.0)),
    links_of("e", ("Deir ez-Zor", "city", "Syria", 35.34), ("Qasr", "city", "Syria", 36.5)),
    links_of("f", ("Syria", "country", "Syria", None), ("Tripoli", "city", "", None)),
]


def test_places_are_told_apart_by_country_and_position() -> None:
    found = {p.name: {o.article for o in p.occurrences} for p in link_across(READINGS).places}
    assert found == {
        "Tripoli (Libya)": {"a"},
        "Tripoli (Lebanon)": {"b", "c"},
        "Tripoli": {"f"},
        "Lebanon": {"b", "c"},
        "Deir Ezzor": {"d", "e"},
        "Syria": {"f"},
        "Qasr (Syria)": {"d"},
        "Qasr (Syria) (2)": {"e"},
    }


def test_the_order_of_articles_does_not_matter() -> None:
    first = link_across(READINGS[:4])
    assert all(link_across(order) == first for order in permutations(READINGS[:4]))
