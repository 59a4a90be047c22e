"""A dispute with fewer than two positions, or with the same claims on both sides.

A dispute sets side by side what different sides say. With one side left it is a claim; give it the other side's
claims, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.values import Problem

CHECK = "one-sided-dispute"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at the positions of a dispute that has not two, or has one of them twice."""
    if card.kind != "dispute":
        return
    positions = card.values.get("positions", ())
    listed = positions if isinstance(positions, tuple) else ()
    sides = [item.get("claims") for item in listed if isinstance(item, Mapping)]
    if len(sides) < 2:
        hint = "add the other side's claims, or delete the dispute"
        yield desk.problem(card, ("positions",), CHECK, "a dispute needs two positions, and this has one", hint)
    elif len(set(sides)) < len(sides):
        message = "two positions of this dispute stand on the same claims"
        yield desk.problem(card, ("positions",), CHECK, message, "put the two together, or part their claims")
