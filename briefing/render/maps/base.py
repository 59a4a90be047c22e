"""Coasts, borders and countries as they are drawn in a window."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.render.maps.outlines import Ring, read_outlines
from briefing.render.maps.shapes import (
    Box,
    Point,
    area,
    box_of,
    cut_line,
    cut_ring,
    find_middle,
    simplify,
    skip_outside,
)
from briefing.render.maps.window import WIDTH, Window
from briefing.values import immutable

FINEST = 2.0  # units: what a line may be off by, a pixel of a desk
MARGIN = 8  # units beyond the edge that are drawn, so that no line along the edge is seen
SPECK = 3.0  # units: an island smaller than that is drawn as a dot
APART = 40  # units: of several such islands nearer to each other than that, one is drawn


@immutable
class Base:
    """What lies under the places of a map, as SVG paths: land, and the borders on it."""

    land: str
    borders: str


@immutable
class CountryShape:
    """A country as far as a window shows it: an SVG path, a point for its name, how large its largest part is."""

    path: str
    middle: Point
    size: float


@lru_cache(maxsize=512)
def draw_base(window: Window) -> Base:
    """The land and the borders in a window."""
    world = read_outlines()
    land: list[str] = []
    specks: set[tuple[int, int]] = set()
    for ring in _draw_rings(world.land, window):
        left, top, right, bottom = box_of(ring)
        if right - left >= SPECK or bottom - top >= SPECK:
            land.append(write_path(ring, is_closed=True))
            continue
        cell = round(left / APART), round(top / APART)
        if cell not in specks:
            land.append(f"M{round(left)} {round(top)}h2v2h-2z")
        specks.add(cell)
    edge, seen = _edge(window), _seen(window)
    near = ((arc, turn) for arc in world.borders for turn in _turns(world.arcs[arc].box, seen))
    borders = (write_path(part) for arc, turn in near for part in cut_line(_draw_arc(window, turn, arc), edge))
    return Base("".join(land), "".join(borders))


@lru_cache(maxsize=1024)
def draw_country(window: Window, name: str) -> CountryShape | None:
    """A country of the outlines in a window; None where the window shows nothing of it."""
    rings = list(_draw_rings(read_outlines().countries[name], window))
    if not rings:
        return None
    largest = cut_ring(max(rings, key=area), (0, 0, WIDTH, window.height))
    path = "".join(write_path(ring, is_closed=True) for ring in rings)
    return CountryShape(path, find_middle(largest), area(largest)) if largest else None


@lru_cache(maxsize=512)
def list_countries(window: Window) -> tuple[tuple[str, CountryShape], ...]:
    """The countries in a window with their shapes, the largest in it first."""
    shapes = ((name, draw_country(window, name)) for name in read_outlines().countries)
    found = [(name, shape) for name, shape in shapes if shape]
    return tuple(sorted(found, key=lambda country: (-country[1].size, country[0])))


def write_path(points: Iterable[Point], *, is_closed: bool = False) -> str:
    """The points as an SVG path in whole units: a start, then steps."""
    rounded = [(round(x), round(y)) for x, y in points]
    x, y = rounded[0]
    steps = []
    for nx, ny in rounded[1:]:
        if (nx, ny) != (x, y):
            steps.append(f"{nx - x} {ny - y}")
        x, y = nx, ny
    # A minus sign parts two numbers as well as a space does.
    moves = " ".join(steps).replace(" -", "-")
    return f"M{rounded[0][0]} {rounded[0][1]}{f'l{moves}' if moves else ''}{'z' if is_closed else ''}"


def _edge(window: Window) -> Box:
    return (-MARGIN, -MARGIN, WIDTH + MARGIN, window.height + MARGIN)


def _draw_rings(rings: Iterable[Ring], window: Window) -> Iterator[list[Point]]:
    """The rings as far as they reach into the window, each as often as the world comes round there."""
    edge, seen = _edge(window), _seen(window)
    for ring in rings:
        for turn in _turns(ring.box, seen):
            if cut := cut_ring(_draw_ring(window, turn, ring), edge):
                yield cut


def _seen(window: Window) -> Box:
    """The part of the world that is drawn, in degrees."""
    along, up = MARGIN / window.across, MARGIN / window.up
    return (window.west - along, window.south - up, window.east + along, window.north + up)


def _turns(box: Box, seen: Box) -> Iterable[int]:
    """The whole turns, in degrees, after which a box of the world meets what is seen.

    Windows and boxes alike may go across the antimeridian, and a window of the whole world may see a box twice.
    """
    if box[3] < seen[1] or seen[3] < box[1]:
        return ()
    return range(math.ceil((seen[0] - box[2]) / 360) * 360, math.floor((seen[2] - box[0]) / 360) * 360 + 1, 360)


def _draw_ring(window: Window, turn: int, ring: Ring) -> list[Point]:
    """The points of a ring; of an arc that is outside the window only its two ends.

    Such an arc is wholly beyond one edge, and so is the line between its ends: what the ring encloses in the window is
    the same.
    """
    west, south, east, north = _seen(window)
    world = read_outlines()
    points: list[Point] = []
    for number, own in ring.arcs:
        arc, turned = world.arcs[number if number >= 0 else ~number], turn + own
        left, low, right, high = arc.box
        if left + turned <= east and west <= right + turned and low <= north and south <= high:
            points += _draw_arc(window, turned, number)[:-1]
        else:
            points += _draw(window, turned, (arc.points[0 if number >= 0 else -1],))
    if ring.pole:
        around = 360 * window.across * (1 if points[-1][0] > points[0][0] else -1)
        ((_, pole),) = _draw(window, 0, ((0, ring.pole),))
        points += [(points[0][0] + around, points[0][1]), (points[0][0] + around, pole), (points[0][0], pole)]
    return points


@lru_cache(maxsize=4096)
def _draw_arc(window: Window, turn: int, number: int) -> list[Point]:
    """An arc with as many points as a reader can tell apart."""
    if number < 0:
        return _draw_arc(window, turn, ~number)[::-1]
    points = _draw(window, turn, read_outlines().arcs[number].points)
    return simplify(skip_outside(points, _edge(window)), FINEST)


def _draw(window: Window, turn: int, points: Iterable[Point]) -> list[Point]:
    """Points of the world, turned by so many degrees, in the window's units."""
    across, up, west, north = window.across, window.up, window.west - turn, window.north
    return [((lon - west) * across, (north - lat) * up) for lon, lat in points]
