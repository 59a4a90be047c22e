"""Floor 11: why a card is there."""

from briefing.explain.card import CardUnknownError, explain_card

__all__ = ["CardUnknownError", "explain_card"]
