"""An event's page, and the timeline."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.card import Card
from briefing.render.disputes import one_each
from briefing.render.facts import list_own_rows
from briefing.render.fields import value_of
from briefing.render.lines import ClaimLine, EventLine, claim_line, event_line
from briefing.render.sources import source_heading
from briefing.render.timeline import draw_timeline, moment_of
from briefing.render.view import Link, Values, View
from briefing.render.words import show_when
from briefing.values import When, immutable

SAID_A_DAY = 6  # claims of one day that the timeline tells; the explorer has the rest


def show_event(view: View, card: Card) -> Values:
    """What happened, and who, where and with what."""
    return {"event": event_line(view, card), "rows": list_own_rows(view, card, ("what",))}


@immutable
class Day:
    """What a day has by each clock; `more_said` counts the claims left out of `said`."""

    id: str
    title: str
    happened: tuple[EventLine, ...]
    said: tuple[ClaimLine, ...]
    more_said: int
    published: tuple[SourceLine, ...]


@immutable
class SourceLine:
    """A source as the timeline names it."""

    link: Link
    published_by: str


def list_events(view: View, cards: list[Card]) -> Values:
    """The timeline: what happened, was said and was published, the first day first, what has no date last."""
    briefing = view.library.briefing
    clocks = [cards, list(briefing.cards.get("claim", {}).values()), list(briefing.cards.get("source", {}).values())]
    days: dict[str, tuple[list[Card], ...]] = {}
    for number, of_clock in enumerate(clocks):
        for card in of_clock:
            value = value_of(moment_of(card))
            if value or number == 0:  # a claim or source without a date is no news of the timeline's
                days.setdefault(value, ([], [], []))[number].append(card)
    ordered = sorted(days.items(), key=lambda found: (found[0] or "9999", found[0]))
    return {
        "timeline": draw_timeline(view, clocks),
        "days": [_day(view, number, value, found) for number, (value, found) in enumerate(ordered, 1)],
        "claims": view.index("claim").url if "claim" in briefing.kinds else "",
    }


def _day(view: View, number: int, value: str, cards: tuple[list[Card], ...]) -> Day:
    happened, said, published = cards
    title = show_when(When(value, "day", "")) if value else ""
    lines = [event_line(view, card) for card in happened]
    claims = one_each(view, said)
    return Day(
        id=f"d{number}",
        title=title or "No date",
        happened=tuple(replace(line, when="" if line.when == title else line.when) for line in lines),
        said=tuple(claim_line(view, card) for card in claims[:SAID_A_DAY]),
        more_said=len(claims[SAID_A_DAY:]),
        published=tuple(SourceLine(view.link(card.key), source_heading(view, card.id)) for card in published),
    )
