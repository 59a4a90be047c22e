"""The part of the world that a map shows, and where its points come to lie on the paper."""

from __future__ import annotations

import math
from collections.abc import Iterable

from briefing.render.maps.shapes import Point
from briefing.render.maps.sphere import DEGREE
from briefing.values import immutable

WIDTH = 1440  # units across every map; a page shows it as wide as it can
SHAPE = 1.5  # how much wider than high a map is, where the world is high enough for that
STEEPEST = 70  # degrees: nearer to a pole the parallel is too short to draw by
INHABITED = (-56.0, 74.0)  # the latitudes beyond which no map goes without need
LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # km: what a scale bar may measure
TOO_HIGH = 40  # degrees of latitude, over which one scale is no longer true enough to draw

# West, south, east, north in degrees. East is greater than west, and beyond 180 where the antimeridian lies between.
Extent = tuple[float, float, float, float]


@immutable
class Window:
    """An equirectangular map whose distances are true along the parallel of its middle and along meridians.

    x = R (λ - λ0) cos φ1, y = R φ (Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395, 1987,
    p. 90 f.). Meridians and parallels are straight, which keeps the work small; over a country nobody sees it.
    """

    west: float
    south: float
    east: float
    north: float
    across: float  # units a degree of longitude
    up: float  # units a degree of latitude

    @property
    def height(self) -> int:
        """Units from top to bottom."""
        return math.ceil((self.north - self.south) * self.up)

    def place(self, lat: float, lon: float) -> Point:
        """Where a point lies, in units from the left and from the top; beyond the edges where it is not shown."""
        middle = (self.west + self.east) / 2
        away = (lon - middle + 180) % 360 - 180
        return WIDTH / 2 + away * self.across, (self.north - lat) * self.up

    def shows(self, lat: float, lon: float) -> bool:
        """Whether a point lies on the map."""
        x, y = self.place(lat, lon)
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    def spread(self, lat: float, km: float) -> Point:
        """The units that `km` kilometres are at a latitude, across and up."""
        degrees = km / DEGREE
        return degrees / max(math.cos(math.radians(lat)), 0.05) * self.across, degrees * self.up

    def scale_bar(self) -> tuple[int, float] | None:
        """A round number of kilometres and the units they are long; None where the map has no one scale."""
        if self.north - self.south > TOO_HIGH:
            return None
        unit = self.up / DEGREE
        return next(((km, km * unit) for km in reversed(LENGTHS) if km * unit <= WIDTH / 5), None)


def open_window(west: float, south: float, east: float, north: float) -> Window:
    """The window between these longitudes and latitudes, by the parallel of its middle (φ1) as far as `STEEPEST`."""
    parallel = max(-STEEPEST, min(STEEPEST, (south + north) / 2))
    across = WIDTH / (east - west)
    return Window(west, south, east, north, across, across / math.cos(math.radians(parallel)))


def window_around(lat: float, lon: float, height: float) -> Window:
    """The window of so many degrees of latitude with a point near its middle.

    Its middle is moved to a grid of a quarter of its height, so that places near each other have the same window and
    its outlines are drawn once for all of them.
    """
    step = height / 4
    return _fit(round(lon / step) * step, round(lat / step) * step, 0.0, height)


def window_holding(extents: Iterable[Extent], least: float = 2.5) -> Window:
    """The window that all the extents fit into, with room around them; `least` degrees of latitude high at least."""
    found = list(extents)
    west, east = hold_longitudes(found)
    south, north = min(extent[1] for extent in found), max(extent[3] for extent in found)
    return _fit((west + east) / 2, (south + north) / 2, (east - west) * 1.12, max(least, (north - south) * 1.12))


def hold_longitudes(extents: Iterable[Extent]) -> tuple[float, float]:
    """The shortest way round the earth that passes all the extents: from west to east, across 180 where it must.

    It leaves out the widest gap between them.
    """
    spans = sorted(((west + 180) % 360 - 180, east - west) for west, _, east, _ in extents)
    first, reach, gap, start = spans[0][0], spans[0][0], 0.0, spans[0][0]
    for west, width in spans:
        if west - reach > gap:
            gap, start = west - reach, west
        reach = max(reach, west + width)
    if first + 360 - reach >= gap:
        gap, start = first + 360 - reach, first
    return (start, start + 360 - gap) if gap > 0 else (-180.0, 180.0)


def _fit(lon: float, lat: float, width: float, height: float) -> Window:
    """The window around a point, at least so wide and high, in the shape of a map as far as the world allows."""
    height = min(height, 180.0)
    south = max(-90.0, min(90.0 - height, lat - height / 2))
    shortest = math.cos(math.radians(min(STEEPEST, abs(south + height / 2))))
    width = min(360.0, max(width, height * SHAPE / shortest))
    missing = max(0.0, width * shortest / SHAPE - height) / 2
    # Beyond where people live there is nothing to see, unless it is what the map is for.
    low = min(south, max(INHABITED[0], south - missing))
    high = max(south + height, min(INHABITED[1], south + height + missing))
    return open_window(lon - width / 2, low, lon + width / 2, high)
