"""Disputes: claims of different sides that contradict each other on one question."""

from briefing.claims.disputes.find import find_disputes
from briefing.claims.disputes.rivals import find_rivals

__all__ = ["find_disputes", "find_rivals"]
