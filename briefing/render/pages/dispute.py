"""A dispute's page, and the list of disputes."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.explorer import explore
from briefing.render.view import Values, View


def show_dispute(view: View, card: Card) -> Values:
    """The question and all positions on it."""
    return {"contest": lay_out(view, card), "explorer": explore(view, "dispute", card.id)}


def list_disputes(view: View, cards: list[Card]) -> Values:
    """Every question with all positions."""
    return {"disputes": [lay_out(view, card) for card in cards]}
