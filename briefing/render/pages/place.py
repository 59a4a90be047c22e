"""A place's page with its map, and the places of the briefing: on a map, and as a list."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from briefing.cards.card import Card
from briefing.render.explorer import explore
from briefing.render.facts import list_own_rows, list_rows
from briefing.render.fields import text_of
from briefing.render.lines import claim_line, event_line, figure_line
from briefing.render.maps.atlas import Located, Mark, Neighbour, count_told
from briefing.render.maps.draw import Map, draw_map, say_told
from briefing.render.maps.focus import find_focus, hold
from briefing.render.maps.window import Window, window_around
from briefing.render.pages.groups import group_cards
from briefing.render.view import Link, Values, View
from briefing.values import immutable

NEAREST = 5  # places that a place's page names as near it
DRAWN = 80  # places that a map of all shows at most: more could neither be told apart nor be loaded on a phone
SHOWN = 16  # places that its map shows at most
HEIGHTS = {"sea": 16.0, "region": 8.0}  # degrees of latitude that it shows of a kind of place
HEIGHT = 6.0  # and of others, but for countries, which are shown whole


@immutable
class MapOfAll:
    """A map of the places of a briefing under its title; `left_out` counts those that only the list has."""

    title: str
    map: Map
    left_out: int


@immutable
class PlaceLine:
    """A place in the list of places."""

    link: Link
    country: str
    told: str
    is_on_map: bool


@immutable
class Near:
    """A place near another: "about 45 km" away."""

    link: Link
    away: str
    told: str


def show_place(view: View, card: Card) -> Values:
    """What the sources tell of the place, and where it lies as background."""
    place = view.library.atlas.places.get(card.key)
    return {
        "rows": list_own_rows(view, card, ("coordinates", "country")),
        "background": list_rows(view, card, ("country", "coordinates")),
        "map": _draw(view, place, text_of(card, "kind")) if place else None,
        **_legend(view),
        "near": [_near(view, one) for one in view.library.atlas.nearest(place, NEAREST)] if place else [],
        "events": [event_line(view, event) for event in view.referring(card, "event")],
        "figures": [figure_line(view, toll) for toll in view.referring(card, "casualty")],
        "explorer": explore(view, "place", card.id),
        "about": [claim_line(view, claim) for claim in view.referring(card, "claim")],
    }


def list_places(view: View, cards: list[Card]) -> Values:
    """The places on a map, those far from the rest on a second one, and the list of all by kind."""
    atlas = view.library.atlas
    focus = find_focus(list(atlas.places.values()))
    maps: list[MapOfAll] = []
    if focus.near:
        window = hold(focus.near)
        maps.append(_draw_all(view, "Where most happened" if focus.far else "All places", window, focus.near))
        if focus.far:
            wide = hold(focus.far, (window.west, window.south, window.east, window.north))
            maps.append(_draw_all(view, "Farther away", wide, focus.far, window))

    def line(view: View, card: Card) -> PlaceLine:
        place = atlas.places.get(card.key)
        told = say_told(count_told(view.library.leading_to.get(card.key, ())))
        country = text_of(card, "country")
        return PlaceLine(view.link(card.key), "" if country == card.title else country, told, place is not None)

    return {"groups": group_cards(view, cards, "kind", "place_kinds", line), "maps_of_all": maps, **_legend(view)}


def _legend(view: View) -> Values:
    return {"legend": {key: view.library.words.say("map_marks", key) for key in (*Mark, "frame", "provenance")}}


def _draw_all(
    view: View, title: str, window: Window, places: Sequence[Located], larger: Window | None = None
) -> MapOfAll:
    """The map of the places of which most is told."""
    drawn = nsmallest(DRAWN, places, key=lambda place: place.rank)
    return MapOfAll(title, draw_map(view, window, drawn, larger=larger), len(places) - len(drawn))


def _draw(view: View, place: Located, kind: str) -> Map:
    """The map of a place among those around it."""
    height = HEIGHTS.get(kind, HEIGHT)
    window = hold([place]) if place.mark == Mark.COUNTRY else window_around(place.lat, place.lon, height)
    around = [other for other in view.library.atlas.within(window, SHOWN) if other.key != place.key]
    return draw_map(view, window, [place, *around], place.key)


def _near(view: View, neighbour: Neighbour) -> Near:
    return Near(view.link(neighbour.place.key), say_distance(neighbour.km), say_told(neighbour.place.counts))


def say_distance(km: float) -> str:
    """A distance as exactly as towns have positions: "less than 1 km", "about 45 km", "about 230 km"."""
    if km < 1:
        return "less than 1 km"
    return f"about {round(km) if km < 100 else round(km, -1):.0f} km"
