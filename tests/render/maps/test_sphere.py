"""Distances that are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.maps.sphere import DEGREE, RADIUS, distance

LATS, LONS = st.floats(-90, 90), st.floats(-180, 180)

# Two points, and the kilometres between them along the WGS 84 ellipsoid (Karney's GeographicLib).
KNOWN = [
    ("Greenwich to the antimeridian along the equator", (0, 0), (0, 180), 20003.9),  # over a pole, which is nearer
    ("pole to pole", (90, 0), (-90, 0), 20003.9),
    ("London to Paris", (51.5074, -0.1278), (48.8566, 2.3522), 343.9),
    ("New York to London", (40.7128, -74.0060), (51.5074, -0.1278), 5585.2),
    ("across the antimeridian", (-18.1416, 178.4415), (-13.8333, -171.7667), 1147.0),
    ("one place", (34.73, 36.71), (34.73, 36.71), 0.0),
]


@pytest.mark.parametrize(("one", "other", "km"), [case[1:] for case in KNOWN], ids=[case[0] for case in KNOWN])
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance(*one, *other) == pytest.approx(km, rel=0.006)


def test_a_degree_of_latitude() -> None:
    assert distance(10, 20, 11, 20) == pytest.approx(DEGREE)
    assert pytest.approx(111.195, abs=0.001) == DEGREE


@given(LATS, LONS, LATS, LONS)
def test_a_distance_is_the_same_both_ways_and_at_most_half_round(a: float, b: float, c: float, d: float) -> None:
    assert distance(a, b, c, d) == pytest.approx(distance(c, d, a, b), abs=1e-6)
    assert 0 <= distance(a, b, c, d) <= 3.1416 * RADIUS


@given(LATS, LONS)
def test_a_turn_makes_no_difference(lat: float, lon: float) -> None:
    assert distance(lat, lon, lat, lon + 360) == pytest.approx(0, abs=1e-6)
