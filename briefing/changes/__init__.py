"""Floor 9: two sets of cards → what differs in facts, and how it is told."""

from briefing.changes.compare import CardChange, Changes, compare_cards, compare_values
from briefing.changes.report import format_changes

__all__ = ["CardChange", "Changes", "compare_cards", "compare_values", "format_changes"]
