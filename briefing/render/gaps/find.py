"""All gaps of a briefing, the weightiest first: the order that the gaps page and the home page share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.render.gaps.desk import find_missing, find_uncarded, find_unmapped, find_unread
from briefing.render.gaps.facts import find_undated, find_unplaced
from briefing.render.gaps.gap import Gap
from briefing.render.gaps.sourcing import (
    find_one_sided,
    find_single,
    find_unanswered,
    find_unclaimed,
    find_unnamed,
    find_unresolved,
)
from briefing.render.library import Library

Finder = Callable[[Library], Gap]
LEFT_OPEN: Sequence[Finder] = (
    find_unnamed,
    find_unclaimed,
    find_unanswered,
    find_single,
    find_one_sided,
    find_unresolved,
    find_undated,
    find_unplaced,
)
NOT_DONE: Sequence[Finder] = (find_missing, find_unmapped, find_uncarded, find_unread)


def find_gaps(library: Library) -> tuple[Gap, ...]:
    """The gaps there are, the weightiest first.

    What the sources leave open comes before what this desk has not done. Of each, those that most casualty figures hang
    on come first, then those with most in them.
    """
    left_open = [find(library) for find in LEFT_OPEN]
    not_done = [find(library) for find in NOT_DONE]
    ordered = (*sorted(left_open, key=_weight), *sorted(not_done, key=_weight))
    return tuple(gap for gap in ordered if gap.count)


def _weight(gap: Gap) -> tuple[int, int]:
    return -gap.tolls, -gap.count
