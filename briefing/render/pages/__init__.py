"""What each page shows: a module for each kind of card, and one for each page about the briefing as a whole.

The values that a page's template prints are made here; nothing here knows HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.cards.card import Card
from briefing.render.exports.export import Export
from briefing.render.facts import list_own_rows
from briefing.render.library import Library
from briefing.render.pages.actor import list_actors, show_actor
from briefing.render.pages.aircraft import list_aircraft, show_aircraft
from briefing.render.pages.claim import list_claims, show_claim
from briefing.render.pages.data import offer_data
from briefing.render.pages.dispute import list_disputes, show_dispute
from briefing.render.pages.event import list_events, show_event
from briefing.render.pages.figure import list_casualties, list_figures, show_casualty, show_figure
from briefing.render.pages.gaps import GAPS
from briefing.render.pages.lenses import list_lenses
from briefing.render.pages.network import NETWORK
from briefing.render.pages.overview import Overview
from briefing.render.pages.place import list_places, show_place
from briefing.render.pages.source import list_sources, show_source
from briefing.render.view import Values, View

# The page of a card. Kinds that are not here show their fields and their quotes.
CARDS: Mapping[str, Callable[[View, Card], Values]] = {
    "actor": show_actor,
    "aircraft": show_aircraft,
    "casualty": show_casualty,
    "claim": show_claim,
    "dispute": show_dispute,
    "event": show_event,
    "figure": show_figure,
    "place": show_place,
    "source": show_source,
}

# The page that lists a kind. Kinds that are not here are a plain list of their cards.
INDEXES: Mapping[str, Callable[[View, list[Card]], Values]] = {
    "actor": list_actors,
    "aircraft": list_aircraft,
    "casualty": list_casualties,
    "claim": list_claims,
    "dispute": list_disputes,
    "event": list_events,
    "figure": list_figures,
    "place": list_places,
    "source": list_sources,
}


def show_card(view: View, card: Card) -> Values:
    """What the card's template prints besides its frame."""
    show = CARDS.get(card.kind)
    return show(view, card) if show else {"rows": list_own_rows(view, card)}


def show_index(view: View, kind: str) -> Values:
    """What the template of a kind's index prints."""
    cards = list(view.library.briefing.cards.get(kind, {}).values())
    show = INDEXES.get(kind)
    return show(view, cards) if show else {"links": [view.link(card.key) for card in cards]}


def list_overviews(library: Library, list_exports: Callable[[], Sequence[Export]]) -> Iterator[Overview]:
    """The pages about the briefing as a whole, besides the home page; `list_exports` gives what can be taken away."""
    yield from list_lenses(library)
    yield GAPS
    yield NETWORK
    yield offer_data(list_exports)
