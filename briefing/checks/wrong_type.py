"""A value that its field cannot take: a word where a date belongs, a choice that is none.

Wrong:

    when: 30/09/2015
    act: denied

Right:

    when: 2015-09-30
    act: denies

A value is never guessed at: `count: dozens` is an error, `count: {min: 12, as_written: dozens}` is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """The problems of this kind that were met while the cards were read."""
    return (problem for problem in briefing.problems if problem.check == "wrong-type")
