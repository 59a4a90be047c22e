"""Whose report a source is, and how many origins a card stands on."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card, Value
from briefing.cards.origins import find_origins, list_origins, name_origins
from briefing.values import Evidence
from tests.reading import article_of


def source(name: str, **values: Value) -> Card:
    return Card("source", name, name, values)


def test_all_that_carry_one_text_are_the_agency_s_that_one_credits() -> None:
    articles = [
        replace(article_of("a", "a"), publisher="Gulf Ledger"),
        replace(article_of("b", "b"), publisher="Harbour Times", agency="AFP"),
        replace(article_of("c", "c"), publisher="Nile Wire"),
        article_of("d", "d"),
    ]
    assert name_origins(articles, {"b": "a"}) == {"a": "AFP", "b": "AFP", "c": "Nile Wire", "d": ""}


def test_a_hand_edited_card_decides() -> None:
    sources = {
        "a": source("a", origin="AFP"),
        "b": source("b", carries="a", origin="Harbour Times"),
        "c": source("c", origin="afp"),
        "d": source("d"),
        "e": source("e", carries="e"),
    }
    origins = find_origins(sources)
    assert origins == {"a": "afp", "b": "afp", "c": "afp", "d": "d", "e": "e"}
    card = Card("actor", "x", "X", {"evidence": tuple(Evidence(name, "words") for name in "abd")})
    assert list_origins(card, origins) == (frozenset("abd"), frozenset(["afp", "d"]))
