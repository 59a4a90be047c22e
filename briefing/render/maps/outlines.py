"""The world's coasts and borders, as packaged in `pack/outlines/` (see the note there on where they are from)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from briefing.pack import HERE, Pack
from briefing.render.maps.shapes import Box, Point, find_middle, join_boxes, meets
from briefing.values import immutable

WORLD = "outlines/world"
GRAIN = 100  # points are whole hundredths of a degree: about a kilometre
WIDEST = 20.0  # degrees each way from its middle that a map shows of a country

Numbers = Sequence[Sequence[Sequence[int]]]  # polygons of rings of arcs; ~n is arc n backwards, as in TopoJSON


@immutable
class Arc:
    """A line of coast or border, in degrees. It never leaps: where it crosses 180 its longitudes go on beyond it."""

    points: tuple[Point, ...]
    box: Box  # west, south, east, north


@immutable
class Ring:
    """Arcs end to end, each by its number and the turns of 360 degrees that make it follow the one before.

    A ring around a pole does not end where it starts, but 360 degrees away: `pole` is the pole's latitude, else 0.
    """

    arcs: tuple[tuple[int, int], ...]
    box: Box
    pole: int


@immutable
class Outlines:
    """The world as one topology: the rings of `land` and of `countries` are made of `arcs`, each arc there once.

    `borders` are the numbers of the arcs between two countries; the others are coast.
    """

    arcs: tuple[Arc, ...]
    land: tuple[Ring, ...]
    countries: Mapping[str, tuple[Ring, ...]]
    borders: tuple[int, ...]


@cache
def read_outlines() -> Outlines:
    """The packaged outlines, read once and only when a map is drawn."""
    world = json.loads((HERE / f"{WORLD}.json").read_text(encoding="utf-8"))
    arcs = tuple(_read_arc(steps) for steps in world["arcs"])
    users = Counter(n if n >= 0 else ~n for polygons in world["countries"].values() for n in _arcs_of(polygons))
    return Outlines(
        arcs=arcs,
        land=_read_rings(arcs, world["land"]),
        countries={name: _read_rings(arcs, polygons) for name, polygons in world["countries"].items()},
        borders=tuple(sorted(arc for arc, count in users.items() if count > 1)),
    )


def _arcs_of(polygons: Numbers) -> Iterator[int]:
    return (number for polygon in polygons for ring in polygon for number in ring)


def _read_arc(steps: Sequence[int]) -> Arc:
    xs = [x / GRAIN for x in accumulate(steps[::2])]
    ys = [y / GRAIN for y in accumulate(steps[1::2])]
    return Arc(tuple(zip(xs, ys, strict=True)), (min(xs), min(ys), max(xs), max(ys)))


def _read_rings(arcs: Sequence[Arc], polygons: Numbers) -> tuple[Ring, ...]:
    return tuple(_read_ring(arcs, ring) for polygon in polygons for ring in polygon)


def _read_ring(arcs: Sequence[Arc], numbers: Sequence[int]) -> Ring:
    first = reach = arcs[numbers[0]].points[0][0] if numbers[0] >= 0 else arcs[~numbers[0]].points[-1][0]
    turned: list[tuple[int, int]] = []
    boxes: list[Box] = []
    for number in numbers:
        arc = arcs[number if number >= 0 else ~number]
        start, end = arc.points[0][0], arc.points[-1][0]
        start, end = (start, end) if number >= 0 else (end, start)
        turn = round((reach - start) / 360) * 360
        reach = end + turn
        turned.append((number, turn))
        boxes.append((arc.box[0] + turn, arc.box[1], arc.box[2] + turn, arc.box[3]))
    around = join_boxes(boxes)
    if abs(reach - first) < 180:
        return Ring(tuple(turned), around, 0)
    pole = 90 if around[1] > 0 else -90
    return Ring(tuple(turned), (around[0], min(around[1], pole), around[2], max(around[3], pole)), pole)


@cache
def recognised_countries(pack: Pack) -> frozenset[str]:
    """The countries of the outlines whose standing as states is not in dispute, by `lexicons/states.yml`."""
    states = pack.read("lexicons/states")
    return frozenset(n for n in read_outlines().countries if n in states and "status" not in states[n])


@cache
def _names(pack: Pack) -> Mapping[str, str]:
    """The name in the outlines that each way to write a country's name stands for."""
    countries = read_outlines().countries
    known = {name.casefold(): name for name in countries}
    for name, entry in pack.read("lexicons/states").items():
        aliases = entry.get("aliases", ()) if isinstance(entry, Mapping) else ()
        if name in countries:
            known |= {alias.casefold(): name for alias in aliases if alias.casefold() not in known}
    return known


def find_country(pack: Pack, name: str) -> str:
    """The name in the outlines for a country's name or alias; "" where they do not have it."""
    return _names(pack).get(name.strip().casefold().removeprefix("the "), "")


@immutable
class Spread:
    """Where a country lies: a point well inside its largest part, and how far it and what is near it reach."""

    middle: Point
    extent: Box


@cache
def spread_of(name: str) -> Spread:
    """The spread of a country of the outlines, without its parts across an ocean."""
    rings = sorted(read_outlines().countries[name], key=lambda ring: _size(ring.box), reverse=True)
    around = rings[0].box
    for ring in rings[1:]:
        reach = max(around[2] - around[0], around[3] - around[1]) / 2
        grown = (around[0] - reach, around[1] - reach, around[2] + reach, around[3] + reach)
        if meets(grown, ring.box):
            around = join_boxes((around, ring.box))
    lon, lat = find_middle(read_ring(rings[0]))
    west, south, east, north = around
    extent = (max(west, lon - WIDEST), max(south, lat - WIDEST), min(east, lon + WIDEST), min(north, lat + WIDEST))
    return Spread(((lon + 180) % 360 - 180, lat), extent)


def read_ring(ring: Ring) -> list[Point]:
    """The points of a ring in degrees, the first of them not again at its end."""
    arcs = read_outlines().arcs
    points: list[Point] = []
    for number, turn in ring.arcs:
        found = arcs[number].points if number >= 0 else arcs[~number].points[::-1]
        points += [(lon + turn, lat) for lon, lat in found[:-1]]
    return points


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
