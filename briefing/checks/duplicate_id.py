"""Two cards of one kind with the same id, or an id that is one card's now and was another's before (`formerly`).

A reference could mean either. Give one of them another id, or put them together in one file.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.values import Problem
from briefing.yamlfile import Listing, Scalar

CHECK = "duplicate-id"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each id that another file of the kind has as well; the first in the folder keeps it."""
    for name in dict.fromkeys(desk.ids(card)):
        first = next(iter(desk.holders(card.kind, name)), card.path)
        if first == card.path:
            continue
        root = desk.file(card).root
        former = root.get("formerly")
        nodes = [root.get("id"), *(former.items if isinstance(former, Listing) else [former])]
        node = next(node for node in nodes if isinstance(node, Scalar) and node.text == name)
        message = f"{first} has the id {name} as well"
        yield desk.file(card).problem(node, CHECK, message, "give one of them another id, and rename its file")
