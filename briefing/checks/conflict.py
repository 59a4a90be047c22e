"""A value on which a person and the articles do not agree: the person's stands, and both are named.

A person wrote the value (or read the card and set `status: reviewed`), and since then the parser has come to make
something else of the articles: a toll was revised, another article came in, or a rule has learnt something. What the
person wrote is kept. To take over what the articles say now, write it into the card; to keep yours and be told no more,
use `briefing review`.

This is no mistake: it fails neither `briefing check` nor a build.

`--fix` leaves it: which of the two is right takes a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.merge import find_conflicts, show_value
from briefing.checks.desk import Desk
from briefing.values import Problem, Severity

CHECK = "conflict"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A note at each value in conflict."""
    base = desk.base(card)
    if base is None:
        return
    for conflict in find_conflicts(base, desk.file(card), desk.kind(card)):
        now, before = show_value(conflict.parsed), show_value(conflict.was)
        name = " ".join(conflict.path)
        message = f"{name}: the articles now give {now} ({before} when this was written)"
        hint = f"write it here to take it over, or settle it with `briefing review {card.key}`"
        yield desk.problem(card, tuple(conflict.steps), CHECK, message, hint, severity=Severity.NOTE)
