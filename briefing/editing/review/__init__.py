"""A walk through what awaits a person: cards nobody has read, and values on which a person and the parser differ."""

from briefing.editing.review.terminal import Terminal
from briefing.editing.review.waiting import Candidate, Disagreement, Item, list_waiting
from briefing.editing.review.walk import walk

__all__ = ["Candidate", "Disagreement", "Item", "Terminal", "list_waiting", "walk"]
