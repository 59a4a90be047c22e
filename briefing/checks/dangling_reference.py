"""A reference to a card that is not there: misspelt, renamed or deleted.

Wrong:

    claimants: [sergey-lavrov]

Right, where the card is `docs/cards/actor/sergei-lavrov.yml`:

    claimants: [sergei-lavrov]

A reference is the name of the card's file without `.yml`; where a field may lead to any kind (`about`), the kind comes
first: `actor/sergei-lavrov`. References that tell who says so stay when the card they lead to is deleted: name
somebody else there, or bring the card back.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.references import list_references
from briefing.checks.desk import Desk
from briefing.checks.nearest import name_nearest
from briefing.values import Problem

CHECK = "dangling-reference"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each reference that leads to no card. A card that only cannot be read has its own problem."""
    for steps, kinds, name in list_references(card, desk.kind(card)):
        if any(desk.has(kind, name) for kind in kinds):
            continue
        near = next(filter(None, (name_nearest(name, desk.names(kind)) for kind in kinds)), "")
        hint = f"did you mean {near}?" if near else ""
        message = f"there is no {' or '.join(kinds)} called {name}"
        yield desk.problem(card, steps, CHECK, message, hint, words=name)
