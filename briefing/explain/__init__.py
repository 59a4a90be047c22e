"""Floor 11: why a card is there."""

from briefing.explain.card import explain_card

__all__ = ["explain_card"]
