"""Three-way merge of a card: what the parser last wrote, what a person made of it, what the parser says now."""

from briefing.cards.merge.base import Base, Was, add_was, card_bytes, settle
from briefing.cards.merge.known_again import find_moved, find_renames
from briefing.cards.merge.three_way import Change, Conflict, Merged, find_conflicts, merge_card, show_value

__all__ = [
    "Base",
    "Change",
    "Conflict",
    "Merged",
    "Was",
    "add_was",
    "card_bytes",
    "find_conflicts",
    "find_moved",
    "find_renames",
    "merge_card",
    "settle",
    "show_value",
]
