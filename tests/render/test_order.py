"""Cards in the order of the sources."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render import Addresses
from briefing.render.library import Library
from briefing.render.order import find_standing, list_in_order
from briefing.values import Evidence, When
from tests.render.sample import article_of, brief, card

TEXT = "A headline\n\nFirst words.\n\nLast words."


def standing_on(name: str, *places: tuple[str, str]) -> Card:
    made = card("claim", name, name)
    return replace(made, values={"evidence": tuple(Evidence(source, quote) for source, quote in places)})


def library_of(*claims: Card) -> Library:
    days = {"old": "2015-09-30", "new": "2015-10-01", "undated": ""}
    sources = [
        card("source", name, name, **({"published": When(day, "day", "")} if day else {})) for name, day in days.items()
    ]
    briefing = brief([*sources, *claims], article_of(TEXT, "old"))
    briefing = replace(briefing, articles={name: article_of(TEXT, name) for name in days})
    return Library(briefing, PACKAGED, Addresses())


def test_the_newest_source_comes_first_and_each_from_its_first_word_on() -> None:
    claims = [
        standing_on("a", ("undated", "First")),
        standing_on("b", ("old", "Last")),
        standing_on("c", ("old", "First")),
        standing_on("d", ("new", "Last")),
        standing_on("e", ("new", "First")),
        standing_on("f"),
    ]
    library = library_of(*claims)
    for order in (claims, claims[::-1]):
        assert [one.id for one in list_in_order(library, order)] == ["e", "d", "c", "b", "f", "a"]


def test_a_card_stands_where_its_words_are_first_found() -> None:
    lost, both = standing_on("lost", ("old", "nowhere")), standing_on("both", ("old", "nowhere"), ("new", "Last"))
    library = library_of(lost, both)
    assert find_standing(library, lost) == ("", 0)
    assert find_standing(library, both) == ("new", TEXT.index("Last"))
