"""What is not known: the gaps that the sources leave, and those this briefing has not closed yet."""

from briefing.render.gaps.find import find_gaps
from briefing.render.gaps.gap import Gap, Row

__all__ = ["Gap", "Row", "find_gaps"]
