"""The brief: what happened, what is contested, in what numbers, who is involved, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.cards.card import Card
from briefing.render.disputes import lay_out, one_each
from briefing.render.fields import published_of, records_of, text_of, texts_of
from briefing.render.lines import ActorLine, ClaimLine, EventLine, actor_line, claim_line, event_line, figure_line
from briefing.render.order import find_standing
from briefing.render.pages.groups import group_cards
from briefing.render.sources import source_heading
from briefing.render.view import Link, Values, View
from briefing.render.words import show_when
from briefing.values import Problem, Severity, immutable

EVENTS, DISPUTES, CLAIMS_A_SIDE, FIGURES, ACTORS, GAPS = 5, 4, 2, 6, 12, 6
RECENT = 14  # days before the newest event in which one is news rather than history


@immutable
class SourceNote:
    """A source as the brief names it."""

    link: Link
    published_by: str
    filed: str


@immutable
class Way:
    """A way into the briefing: a list with how many cards are in it."""

    link: Link
    about: str
    count: int


def show_home(view: View, more: Sequence[Problem] = ()) -> Values:
    """What the home page's template prints; `more` are problems that came up while the other pages were made."""
    problems = (*more, *view.library.briefing.problems)
    cards = view.library.briefing.cards
    kinds = view.library.briefing.kinds
    events, older = _events(view)
    tolls, figures = _in_order(view, "casualty"), _in_order(view, "figure")
    return {
        "sources": [_note(view, card) for card in cards.get("source", {}).values()],
        "origins": len(set(view.library.origins.values())),
        "events": events,
        "older": older,
        "disputes": [lay_out(view, card, CLAIMS_A_SIDE) for card in _weightiest(view)[:DISPUTES]],
        "tolls": group_cards(view, tolls, "scope", "scopes", figure_line),
        "figures": [figure_line(view, card) for card in figures[:FIGURES]],
        "actors": _actors(view),
        "unnamed": _unnamed(view),
        "unclaimed": [figure_line(view, card) for card in [*tolls, *figures] if not texts_of(card, "claimed_by")][
            :GAPS
        ],
        "unanswered": [line for card in tolls if not (line := figure_line(view, card)).contested_by and line.claimants],
        "single": [figure_line(view, card) for card in [*tolls, *figures] if view.has_one_origin(card)][:GAPS],
        "problems": view.library.editing.note_problems(p for p in problems if p.severity is not Severity.NOTE),
        "remarks": view.library.editing.note_problems(p for p in problems if p.severity is Severity.NOTE),
        "broken": [view.link(key) for key in view.library.broken],
        "ways": [
            Way(view.index(kind), kinds[kind].about, len(cards.get(kind, {}))) for kind in kinds if cards.get(kind)
        ],
        "index": {kind: view.index(kind).url for kind in kinds},
    }


def _note(view: View, card: Card) -> SourceNote:
    filed = show_when(published_of(card))
    return SourceNote(view.link(card.key), source_heading(view, card.id), filed)


def _events(view: View) -> tuple[list[EventLine], int]:
    """The newest events, the last first, and how many there are besides."""
    lines = [event_line(view, card) for card in _in_order(view, "event")]
    days = sorted(line.day for line in lines if len(line.day) == len("2015-10-01"))
    since = (date.fromisoformat(days[-1]) - timedelta(days=RECENT)).isoformat() if days else ""
    news = [line for line in lines if line.day >= since or not line.day]
    shown = sorted(news, key=lambda line: line.day, reverse=True)[:EVENTS]  # those of one day as the source has them
    return shown, len(lines) - len(shown)


def _in_order(view: View, kind: str) -> list[Card]:
    """The cards of a kind in the order their words have in the sources."""
    cards = view.library.briefing.cards.get(kind, {}).values()
    return sorted(cards, key=lambda card: find_standing(view.library, card))


def _weightiest(view: View) -> list[Card]:
    """The disputes, those with the most claims first."""

    def weight(card: Card) -> int:
        return sum(
            len(ids) if isinstance(ids := side.get("claims"), tuple) else 1 for side in records_of(card, "positions")
        )

    return sorted(view.library.briefing.cards.get("dispute", {}).values(), key=lambda card: (-weight(card), card.id))


def _actors(view: View) -> list[ActorLine]:
    """The actors who say or are spoken of most."""
    lines = [actor_line(view, card) for card in view.library.briefing.cards.get("actor", {}).values()]
    return sorted(lines, key=lambda line: (-2 * line.said - line.about, line.link.text))[:ACTORS]


def _unnamed(view: View) -> list[ClaimLine]:
    """What is told by sources that are not named, or known by an office only."""
    actors = view.library.briefing.cards.get("actor", {})
    hidden = {actor for actor, card in actors.items() if text_of(card, "named") in ("anonymous", "role-only")}
    told = [card for card in _in_order(view, "claim") if (by := texts_of(card, "claimants")) and hidden.issuperset(by)]
    return one_each([claim_line(view, card) for card in told])[:GAPS]
