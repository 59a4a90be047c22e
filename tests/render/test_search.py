"""What search knows of a card."""

from __future__ import annotations

from briefing.pack import PACKAGED
from briefing.render import SearchEntry
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.search import describe_card
from tests.render.sample import DENIAL, sample_briefing

LIBRARY = Library(sample_briefing(), PACKAGED, FILES)


def describe(key: str) -> SearchEntry:
    return describe_card(LIBRARY, LIBRARY.cards[key])


def test_an_actor_is_found_by_its_offices_and_other_names() -> None:
    entry = describe("actor/sergei-lavrov")
    assert (entry.title, entry.text, entry.tags) == (
        "Sergei Lavrov",
        "Russian Foreign Minister",
        ("Actor", "Mr Lavrov"),
    )


def test_a_claim_is_found_by_the_words_it_stands_on() -> None:
    entry = describe("claim/no-such-data")
    assert entry.text == DENIAL  # its claimant is in the title
    assert entry.tags == ("Claim",)


def test_a_dispute_is_found_by_its_positions() -> None:
    assert describe("dispute/civilians").text == "They did · There is no such data"


def test_what_stands_in_the_same_sentence_is_no_reason_to_find_an_aircraft() -> None:
    assert "Su-34" not in describe("aircraft/su-24m").text


def test_who_and_what_was_looked_for_comes_before_what_was_said_about_it() -> None:
    assert describe("actor/russia").boost > describe("dispute/civilians").boost > describe("claim/deployment").boost
