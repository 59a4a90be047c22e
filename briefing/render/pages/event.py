"""An event's page, and the list of events by day."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card
from briefing.render.facts import list_own_rows
from briefing.render.lines import event_line
from briefing.render.pages.groups import Group
from briefing.render.view import Values, View
from briefing.render.words import show_when
from briefing.values import When


def show_event(view: View, card: Card) -> Values:
    """What happened, and who, where and with what."""
    return {"event": event_line(view, card), "rows": list_own_rows(view, card, ("what",))}


def list_events(view: View, cards: list[Card]) -> Values:
    """The events by day, the first first; those without a date last."""
    lines = sorted((event_line(view, card) for card in cards), key=lambda line: (line.day or "9999", line.key))
    days: dict[str, list[object]] = {}
    for line in lines:
        day = show_when(When(line.day, "day", "")) if line.day else ""
        days.setdefault(day, []).append(replace(line, when="" if line.when == day else line.when))
    numbered = enumerate(days.items(), 1)
    return {"groups": [Group(f"d{number}", day or "No date", of_day) for number, (day, of_day) in numbered]}
