"""A claim's page, and the first screens of the claims explorer."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.render.carriers import trace_carriers
from briefing.render.disputes import lay_out
from briefing.render.explorer.data import PATH
from briefing.render.facts import list_rows
from briefing.render.lines import claim_line, figure_line
from briefing.render.order import list_in_order
from briefing.render.statements import make_statement
from briefing.render.view import Link, Values, View
from briefing.values import immutable

FIRST = 50  # claims that stand in the page itself, for readers without scripts, and to be there at once for all others


@immutable
class Walk:
    """A claim among all of one claimant: the `number`-th of `count`; without address where none is before or after."""

    claimant: Link
    number: int
    count: int
    before: Link
    after: Link


def show_claim(view: View, card: Card) -> Values:
    """The claim, the way it came, what it answers and what answers it, what stands beside it, where it is contested."""
    statement = make_statement(view, card)
    return {
        "claim": statement.line,
        "statement": statement,
        "steps": trace_carriers(view, card),
        "rows": list_rows(view, card, ("about", "cue")),
        "beside": [claim_line(view, other) for other in view.neighbours(card) if other.kind == "claim"],
        "disputes": [lay_out(view, dispute, 2) for dispute in view.referring(card, "dispute")],
        "contests": [figure_line(view, toll) for toll in view.referring(card, "casualty", "contested_by")],
        "walks": list(_walk(view, card)),
    }


def _walk(view: View, card: Card) -> Iterator[Walk]:
    for turn in view.library.turns.get(card.key, ()):
        if turn.count > 1:
            before, after = (view.link(key) if key else Link("", "") for key in (turn.before, turn.after))
            yield Walk(view.link(f"actor/{turn.claimant}"), turn.number, turn.count, before, after)


def list_claims(view: View, cards: list[Card]) -> Values:
    """The first claims, in the explorer's order, and where its data and the rest of them are."""
    return {
        "claims": [claim_line(view, card) for card in list_in_order(view.library, cards)[:FIRST]],
        "data": PATH,
        "actors": view.index("actor"),
        "sources": view.index("source"),
    }
