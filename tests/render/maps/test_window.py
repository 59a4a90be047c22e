"""Windows show what they should, whole, wherever on earth."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.maps.sphere import distance
from briefing.render.maps.window import WIDTH, Extent, hold_longitudes, window_around, window_holding

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
HEIGHTS = st.sampled_from([2.5, 6.0, 8.0, 16.0, 60.0])


def extent(point: tuple[float, float]) -> Extent:
    lat, lon = point
    return (lon, lat, lon, lat)


@given(POINTS, HEIGHTS)
def test_a_point_lies_near_the_middle_of_the_window_around_it(point: tuple[float, float], height: float) -> None:
    window = window_around(*point, height)
    x, y = window.place(*point)
    assert 0 < window.height <= WIDTH
    assert -0.001 <= y <= window.height + 0.001
    assert abs(x - WIDTH / 2) <= WIDTH / 6 + 0.001


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_a_window_holds_its_points(points: list[tuple[float, float]]) -> None:
    window = window_holding(map(extent, points))
    for point in points:
        x, y = window.place(*point)
        assert -0.001 <= x <= WIDTH + 0.001
        assert -0.001 <= y <= window.height + 0.001
    assert -90 <= window.south < window.north <= 90
    assert 0 < window.east - window.west <= 360
    assert window.height > 0


@given(st.lists(POINTS, min_size=1, max_size=6), st.integers(-2, 2))
def test_turns_of_the_earth_and_the_order_of_points_make_no_difference(
    points: list[tuple[float, float]], turns: int
) -> None:
    turned = [(lat, lon + 360 * turns) for lat, lon in reversed(points)]
    one, other = window_holding(map(extent, points)), window_holding(map(extent, turned))
    assert math.isclose(one.east - one.west, other.east - other.west, abs_tol=1e-6)
    assert math.isclose(one.height, other.height, abs_tol=1)


def test_the_shortest_way_goes_across_the_antimeridian() -> None:
    assert hold_longitudes([extent((0, 170)), extent((0, -170))]) == (170, 190)
    assert hold_longitudes([extent((0, -10)), extent((0, 10))]) == (-10, 10)
    assert hold_longitudes([(-170, 0, 170, 0)]) == (-170, 170)
    assert hold_longitudes([(-180, 0, 10, 0), (0, 0, 200, 0)]) == (-180, 180)


def test_a_briefing_of_the_whole_world_has_the_world_s_window() -> None:
    window = window_holding(map(extent, [(51, 0), (40, 80), (35, -100), (-30, 160)]))
    assert window.east - window.west > 290
    assert window.scale_bar() is None


@pytest.mark.parametrize("lat", [0, 34.7, -51, 69])
def test_distances_are_true_in_the_middle(lat: float) -> None:
    window = window_around(lat, 20, 6)
    middle = (window.south + window.north) / 2
    x, y = window.place(middle, 20)
    east, north = window.place(middle, 21), window.place(middle + 1, 20)
    across = (east[0] - x) / distance(middle, 20, middle, 21)
    up = (y - north[1]) / distance(middle, 20, middle + 1, 20)
    assert across == pytest.approx(up, rel=0.001)
    bar = window.scale_bar()
    assert bar
    assert bar[1] / bar[0] == pytest.approx(up, rel=0.001)
    assert bar[1] <= WIDTH / 5


def test_places_beside_each_other_have_one_window() -> None:
    assert window_around(34.73, 36.71, 6) == window_around(35.13, 36.75, 6)
