"""The order in which the sources tell what is on cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, published_of, value_of

if TYPE_CHECKING:
    from briefing.render.library import Library


def find_standing(library: Library, card: Card) -> tuple[str, int]:
    """The source that a card's words are found in, and the offset they start at; ("", 0) where they are in none."""
    for evidence in evidence_of(card):
        marked = library.articles.get(evidence.source)
        if marked and (spans := marked.find(evidence)):
            return evidence.source, spans[0].start
    return "", 0


def list_in_order(library: Library, cards: Iterable[Card]) -> list[Card]:
    """The cards as the sources tell them: the newest source first, each from its first word to its last."""
    placed = sorted((*find_standing(library, card), card.key) for card in cards)
    placed.sort(key=lambda place: _day_of(library, place[0]), reverse=True)  # which keeps the order within a source
    return [library.cards[key] for _, _, key in placed]


def _day_of(library: Library, source: str) -> str:
    card = library.cards.get(f"source/{source}")
    return value_of(published_of(card)) if card else ""
