"""A field that cards of this kind do not have, most often a slip of the pen.

Wrong:

    sttaus: reviewed

Right:

    status: reviewed

What has no field of its own goes to `notes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "unknown-field")
