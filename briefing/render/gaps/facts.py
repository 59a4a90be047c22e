"""Gaps in what is told: events without a day or a place."""

from __future__ import annotations

from briefing.render.fields import texts_of, when_of
from briefing.render.gaps.gap import Gap
from briefing.render.library import Library
from briefing.render.weight import rank_events


def find_undated(library: Library) -> Gap:
    """Events that no source gives a day or year for."""
    events = library.briefing.cards.get("event", {}).values()
    found = [card for card in events if not ((when := when_of(card, "when")) and when.value)]
    return Gap("undated", len(found), 0, tuple(rank_events(library, found)))


def find_unplaced(library: Library) -> Gap:
    """Events that no source gives a place for."""
    found = [card for card in library.briefing.cards.get("event", {}).values() if not texts_of(card, "where")]
    return Gap("unplaced", len(found), 0, tuple(rank_events(library, found)))
