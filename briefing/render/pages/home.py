"""The brief: on one screen what happened, what is contested, in what numbers, what is not known; then all ways in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.cards.card import Card
from briefing.render.disputes import Contest, lay_out, nearest_first
from briefing.render.fields import published_of, text_of, value_of
from briefing.render.lines import ActorLine, actor_line, claim_line, event_line, figure_line
from briefing.render.pages.gaps import GAPS, list_top_gaps
from briefing.render.pages.groups import group_cards
from briefing.render.pages.overview import Overview
from briefing.render.pages.takeaway import sign_home
from briefing.render.sides import list_sides
from briefing.render.sources import source_heading
from briefing.render.view import Link, Values, View
from briefing.render.weight import rank_disputes, rank_events, rank_figures
from briefing.render.words import show_when
from briefing.values import Problem, Severity, immutable

EVENTS, DISPUTES, NUMBERS, TOP_GAPS, IN_A_GAP, ACTORS, SOURCES = 3, 2, 2, 3, 2, 12, 3  # shown at most


@immutable
class SourceNote:
    """A source as the brief names it."""

    link: Link
    published_by: str
    filed: str


@immutable
class Way:
    """A way into the briefing: a list with how many cards are in it ("" for a page that is no list)."""

    link: Link
    about: str
    count: str


def show_home(view: View, more: Sequence[Problem] = (), overviews: Sequence[Overview] = ()) -> Values:
    """What the home page's template prints.

    Events, disputes and figures stand in the order of `briefing.render.weight`, gaps in that of the gaps page. `more`
    are problems that came up while the other pages were made, `overviews` the pages about the whole.
    """
    library, problems = view.library, (*more, *view.library.briefing.problems)
    cards = {kind: list(of_kind.values()) for kind, of_kind in library.briefing.cards.items()}
    tolls = rank_figures(library, cards.get("casualty", ()))[:NUMBERS]
    figures = rank_figures(library, cards.get("figure", ()))[: NUMBERS - len(tolls)]
    return {
        "sources": _list_sources(view, cards.get("source", [])),
        "newest": SOURCES,
        "origins": len(set(library.origins.values())),
        "counts": {kind: len(cards.get(kind, ())) for kind in library.briefing.kinds},
        "events": [event_line(view, card) for card in rank_events(library, cards.get("event", ()))[:EVENTS]],
        "disputes": [_shorten(view, card) for card in rank_disputes(library, cards.get("dispute", ()))[:DISPUTES]],
        "tolls": group_cards(view, tolls, "scope", "scopes", figure_line),
        "shown": {"casualty": len(tolls), "figure": len(figures)},
        "figures": [figure_line(view, card) for card in figures],
        "gaps": list_top_gaps(view, TOP_GAPS, IN_A_GAP),
        "all_gaps": view.page(GAPS.path),
        "actors": _list_actors(view, cards.get("actor", [])),
        "problems": library.editing.note_problems(p for p in problems if p.severity is not Severity.NOTE),
        "remarks": library.editing.note_problems(p for p in problems if p.severity is Severity.NOTE),
        "broken": [view.link(key) for key in library.broken],
        "ways": _list_ways(view, overviews),
        "index": {kind: view.index(kind).url for kind in library.briefing.kinds},
        **sign_home(view),
    }


def _list_sources(view: View, cards: list[Card]) -> list[SourceNote]:
    """The sources, the newest first; those without a date last."""
    by_id = sorted(cards, key=lambda card: card.id)
    ordered = sorted(by_id, key=lambda card: value_of(published_of(card)), reverse=True)
    return [
        SourceNote(view.link(card.key), source_heading(view, card.id), show_when(published_of(card)))
        for card in ordered
    ]


def _shorten(view: View, card: Card) -> Contest:
    """A dispute with one claim a side: the one whose words are most like the question's."""
    contest = lay_out(view, card, at_most=1)
    sides = []
    for side, claims in zip(contest.sides, list_sides(view.library.of_kind("claim"), card), strict=True):
        nearest = nearest_first(claims, text_of(card, "question"))[:1]
        sides.append(replace(side, claims=tuple(claim_line(view, claim) for claim in nearest)))
    return replace(contest, sides=tuple(sides))


def _list_actors(view: View, cards: list[Card]) -> list[ActorLine]:
    """The actors who say or are spoken of most."""
    lines = [actor_line(view, card) for card in cards]
    return sorted(lines, key=lambda line: (-2 * line.said - line.about, line.link.text))[:ACTORS]


def _list_ways(view: View, overviews: Sequence[Overview]) -> list[Way]:
    """The lists of cards there are, and the pages about the whole."""
    kinds, cards = view.library.briefing.kinds, view.library.briefing.cards
    lists = [Way(view.index(kind), kinds[kind].about, f"{len(cards[kind]):,}") for kind in kinds if cards.get(kind)]
    pages = [Way(Link(page.title, view.page(page.path)), page.about, "") for page in overviews if not page.parent]
    return [*lists, *pages]
