"""A field that every card of its kind must have, and this one has not: the card is not shown until it does.

Every card needs `id`, `title`, `status` and `evidence`: nothing stands on the site without words of a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "missing-field")
