"""A source card whose article is not there any more, or cannot be read.

Quotes can only be checked, and shown in their place, while the article lies where the card's `file` says. Bring the
file back, or delete the source with the cards that stand on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.values import Problem

CHECK = "source-missing"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at the `file` of a source without an article."""
    if card.kind == "source" and desk.article(card.id) is None:
        file = card.values.get("file", "")
        yield desk.problem(card, ("file",), CHECK, f"there is no article {file}", "bring the file back")
