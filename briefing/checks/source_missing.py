"""A source card whose article is not there any more, or cannot be read.

Quotes can only be checked, and shown in their place, while the article lies where the card's `file` says. Bring the
file back, or delete the source with the cards that stand on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem

CHECK = "source-missing"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at the `file` of each source without an article."""
    for card in briefing.cards.get("source", {}).values():
        if card.id not in briefing.articles:
            file = card.values.get("file", "")
            yield briefing.problem(card, ("file",), CHECK, f"there is no article {file}", "bring the file back")
