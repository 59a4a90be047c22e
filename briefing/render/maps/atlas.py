"""Where the places of a briefing are, as exactly as is known, and how much happened at each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from heapq import nsmallest

from briefing.cards.card import Card, Value
from briefing.pack import Pack
from briefing.render.fields import record_of, text_of
from briefing.render.maps.outlines import find_country, spread_of
from briefing.render.maps.sphere import DEGREE, distance
from briefing.render.maps.window import Extent, Window
from briefing.render.references import Reference
from briefing.values import immutable

CELL = 1  # degrees: places are looked for cell by cell, so that the work grows with what is near and not with all
ROUND = 360 // CELL  # cells around the earth
CROWD = 60  # places of a cell that are looked at, those of which most is told
FAR = 5  # cells: what is farther from a place is not near it


class Mark(StrEnum):
    """How a place is drawn: as exactly as its position is known, and no more."""

    PIN = "pin"  # a site or a town
    CIRCLE = "circle"  # a province: somewhere around the gazetteer's point
    AROUND = "around"  # a sea or a region, whose extent is not known
    COUNTRY = "country"  # a country's outline


MEASURED = (Mark.PIN, Mark.CIRCLE)  # known well enough to say how far away another place is


@immutable
class Told:
    """How many events and casualty figures of a place there are, and claims about it."""

    events: int
    tolls: int
    claims: int


@immutable
class Located:
    """A place that a map can show.

    A country of the outlines has its name there in `outline`, and a point in its middle; `extent` is what a map should
    show of a place at least.
    """

    key: str
    title: str
    mark: Mark
    lat: float
    lon: float
    extent: Extent
    outline: str
    counts: Told

    @property
    def told(self) -> int:
        """How many cards tell of it."""
        return self.counts.events + self.counts.tolls + self.counts.claims

    @property
    def rank(self) -> tuple[int, str]:
        """Those of which most is told come first."""
        return -self.told, self.key


@immutable
class Neighbour:
    """A place near another, and how many kilometres away."""

    place: Located
    km: float


@immutable
class Atlas:
    """The places of a briefing that can be on a map, by their card's key, and their points in cells of `CELL` degrees.

    `pack` has the words that countries are known by.
    """

    pack: Pack
    places: Mapping[str, Located]
    cells: Mapping[tuple[int, int], Sequence[Located]]

    def nearest(self, place: Located, count: int) -> list[Neighbour]:
        """The nearest of the places around one, as far as positions are known well enough to measure from.

        Looks around in growing squares of cells, until what is beyond them cannot be nearer.
        """
        if place.mark not in MEASURED:
            return []
        found: list[Neighbour] = []
        for reach in range(1, FAR + 1):
            others = (other for other in self._around(place, reach) if other.mark in MEASURED)
            away = (Neighbour(other, distance(place.lat, place.lon, other.lat, other.lon)) for other in others)
            sure = reach * CELL * DEGREE * math.cos(math.radians(min(89.0, abs(place.lat) + reach * CELL)))
            found = nsmallest(count, (one for one in away if one.km <= sure), key=lambda one: (one.km, one.place.key))
            if len(found) == count:
                break
        return found

    def within(self, window: Window, count: int) -> list[Located]:
        """The places with a point in a window of which most is told.

        Looks a cell farther on each side: a window shows to the whole unit, a little beyond its edge.
        """
        rows = range(math.floor(window.south / CELL) - 1, math.floor(window.north / CELL) + 2)
        columns = range(math.floor((window.west + 180) / CELL) - 1, math.floor((window.east + 180) / CELL) + 2)
        cells = (self.cells.get((row, column % ROUND), ()) for row in rows for column in columns)
        seen = (place for cell in cells for place in cell[:count] if window.shows(place.lat, place.lon))
        return nsmallest(count, {place.key: place for place in seen}.values(), key=lambda place: place.rank)

    def _around(self, place: Located, reach: int) -> Iterator[Located]:
        row, column = _cell(place)
        columns = {c % ROUND for c in range(column - reach, column + reach + 1)}
        for key in ((r, c) for r in range(row - reach, row + reach + 1) for c in columns):
            yield from (other for other in self.cells.get(key, ()) if other.key != place.key)


def make_atlas(cards: Iterable[Card], leading_to: Mapping[str, Sequence[Reference]], pack: Pack) -> Atlas:
    """The atlas of some places; `leading_to` has the references that lead to each card."""
    found = [place for card in cards if (place := _locate(card, leading_to.get(card.key, ()), pack))]
    cells: dict[tuple[int, int], list[Located]] = {}
    for place in sorted(found, key=lambda place: place.rank):
        if place.mark != Mark.COUNTRY:
            cells.setdefault(_cell(place), []).append(place)
    return Atlas(pack, {place.key: place for place in found}, {cell: places[:CROWD] for cell, places in cells.items()})


def count_told(leading: Iterable[Reference]) -> Told:
    """What is told of a place, by the references that lead to it."""
    kinds = Counter(kind for kind, _ in {(reference.card.kind, reference.card.key) for reference in leading})
    return Told(kinds["event"], kinds["casualty"], kinds["claim"])


def _locate(card: Card, leading: Iterable[Reference], pack: Pack) -> Located | None:
    kind, at = text_of(card, "kind"), record_of(card, "coordinates")
    point, accuracy = _read_point(at.get("latitude"), at.get("longitude")), at.get("accuracy")
    mark, outline = Mark.PIN, ""
    if kind in ("sea", "region"):
        mark = Mark.AROUND
    elif kind == "country" or accuracy == "country":
        outline = find_country(pack, card.title if kind == "country" else text_of(card, "country"))
        mark = Mark.COUNTRY if outline else Mark.AROUND
    elif accuracy not in ("site", "town"):
        mark = Mark.CIRCLE
    if outline:
        spread = spread_of(outline)
        (lon, lat), extent = spread.middle, spread.extent
    elif point:
        lat, lon = point[0], (point[1] + 180) % 360 - 180
        extent = (lon, lat, lon, lat)
    else:
        return None
    return Located(card.key, card.title, mark, lat, lon, extent, outline, count_told(leading))


def _read_point(lat: Value | None, lon: Value | None) -> tuple[float, float] | None:
    """Latitude and longitude; None where a card has others than there are on earth."""
    if not isinstance(lat, (int, float)) or not isinstance(lon, (int, float)):
        return None
    return (float(lat), float(lon)) if abs(lat) <= 90 and math.isfinite(lon) else None


def _cell(place: Located) -> tuple[int, int]:
    return math.floor(place.lat / CELL), math.floor((place.lon + 180) / CELL)
