"""A place's page, and the list of places."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.explorer import explore
from briefing.render.facts import list_own_rows, list_rows
from briefing.render.fields import text_of
from briefing.render.lines import claim_line, event_line, figure_line
from briefing.render.pages.groups import group_cards
from briefing.render.view import Values, View


def show_place(view: View, card: Card) -> Values:
    """What the sources tell of the place, and where it lies as background."""
    return {
        "rows": list_own_rows(view, card, ("coordinates", "country")),
        "background": list_rows(view, card, ("country", "coordinates")),
        "events": [event_line(view, event) for event in view.referring(card, "event")],
        "figures": [figure_line(view, toll) for toll in view.referring(card, "casualty")],
        "explorer": explore(view, "place", card.id),
        "about": [claim_line(view, claim) for claim in view.referring(card, "claim")],
    }


def list_places(view: View, cards: list[Card]) -> Values:
    """The places by kind."""

    def line(view: View, card: Card) -> dict[str, object]:
        return {"link": view.link(card.key), "country": text_of(card, "country")}

    return {"groups": group_cards(view, cards, "kind", "place_kinds", line)}
