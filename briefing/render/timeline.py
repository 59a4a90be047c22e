"""Three clocks on one line: when it happened, when it was said, when it was published. They are never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefing.cards.card import Card
from briefing.render.colours import SHAPES
from briefing.render.drawing.calendar import Calendar, find_days, fit_calendar
from briefing.render.fields import published_of, when_of
from briefing.render.view import View
from briefing.render.words import MONTHS
from briefing.values import When, immutable

CLOCKS = ("happened", "said", "published")
RECENT = 30  # days before the newest that are drawn; what is older has its place in the list
STACKED = 8  # dots above each other, then a number says how many more


@immutable
class Dot:
    """A card on its lane: at one place, or from `start` to `end` where only the month or year is known.

    `level` counts up from the bottom. `is_possible` marks a day that the words only hold possible.
    """

    title: str
    url: str
    mark: str
    shape: str
    start: float
    end: float
    level: int
    is_possible: bool


@immutable
class More:
    """How many cards are at a place besides those drawn there."""

    at: float
    level: int
    count: int


@immutable
class Lane:
    """One clock with its dots; `levels` is how many of them lie above each other."""

    clock: str
    dots: tuple[Dot, ...]
    more: tuple[More, ...]
    levels: int


@immutable
class Timeline:
    """The lanes with the days they share; `older` is how many cards are from before the first of them."""

    lanes: tuple[Lane, ...]
    ticks: tuple[DayName, ...]
    older: int


@immutable
class DayName:
    """A day named below the line: "30 Sept"."""

    words: str
    at: float


def moment_of(card: Card) -> When | None:
    """A card's moment by its own clock: an event's when, a claim's said, a source's published or else filed."""
    match card.kind:
        case "event":
            return when_of(card, "when")
        case "claim":
            return when_of(card, "said")
        case _:
            return published_of(card)


def draw_timeline(view: View, cards: Sequence[Sequence[Card]]) -> Timeline | None:
    """The events, claims and sources on one line; None where none of them has a date."""
    dated = [[(card, days) for card in of_clock if (days := _days_of(card))] for of_clock in cards]
    known = [last for of_clock in dated for _, (first, last) in of_clock if first == last]
    line = fit_calendar(known or [last for of_clock in dated for _, (_, last) in of_clock], RECENT)
    if line is None:
        return None
    shown = [[(card, days) for card, days in of_clock if line.holds(*days)] for of_clock in dated]
    lanes = tuple(_lane(view, clock, line, of_clock) for clock, of_clock in zip(CLOCKS, shown, strict=True))
    older = sum(map(len, dated)) - sum(map(len, shown))
    ticks = tuple(DayName(f"{tick.day.day} {MONTHS[tick.day.month - 1]}", tick.at) for tick in line.ticks)
    return Timeline(lanes, ticks, older)


def _days_of(card: Card) -> tuple[date, date] | None:
    when = moment_of(card)
    return find_days(when) if when else None


def _lane(view: View, clock: str, line: Calendar, cards: Iterable[tuple[Card, tuple[date, date]]]) -> Lane:
    dots: list[Dot] = []
    heights: dict[tuple[float, float], int] = {}
    left_out: dict[tuple[float, float], int] = {}
    # What is known to the month lies at the bottom, below the days it may be.
    ordered = sorted(cards, key=lambda found: (found[1][0] == found[1][1], found[1], found[0].key))
    base = 0
    for card, (first, last) in ordered:
        is_day = first == last
        place = (line.place(first), line.place(first)) if is_day else line.stretch(first, last)
        height = heights.get(place, 0) if is_day else base
        if height >= STACKED:
            left_out[place] = left_out.get(place, 0) + 1
            continue
        if is_day:
            heights[place] = height + 1
        else:
            base += 1
        when = moment_of(card)
        mark = view.mark(card) if card.kind == "claim" else ""
        level = height + (base if is_day else 0)
        dots.append(
            Dot(
                card.title,
                view.link(card.key).url,
                mark,
                SHAPES.get(mark, ""),
                *place,
                level,
                bool(when and when.is_possible),
            )
        )
    levels = max((dot.level for dot in dots), default=-1) + 1
    more = tuple(More(start, levels, count) for (start, _), count in left_out.items())
    return Lane(clock, tuple(dots), more, levels + bool(more))
