"""The data of the claims explorer."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.address import index_path
from briefing.render.explorer import KINDS
from briefing.render.explorer.columns import Columns, Table
from briefing.render.explorer.facets import make_facets
from briefing.render.fields import evidence_of, published_of, value_of, when_of
from briefing.render.library import Library
from briefing.render.order import list_in_order
from briefing.render.page import SiteFile
from briefing.render.script_data import write_global
from briefing.render.view import View

PATH = "assets/data/claims.js"
GLOBAL = "briefing_claims"  # the name the explorer's scripts look for


def make_claims_data(library: Library) -> SiteFile:
    """The script with all that the explorer finds and shows.

    Cards have the order of the sources. ``kinds`` is the kind of each, ``lines`` their lines by kind, ``days`` the days
    that ``dates`` refers to (-1: no date), and ``facets`` have the numbers of the choices that apply to each card.
    """
    view = View(library, index_path("claim"))
    of_kind = {kind: library.briefing.cards.get(kind, {}) for kind in KINDS}
    cards = list_in_order(library, (card for found in of_kind.values() for card in found.values()))
    columns = Columns(view, [card for card in cards if card.kind == "claim"])
    lines = {kind: columns.lay_out(kind, [card for card in cards if card.kind == kind]) for kind in KINDS}
    days = Table()
    dates = {
        "said": [_number(days, _day_told(card)) for card in cards],
        "published": [_number(days, _day_published(library, card)) for card in cards],
    }
    facets = [
        {
            "name": facet.name,
            "label": facet.label,
            "choices": [[choice.key, choice.label, choice.mark, choice.rank] for choice in facet.choices],
            "applying": facet.applying,
        }
        for facet in make_facets(view, cards)
    ]
    data = {
        "names": list(KINDS),
        "kinds": [KINDS.index(card.kind) for card in cards],
        "lines": lines,
        "links": list(columns.links.numbers),
        "texts": list(columns.texts.numbers),
        "days": list(days.numbers),
        "dates": dates,
        "facets": facets,
    }
    return SiteFile(PATH, write_global(GLOBAL, data))


def _day_told(card: Card) -> str:
    """When a claim was said, or what a figure or an event tells of happened, as precisely as it is known; "" if not."""
    return value_of(when_of(card, "said" if card.kind == "claim" else "when"))


def _day_published(library: Library, card: Card) -> str:
    """When the first of a card's sources that has a date was published."""
    sources = (library.cards.get(f"source/{evidence.source}") for evidence in evidence_of(card))
    whens = (published_of(source) for source in sources if source)
    return min((when.value for when in whens if when and when.value), default="")


def _number(days: Table, day: str) -> int:
    return days.number(day) if day else -1
