"""The page of a number, a casualty figure or another, and the lists of both."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.facts import list_own_rows
from briefing.render.fields import count_of, text_of, value_of, when_of
from briefing.render.ledger import draw_ledger, draw_tally
from briefing.render.lines import FigureLine, figure_line
from briefing.render.pages.groups import group_cards
from briefing.render.view import Values, View
from briefing.values import immutable

# What the line of a figure shows, so that no row has to.
SHOWN = ("count", "who", "what", "outcome", "claimed_by", "contested_by", "part_of", "supersedes", "contradicts")


def show_casualty(view: View, card: Card) -> Values:
    """The figure, and drawn with those that count the same people."""
    return {**show_figure(view, card), "ledger": draw_tally(view, card)}


def show_figure(view: View, card: Card) -> Values:
    """The number with what it counts, who says so and what stands against it."""
    return {"figure": figure_line(view, card), "rows": list_own_rows(view, card, SHOWN)}


def list_casualties(view: View, cards: list[Card]) -> Values:
    """The casualty ledger: figures of one scope together, never with those of another; drawn, and as a table."""
    by_scope: dict[str, list[Card]] = {}
    for card in cards:
        by_scope.setdefault(text_of(card, "scope"), []).append(card)
    groups = group_cards(view, cards, "scope", "scopes", _sorted_line)
    return {"groups": groups, "ledgers": {scope or "other": draw_ledger(view, of) for scope, of in by_scope.items()}}


def list_figures(view: View, cards: list[Card]) -> Values:
    """The other figures; what several claimants count alike stands together."""
    alike: dict[str, list[Card]] = {}
    for card in cards:
        alike.setdefault(text_of(card, "what").casefold(), []).append(card)
    return {"lines_of": [_sorted_line(view, card) for same in alike.values() for card in same]}


@immutable
class SortedLine:
    """A figure's line with what a table sorts it by: its smallest number, its day."""

    line: FigureLine
    number: int
    day: str


def _sorted_line(view: View, card: Card) -> SortedLine:
    count = count_of(card, "count")
    return SortedLine(figure_line(view, card), count.size if count else 0, value_of(when_of(card, "when")))
