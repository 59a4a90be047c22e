"""A map of some places as a page shows it: what is drawn, where, with which links and in which words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.render.maps.atlas import Located, Mark, Told
from briefing.render.maps.base import CountryShape, draw_base, draw_country, list_countries
from briefing.render.maps.labels import Label, Wish, place_labels, shorten
from briefing.render.maps.outlines import recognised_countries
from briefing.render.maps.shapes import Box
from briefing.render.maps.window import WIDTH, Window
from briefing.render.view import Link, View
from briefing.values import immutable

PROVINCE = 50  # km: the radius of the circle that stands for a province
VAGUE = 44  # units: the radius of what stands for a sea or a region, on whatever scale
STEPS = (2, 5, 10)  # as many cards as a mark of the next size stands for
PINS = (11, 15, 19, 24)  # units: the radii of pins, as wide as a phone needs them
NAMED = 60  # places that get a name at most, those of which most is told
CORNER = 100  # units: how high the scale bar is with its words, and how much wider than itself
NEIGHBOURS = 8  # countries that are named for orientation


@immutable
class Spot:
    """A place on a map: a pin, a circle or an area. `size` is a step from 1 to 4, `name` says all that is drawn."""

    link: Link
    name: str
    mark: Mark
    size: int
    x: int
    y: int
    rx: int
    ry: int
    is_here: bool
    label: Label | None


@immutable
class Area:
    """A country on a map, as an SVG path."""

    link: Link
    name: str
    path: str
    is_here: bool
    label: Label | None


@immutable
class Bar:
    """A scale bar: so many kilometres, so many units long."""

    km: int
    length: int


@immutable
class Map:
    """All of a map, in units: `WIDTH` across, `height` down.

    `names` are those of countries, for orientation. `frame` (left, top, width, height) is the part that another map
    shows larger. `marks` tells which kinds of mark there are, for the legend.
    """

    width: int
    height: int
    land: str
    borders: str
    areas: tuple[Area, ...]
    spots: tuple[Spot, ...]
    names: tuple[Label, ...]
    bar: Bar | None
    frame: tuple[int, int, int, int] | None
    marks: tuple[Mark, ...]


def draw_map(
    view: View, window: Window, places: Iterable[Located], here: str = "", larger: Window | None = None
) -> Map:
    """The map of some places in a window; `here` is the key of the page's own, `larger` what another map shows."""
    ordered = sorted(places, key=lambda place: (place.key != here, place.rank))
    shapes = {place.outline: draw_country(window, place.outline) for place in ordered if place.outline}
    drawn = [p for p in ordered if (shapes[p.outline] if p.outline else window.shows(p.lat, p.lon))]
    frame = _frame(window, larger) if larger else None
    edge = (0, 0, WIDTH, window.height)
    named, recognised = drawn[:NAMED], recognised_countries(view.library.atlas.pack)
    others = [
        (name, shape)
        for name, shape in list_countries(window)
        if name in recognised and name not in shapes and shorten(name) == name
    ]
    wishes = [_wish(window, place, shapes.get(place.outline)) for place in named]
    wishes += [Wish(name, *shape.middle, 0, is_centred=True) for name, shape in others[:NEIGHBOURS]]
    blocked = [_box_of_pin(window, place) for place in drawn if place.mark == Mark.PIN]
    base, bar = draw_base(window), window.scale_bar()
    blocked += [(0, window.height - CORNER, CORNER + bar[1], window.height)] if bar else []
    blocked += [(frame[0], frame[1], frame[0] + frame[2], frame[1] + frame[3])] if frame else []
    placed = place_labels(wishes, blocked, edge)
    labels = {place.key: label for place, label in zip(named, placed, strict=False)}
    return Map(
        width=WIDTH,
        height=window.height,
        land=base.land,
        borders=base.borders,
        areas=tuple(
            Area(view.link(place.key), _name(place), shape.path, place.key == here, labels.get(place.key))
            for place in drawn
            if (shape := shapes.get(place.outline))
        ),
        spots=tuple(
            _spot(view, window, place, labels.get(place.key), is_here=place.key == here) for place in _from_below(drawn)
        ),
        names=tuple(label for label in placed[len(named) :] if label),
        bar=Bar(bar[0], round(bar[1])) if bar else None,
        frame=frame,
        marks=tuple(mark for mark in Mark if any(place.mark == mark for place in drawn)),
    )


def say_told(told: Told) -> str:
    """What is told of a place, counted: "2 events, 1 casualty figure, 5 claims"; "" where it is only named."""
    counted = ((told.events, "event"), (told.tolls, "casualty figure"), (told.claims, "claim"))
    return ", ".join(f"{count} {what}{'s' if count > 1 else ''}" for count, what in counted if count)


def _name(place: Located) -> str:
    return f"{place.title}: {say_told(place.counts) or 'only named'}"


def _from_below(drawn: list[Located]) -> list[Located]:
    """What is drawn at points, in the order it is drawn in: pins over areas, and the weightiest over the others."""
    pins = [place for place in drawn if place.mark == Mark.PIN]
    areas = [place for place in drawn if place.mark in (Mark.CIRCLE, Mark.AROUND)]
    return [*reversed(areas), *reversed(pins)]


def _step(place: Located) -> int:
    return sum(1 for least in STEPS if place.told >= least)


def _wish(window: Window, place: Located, shape: CountryShape | None) -> Wish:
    if shape:
        return Wish(place.title, *shape.middle, 0, is_centred=True)
    x, y = window.place(place.lat, place.lon)
    if place.mark == Mark.AROUND:
        return Wish(place.title, x, y, VAGUE, is_centred=True)
    return Wish(place.title, x, y, PINS[_step(place)])


def _box_of_pin(window: Window, place: Located) -> Box:
    (x, y), radius = window.place(place.lat, place.lon), PINS[_step(place)]
    return x - radius, y - radius, x + radius, y + radius


def _spot(view: View, window: Window, place: Located, label: Label | None, *, is_here: bool) -> Spot:
    x, y = window.place(place.lat, place.lon)
    rx, ry = float(PINS[_step(place)]), float(PINS[_step(place)])
    if place.mark == Mark.CIRCLE:
        rx, ry = (max(radius, PINS[0]) for radius in window.spread(place.lat, PROVINCE))
    elif place.mark == Mark.AROUND:
        rx, ry = VAGUE * 1.6, VAGUE
    size = _step(place) + 1
    link, name = view.link(place.key), _name(place)
    return Spot(link, name, place.mark, size, round(x), round(y), round(rx), round(ry), is_here, label)


def _frame(window: Window, larger: Window) -> tuple[int, int, int, int]:
    """The rectangle that another window is on this one."""
    middle = (larger.west + larger.east) / 2
    x, top = window.place(larger.north, middle)
    width = (larger.east - larger.west) * window.across
    return round(x - width / 2), round(top), round(width), round((larger.north - larger.south) * window.up)
