"""The claims of each position on a dispute."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card
from briefing.render.fields import records_of


def list_sides(claims: Mapping[str, Card], dispute: Card) -> list[list[Card]]:
    """The claims of each position, in the card's order, out of all `claims` by their ids; others are left out."""
    named = [position.get("claims", ()) for position in records_of(dispute, "positions")]
    ids = [names if isinstance(names, tuple) else (names,) for names in named]
    return [[claims[name] for name in names if isinstance(name, str) and name in claims] for names in ids]
