"""Which actors of several articles are the same one.

The rules are gone through in order, the surest first. Each joins only what no person keeps apart, and says what it went
by; where two could be meant, neither is.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.links import same_bodies, same_people
from briefing.links.comparison import Comparison

WITHIN: tuple[Callable[[Comparison], None], ...] = (  # also for the actors of one article
    same_bodies.join_by_name,
    same_bodies.join_offices,
    same_people.join_by_name,
)
ACROSS: tuple[Callable[[Comparison], None], ...] = (
    same_bodies.join_unnamed,
    same_bodies.join_by_acronym,
    same_people.join_by_spelling,
    same_people.join_by_longer_name,
    same_people.join_by_surname,
)


def join_actors(comparison: Comparison) -> None:
    """Join the actors that are the same one; across articles only where there are several."""
    for rule in WITHIN if len(comparison.readings) < 2 else (*WITHIN, *ACROSS):
        rule(comparison)
