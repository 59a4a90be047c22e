"""The casualty ledger as it is drawn: figures of one scope on one scale, those of the same people below each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.cards.card import Card
from briefing.render.colours import SHAPES
from briefing.render.drawing.mark import Mark, draw_count, list_numbers
from briefing.render.drawing.scale import Scale, Tick, fit_scale
from briefing.render.fields import count_of, text_of, texts_of, when_of
from briefing.render.lines import FigureLine, figure_line
from briefing.render.view import Link, View
from briefing.render.words import show_when
from briefing.values import Count, immutable

UNKNOWN = Count(None, None)


@immutable
class Entry:
    """One figure: its line of words, its mark, and its claimant's shape ("" for nobody's).

    `was` is where the figure stood that it replaces, `rivals` where those stand that it does not agree with; `depth`
    tells parts from their total. `is_here` is True on the figure's own page.
    """

    line: FigureLine
    mark: Mark
    shape: str
    was: tuple[float, ...]
    rivals: tuple[float, ...]
    depth: int
    is_here: bool


@immutable
class Tally:
    """Figures that count the same people, in words what became of them, where and when."""

    what: str
    where: tuple[Link, ...]
    when: str
    entries: tuple[Entry, ...]


@immutable
class Ledger:
    """Tallies of one scope, on one scale."""

    tallies: tuple[Tally, ...]
    ticks: tuple[Tick, ...]
    is_log: bool


def draw_ledger(view: View, cards: Sequence[Card], here: str = "") -> Ledger:
    """The cards, all of one scope, on one scale; `here` is the id of the one whose page it is."""
    counts = [count for card in cards if (count := count_of(card, "count"))]
    scale = fit_scale(list_numbers(counts), leaves_room=any(count.high is None for count in counts))
    shown = {card.id: card for card in cards}
    tallies = dict.fromkeys(view.library.tallies[card.id] for card in cards)
    drawn = tuple(_tally(view, scale, [shown[name] for name in names if name in shown], here) for names in tallies)
    return Ledger(drawn, scale.ticks, scale.is_log)


def draw_tally(view: View, card: Card) -> Ledger:
    """The figure with those that count the same people."""
    figures = view.library.briefing.cards["casualty"]
    return draw_ledger(view, [figures[name] for name in view.library.tallies[card.id]], card.id)


def _tally(view: View, scale: Scale, cards: list[Card], here: str) -> Tally:
    places = dict.fromkeys(place for card in cards for place in texts_of(card, "where"))
    days = dict.fromkeys(show_when(when_of(card, "when")) for card in cards)
    outcomes = dict.fromkeys(text_of(card, "outcome") for card in cards)
    depths: dict[str, int] = {}
    for card in cards:
        total = next((name for name in texts_of(card, "part_of") if name in depths), None)
        depths[card.id] = depths[total] + 1 if total else 0
    return Tally(
        what=" and ".join(view.library.words.say("outcomes", outcome) for outcome in outcomes),
        where=tuple(view.link(f"place/{place}") for place in places),
        when=", ".join(day for day in days if day),
        entries=tuple(_entry(view, scale, card, depths[card.id], card.id == here) for card in cards),
    )


def _entry(view: View, scale: Scale, card: Card, depth: int, is_here: bool) -> Entry:
    figures = view.library.briefing.cards["casualty"]
    leading = view.library.leading_to.get(card.key, ())
    against = [*texts_of(card, "contradicts"), *(other.card.id for other in leading if other.field == "contradicts")]
    return Entry(
        line=figure_line(view, card),
        mark=draw_count(scale, count_of(card, "count") or UNKNOWN),
        shape=SHAPES.get(view.mark(card), ""),
        was=_points(scale, (figures[name] for name in texts_of(card, "supersedes") if name in figures)),
        rivals=_points(scale, (figures[name] for name in dict.fromkeys(against) if name in figures)),
        depth=depth,
        is_here=is_here,
    )


def _points(scale: Scale, cards: Iterable[Card]) -> tuple[float, ...]:
    marks = (draw_count(scale, count) for card in cards if (count := count_of(card, "count")))
    return tuple(dict.fromkeys(point for mark in marks for point in mark.points))
