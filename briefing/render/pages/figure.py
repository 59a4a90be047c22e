"""The page of a number, a casualty figure or another, and the lists of both."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.facts import list_own_rows
from briefing.render.lines import figure_line
from briefing.render.pages.groups import group_cards
from briefing.render.view import Values, View

# What the line of a figure shows, so that no row has to.
SHOWN = ("count", "who", "what", "outcome", "claimed_by", "contested_by", "part_of", "supersedes", "contradicts")


def show_figure(view: View, card: Card) -> Values:
    """The number with what it counts, who says so and what stands against it."""
    return {"figure": figure_line(view, card), "rows": list_own_rows(view, card, SHOWN)}


def list_casualties(view: View, cards: list[Card]) -> Values:
    """The casualty ledger: figures of one scope together, never with those of another."""
    return {"groups": group_cards(view, cards, "scope", "scopes", figure_line)}


def list_figures(view: View, cards: list[Card]) -> Values:
    """The other figures."""
    return {"figure_lines": [figure_line(view, card) for card in cards]}
