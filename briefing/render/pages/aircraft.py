"""An aircraft type's page, and the list of types: what the sources say apart from what is generally known."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.facts import Row, list_own_rows
from briefing.render.fields import text_of
from briefing.render.lines import claim_line, event_line
from briefing.render.view import Link, Values, View

# What the catalogue of aircraft says, in the order it is shown, with its label.
BACKGROUND = {"role": "Role", "maker": "Manufacturer", "origin": "Origin", "nato": "NATO name", "family": "Family"}


def show_aircraft(view: View, card: Card) -> Values:
    """What the sources say of the type, and the catalogue's entry as background."""
    entry = view.library.catalogue.get(text_of(card, "catalogue"), {})
    background = [
        Row(label, (Link(value, ""),))
        for name, label in BACKGROUND.items()
        if isinstance(value := entry.get(name), str)
    ]
    return {
        "rows": list_own_rows(view, card, ("catalogue",)),
        "background": background,
        "about": [claim_line(view, claim) for claim in view.referring(card, "claim")],
        "events": [event_line(view, event) for event in view.referring(card, "event")],
    }


def list_aircraft(view: View, cards: list[Card]) -> Values:
    """The types, with who operates them."""

    def line(card: Card) -> dict[str, object]:
        entry = view.library.catalogue.get(text_of(card, "catalogue"), {})
        known = [str(entry[name]) for name in ("role", "nato") if name in entry]
        return {"link": view.link(card.key), "operators": view.links(card, "operators", "actor"), "known": known}

    return {"aircraft": [line(card) for card in cards]}
