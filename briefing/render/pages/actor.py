"""An actor's page, and the list of actors."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.explorer import explore
from briefing.render.facts import list_own_rows
from briefing.render.fields import text_of
from briefing.render.lines import actor_line, claim_line, event_line, figure_line
from briefing.render.pages.groups import group_cards
from briefing.render.view import Values, View


def show_actor(view: View, card: Card) -> Values:
    """What an actor says, carries, counts and is blamed for, and what is said about it."""
    said = view.referring(card, "claim", "claimants")
    figures = [*view.referring(card, "casualty", "claimed_by"), *view.referring(card, "figure", "claimed_by")]
    disputed = {
        dispute.key: dispute for claim in said for dispute in view.referring(claim, "dispute", "positions.claims")
    }
    return {
        "actor": actor_line(view, card),
        "type": view.library.words.say("actor_type", text_of(card, "type")),
        "is_unnamed": text_of(card, "named") in ("anonymous", "role-only"),
        "rows": list_own_rows(view, card, ("type", "named")),
        "members": [view.link(member.key) for member in view.referring(card, "actor")],
        "explorer": explore(view, "actor", card.id),
        "said": [claim_line(view, claim) for claim in said],
        "about": [claim_line(view, claim) for claim in view.referring(card, "claim", "about", "target")],
        "carried": [claim_line(view, claim) for claim in view.referring(card, "claim", "via")],
        "figures": [figure_line(view, figure) for figure in figures],
        "blamed": [figure_line(view, toll) for toll in view.referring(card, "casualty", "blamed")],
        "events": [event_line(view, event) for event in view.referring(card, "event")],
        "aircraft": [view.link(flown.key) for flown in view.referring(card, "aircraft")],
        "disputes": [lay_out(view, dispute, 2) for dispute in disputed.values()],
    }


def list_actors(view: View, cards: list[Card]) -> Values:
    """The actors by type, those who say most first."""
    ordered = sorted(cards, key=lambda card: (-actor_line(view, card).said, card.title.casefold()))
    return {"groups": group_cards(view, ordered, "type", "actor_types", actor_line)}
