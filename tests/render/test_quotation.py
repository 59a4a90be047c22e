"""A card's words as they are quoted elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.cards.card import Card, Value
from briefing.render.address import HOME
from briefing.render.quotation import enclose, quote_card
from briefing.render.view import View
from tests.render.exports.library import library_of
from tests.render.sample import FIRST, HEADLINE, HOMS, WAR, brief, sample_cards, seed_article

ENCLOSED = {
    # words, and how they are quoted
    "it had caused deaths": "“it had caused deaths”",
    '"We have no such data,"': '"We have no such data,"',
    "“We have none,”": "“We have none,”",
    'only struck "terrorist groups"': '“only struck "terrorist groups"”',
    '"': '“"”',
}
AFP = f"AFP, “{HEADLINE}”, 1 Oct 2015"


@pytest.mark.parametrize(("words", "quoted"), ENCLOSED.items())
def test_words_are_quoted_once(words: str, quoted: str) -> None:
    assert enclose(words) == quoted


def quote(name: str, **values: Value) -> str:
    def changed(card: Card) -> Card:
        return replace(card, values={**card.values, **values}) if card.id == name else card

    library = library_of(brief([changed(card) for card in sample_cards()], seed_article()))
    [card] = [card for card in library.cards.values() if card.id == name]
    return quote_card(View(library, HOME), card)


SAID = '"Talk began that civilians were hurt by air strikes. We have no such data,"'
QUOTED = {
    "no-such-data": f"{SAID} — Sergei Lavrov denies (own words); {AFP}",
    "killing-36": "“of killing 36 civilians in the central province of Homs” — head of Syria's main opposition group "
    f"accuses (the reporter's words); {AFP}",
    "homs-36-killed": f"“{HOMS}” — 36 civilians killed, according to head of Syria's main opposition group; {AFP}",
    "war-240000": f"“{WAR}” — more than 240,000 people killed; {AFP}",
    "first-strikes": f"“{FIRST.partition(', striking')[0]}”; {AFP}",
    "homs": f"“{HOMS}”; {AFP}",
}


@pytest.mark.parametrize(("name", "quoted"), QUOTED.items(), ids=QUOTED)
def test_words_with_who_says_so(name: str, quoted: str) -> None:
    assert quote(name) == quoted


def test_who_carried_them_is_named() -> None:
    assert "— a military source says (the reporter's words), carried by Kommersant; AFP" in quote("deployment")


def test_every_position_of_a_dispute_is_quoted() -> None:
    question, one, other = quote("civilians").split("\n")
    assert question == "Did the strikes kill civilians?"
    assert one.startswith("They did: “of killing 36 civilians")
    assert other.startswith(f"There is no such data: {SAID} — Sergei Lavrov denies")


def test_nobody_named_is_said_so() -> None:
    assert "— somebody the source does not name denies" in quote("no-such-data", claimants=())
    assert "— “the ministry” denies" in quote("no-such-data", claimants=(), source_words="the ministry")


def test_what_no_longer_holds_says_so() -> None:
    assert "; no longer holds; AFP" in quote("no-such-data", status="deprecated")
