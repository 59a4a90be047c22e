"""Disputes: claims of different sides that contradict each other on one question."""

from briefing.claims.disputes.find import find_disputes

__all__ = ["find_disputes"]
