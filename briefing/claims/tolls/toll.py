"""A toll as it stands in one sentence, before it is known who says it and where it was."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.claims.tolls.counted import Group
from briefing.values import Count, immutable


@immutable
class Toll:
    """People counted and what became of them, by the rule that saw it in the tokens ``[first, last)``.

    `part_of` and `revises` are the first tokens of the groups that hold the total and the figure that this one takes
    the place of; `is_of_dead` marks those said to be among the dead spoken of before. `who` are the tokens that name
    who is counted, those of another group in the sentence where the number stands alone.
    """

    group: Group
    outcome: str
    rule: str
    first: int
    last: int
    count: Count
    gives: Mapping[str, str]
    who: tuple[int, int] | None = None
    part_of: int | None = None
    revises: int | None = None

    @property
    def is_verb_first(self) -> bool:
        """Whether what became of them stands before them: "killing 12"."""
        return self.first < self.group.first
