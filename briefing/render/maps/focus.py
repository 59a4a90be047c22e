"""Which places belong on one map: those where most happens, and those far away apart from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.render.maps.atlas import Located
from briefing.render.maps.sphere import distance
from briefing.render.maps.window import Extent, Window, hold_longitudes, window_holding
from briefing.values import immutable

MOST = 0.6  # of all that is told, as much as is told of the places nearest to its middle
WIDER = 2.0  # times as far from the middle as these a place may be to be near it
LEAST = 300  # km: what is nearer than that to the middle is always near
SMALLER = 0.25  # times the size of a map of all that a map of the near places must have, or one map does for all


@immutable
class Focus:
    """The places around the middle of what is told, and those far from it."""

    near: tuple[Located, ...]
    far: tuple[Located, ...]


def find_focus(places: Sequence[Located]) -> Focus:
    """The places parted in near and far; none are far where one map can show them all well.

    The middle is the median of the places, each as often as something is told of it: one capital across the world does
    not move it.
    """
    if not places:
        return Focus((), ())
    west, _ = hold_longitudes((place.lon, 0.0, place.lon, 0.0) for place in places)
    lon = west + _median(places, lambda place: (place.lon - west) % 360)
    lat = _median(places, lambda place: place.lat)
    away = {place.key: distance(lat, lon, place.lat, place.lon) for place in places}
    ordered = sorted(places, key=lambda place: (away[place.key], place.key))
    reach = max(LEAST, WIDER * _first(ordered, MOST, lambda place: away[place.key]))
    near = tuple(place for place in ordered if away[place.key] <= reach)
    far = tuple(place for place in ordered if away[place.key] > reach)
    if far and _size(hold(near)) <= SMALLER * _size(hold(ordered)):
        return Focus(near, far)
    return Focus(tuple(ordered), ())


def hold(places: Iterable[Located], *more: Extent) -> Window:
    """The window that holds all of the places, and what else it should."""
    return window_holding([*(place.extent for place in places), *more])


def _median(places: Iterable[Located], measure: Callable[[Located], float]) -> float:
    return _first(sorted(places, key=lambda place: (measure(place), place.key)), 0.5, measure)


def _first(ordered: Sequence[Located], part: float, measure: Callable[[Located], float]) -> float:
    """The measure of the place at which so large a part of all that is told is reached."""
    missing = part * sum(1 + place.told for place in ordered)
    for place in ordered:
        missing -= 1 + place.told
        if missing <= 0:
            return measure(place)
    return measure(ordered[-1])


def _size(window: Window) -> float:
    return (window.east - window.west) * (window.north - window.south)
