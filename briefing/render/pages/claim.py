"""A claim's page, and the list of claims."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.facts import list_rows
from briefing.render.lines import claim_line, figure_line
from briefing.render.pages.groups import Group
from briefing.render.view import Values, View


def show_claim(view: View, card: Card) -> Values:
    """The claim, what it is about, and where it is contested."""
    return {
        "claim": claim_line(view, card),
        "rows": list_rows(view, card, ("about", "via", "cue")),
        "disputes": [lay_out(view, dispute, 2) for dispute in view.referring(card, "dispute")],
        "contests": [figure_line(view, toll) for toll in view.referring(card, "casualty", "contested_by")],
    }


def list_claims(view: View, cards: list[Card]) -> Values:
    """The claims by claimant, those who say most first."""
    groups: dict[str, list[object]] = {}
    for card in cards:
        line = claim_line(view, card)
        groups.setdefault(line.claimants[0].text if line.claimants else "", []).append(line)
    marks = {card.title: view.link(card.key).mark for card in view.library.briefing.cards.get("actor", {}).values()}
    ordered = sorted(groups.items(), key=lambda group: (not group[0], -len(group[1]), group[0]))
    return {
        "groups": [
            Group(f"g{number}", name or "Nobody named", lines, marks.get(name, ""))
            for number, (name, lines) in enumerate(ordered, 1)
        ]
    }
