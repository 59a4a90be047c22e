"""A folder in `docs/cards/` that is called like no kind of card.

The folder's name is the kind: `docs/cards/actor/`, `docs/cards/claim/`, … Rename the folder, or lay a
`kinds/<name>.yml` of your own over the packaged ones to have a new kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "unknown-kind")
