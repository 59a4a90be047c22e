"""What each claimant says, one claim after the other."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.threads import Turn
from briefing.values import Evidence, When
from tests.render.page_reader import PageReader
from tests.render.sample import article_of, brief, sample_cards

LATE = "Ann said it was late. Ann said, and Bob said, that it was dark."
EARLY = "Ann said it was early."


def claim(name: str, source: str, quote: str, content: str, *by: str) -> Card:
    values = {"evidence": (Evidence(source, quote),), "content": content, "claimants": by, "act": "states"}
    return Card("claim", name, f"{name}, as said", {**values, "mode": "indirect"})


def source(name: str, day: str) -> Card:
    card = sample_cards()[0]
    return replace(card, id=name, values={**card.values, "filed": When(day, "day", day)})


CARDS = [
    source("late", "2015-10-02"),
    source("old", "2015-10-01"),
    Card("actor", "ann", "Ann", {"type": "person"}),
    claim("a-dark", "late", "Ann said, and Bob said, that it was dark.", "it was dark", "ann", "bob"),
    claim("b-late", "late", "Ann said it was late.", "it was late", "ann"),
    claim("c-early", "old", EARLY, "it was early", "ann"),
]


def test_the_oldest_source_comes_first_and_each_from_its_first_word_to_its_last() -> None:
    briefing = brief(CARDS, article_of(LATE, "late"))
    briefing = replace(briefing, articles={**briefing.articles, "old": article_of(EARLY, "old")})
    turns = Library(briefing, PACKAGED, FILES).turns
    assert turns["claim/c-early"] == (Turn("ann", 1, 3, "", "claim/b-late"),)
    assert turns["claim/b-late"] == (Turn("ann", 2, 3, "claim/c-early", "claim/a-dark"),)
    assert turns["claim/a-dark"] == (Turn("ann", 3, 3, "claim/b-late", ""), Turn("bob", 1, 1, "", ""))


def test_a_claim_leads_to_those_before_and_after_it() -> None:
    briefing = brief(CARDS, article_of(LATE, "late"))
    briefing = replace(briefing, articles={**briefing.articles, "old": article_of(EARLY, "old")})
    page = PageReader(render_site(briefing).by_path["cards/claim/b-late.md"].body)
    assert "2 of 3 by Ann" in page.words
    assert "Before it c-early, as said After it a-dark, as said" in page.words
    alone = PageReader(render_site(brief(CARDS[:4], article_of(LATE, "late"))).by_path["cards/claim/a-dark.md"].body)
    assert "Before it" not in alone.words
    assert "1 of 1" not in alone.words


def test_claims_whose_words_are_nowhere_come_last() -> None:
    lost = claim("a-lost", "late", "Not in it.", "not in it", "ann")
    turns = Library(brief([*CARDS, lost], article_of(LATE, "late")), PACKAGED, FILES).turns
    assert turns["claim/a-lost"][0].number == turns["claim/a-lost"][0].count - 1, (
        "c-early's article is not there either"
    )
    assert turns["claim/b-late"][0].number == 1
