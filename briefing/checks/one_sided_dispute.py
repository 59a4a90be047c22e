"""A dispute with fewer than two positions, or with the same claims on both sides.

A dispute sets side by side what different sides say. With one side left it is a claim; give it the other side's
claims, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.values import Problem

CHECK = "one-sided-dispute"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at the positions of each dispute that has not two, or has one of them twice."""
    for card in briefing.cards.get("dispute", {}).values():
        positions = card.values.get("positions", ())
        sides = (
            [item.get("claims") for item in positions if isinstance(item, Mapping)]
            if isinstance(positions, tuple)
            else []
        )
        if len(sides) < 2:
            hint = "add the other side's claims, or delete the dispute"
            yield briefing.problem(card, ("positions",), CHECK, "a dispute needs two positions, and this has one", hint)
        elif len(set(sides)) < len(sides):
            message = "two positions of this dispute stand on the same claims"
            yield briefing.problem(card, ("positions",), CHECK, message, "put the two together, or part their claims")
