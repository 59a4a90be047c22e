"""A claim's page, and the first screens of the claims explorer."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.explorer.data import PATH
from briefing.render.facts import list_rows
from briefing.render.lines import claim_line, figure_line
from briefing.render.order import list_in_order
from briefing.render.view import Values, View

FIRST = 50  # claims that stand in the page itself, for readers without scripts, and to be there at once for all others


def show_claim(view: View, card: Card) -> Values:
    """The claim, what it is about, and where it is contested."""
    return {
        "claim": claim_line(view, card),
        "rows": list_rows(view, card, ("about", "via", "cue")),
        "disputes": [lay_out(view, dispute, 2) for dispute in view.referring(card, "dispute")],
        "contests": [figure_line(view, toll) for toll in view.referring(card, "casualty", "contested_by")],
    }


def list_claims(view: View, cards: list[Card]) -> Values:
    """The first claims, in the explorer's order, and where its data and the rest of them are."""
    return {
        "claims": [claim_line(view, card) for card in list_in_order(view.library, cards)[:FIRST]],
        "data": PATH,
        "actors": view.index("actor"),
        "sources": view.index("source"),
    }
