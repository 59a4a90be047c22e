"""Which claims answer which, as far as the cards tell."""

from __future__ import annotations

import pytest

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.values import Evidence
from tests.render.sample import brief, sample_briefing, sample_cards, seed_article


def claim(name: str, act: str, content: str, quote: str = "", by: str = "") -> Card:
    evidence = (Evidence("seed", quote or name),)
    values = {"act": act, "content": content, "claimants": (by or name,), "evidence": evidence, "mode": "indirect"}
    return Card("claim", name, name, values)


def against(*sides: tuple[str, ...]) -> Card:
    positions = tuple({"label": side[0], "claims": side} for side in sides)
    return Card("dispute", "any", "any", {"question": "any", "kind": "other", "positions": positions})


def replies(*cards: Card) -> set[tuple[str, str, str]]:
    library = Library(brief([*cards], seed_article()), PACKAGED, FILES)
    given = {reply for listed in library.replies.values() for reply in listed}
    return {(reply.by.removeprefix("claim/"), reply.to.removeprefix("claim/"), reply.ground) for reply in given}


HELD = claim("held", "states", "its planes had hit a market")
SHORT = claim("short", "states", "a market")
CASES = {
    "the same words": ([claim("no", "denies", "its planes had hit a market")], {("no", "held", "words")}),
    "some of the words": ([claim("no", "doubts", "Planes had hit a market.")], {("no", "held", "words")}),
    "too few of the words": ([claim("no", "denies", "a market")], set()),
    "parts of words": ([claim("no", "denies", "planes had hit a mark")], set()),
    "one sentence": ([claim("no", "does-not-confirm", "who it was", "held")], {("no", "held", "sentence")}),
    "words before the sentence": (
        [claim("no", "denies", "its planes had hit a market", "held")],
        {("no", "held", "words")},
    ),
    "a rival account answers nobody": ([claim("no", "states", "its planes had hit a market", "held")], set()),
    "an accusation answers nobody": ([claim("no", "accuses", "its planes had hit a market", "held")], set()),
    "nobody answers himself": ([claim("no", "denies", "its planes had hit a market", "held", "held")], set()),
}


@pytest.mark.parametrize(("others", "expected"), CASES.values(), ids=CASES)
def test_a_claim_answers_another_of_the_other_side(others: list[Card], expected: set[tuple[str, str, str]]) -> None:
    names = tuple(card.id for card in others)
    assert replies(HELD, *others, against(("held",), names)) == expected
    assert replies(HELD, *others, against(("held", *names), ("nowhere",))) == set(), "they are of one side"


def test_who_contests_a_toll_answers_those_who_give_it() -> None:
    cards = [card for card in sample_cards() if card.kind != "dispute"]
    assert replies(*cards) == {("no-such-data", "killing-36", "toll")}


def test_only_those_who_say_the_number_are_answered() -> None:
    cards = [card for card in sample_cards() if card.kind != "dispute"]
    by = "opposition-head"
    beside = claim("beside", "states", "it was a province", cards[7].values["evidence"][0].quote, by)  # type: ignore[index, union-attr]
    assert replies(*cards, beside) == {("no-such-data", "killing-36", "toll")}


def test_the_surest_ground_counts() -> None:
    assert {
        reply.ground for replies in Library(sample_briefing(), PACKAGED, FILES).replies.values() for reply in replies
    } == {"toll"}


def test_claims_that_are_not_there_answer_nobody() -> None:
    assert replies(HELD, against(("held", "gone"), ("lost",))) == set()
