"""A card that is set to `deprecated` without saying why.

Right:

    status: deprecated
    status_reason: the ministry withdrew the figure on 3 October

A reader who follows an old link has to learn what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.values import Problem

CHECK = "deprecated-without-reason"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at such a status."""
    if card.values.get("status") == "deprecated" and not card.values.get("status_reason"):
        message = "this card is deprecated, but does not say why"
        yield desk.problem(card, ("status",), CHECK, message, "add status_reason: …")
