"""A dispute's page, and the list of disputes."""

from __future__ import annotations

from functools import partial

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.explorer import explore
from briefing.render.pages.groups import group_cards
from briefing.render.positions import Position, find_tolls, lay_out_positions, list_stances
from briefing.render.view import Values, View


def show_dispute(view: View, card: Card) -> Values:
    """The question and all positions on it."""
    positions = lay_out_positions(view, card)
    return {
        "contest": lay_out(view, card, 1),
        "explorer": explore(view, "dispute", card.id),
        "positions": positions,
        "anchors": {placed.statement.line.key: placed.anchor for side in positions for placed in side.claims},
        "stances": list_stances(positions),
        "judgement": _find_judgement(positions),
        "tolls": find_tolls(view, card),
    }


def _find_judgement(positions: tuple[Position, ...]) -> tuple[str, str] | None:
    """The credibility and the sources' reliability that all claims share, in words; None where they differ."""
    judged = {
        (placed.statement.credibility, placed.statement.reliability) for side in positions for placed in side.claims
    }
    return next(iter(judged)) if len(judged) == 1 else None


def list_disputes(view: View, cards: list[Card]) -> Values:
    """Every question by what it is about, with the positions and one claim of each."""
    return {"groups": group_cards(view, cards, "kind", "dispute_kinds", partial(lay_out, at_most=1))}
