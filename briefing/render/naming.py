"""Cards in a few words, where there is no room for a line of their own kind."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.fields import text_of
from briefing.render.lines import number_words
from briefing.render.view import Link, View


def name_card(view: View, card: Card) -> Link:
    """The link to a card: a number with what it counts, what happened, a question, or else the card's title."""
    is_number = card.kind in ("casualty", "figure")
    words = " ".join(number_words(view, card)) if is_number else text_of(card, "question") or text_of(card, "what")
    return view.link(card.key, words.strip())
