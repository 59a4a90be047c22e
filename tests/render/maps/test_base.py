"""What is drawn of the world: land where there is land, on every side of the antimeridian, at the poles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.render.maps.base import MARGIN, draw_base, draw_country, list_countries, write_path
from briefing.render.maps.shapes import Point, contains
from briefing.render.maps.window import WIDTH, Window, open_window, window_around, window_holding


def read_path(path: str) -> list[list[Point]]:
    """The lines of a path of ours, as points."""
    lines: list[list[Point]] = []
    for part in re.findall(r"M[^M]+", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part.replace("h2v2h-2", "l2 0 0 2-2 0"))]
        x, y = numbers[:2]
        points = [(float(x), float(y))]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            points.append((float(x), float(y)))
        lines.append(points)
    return lines


def is_land(window: Window, lat: float, lon: float) -> bool:
    point = window.place(lat, lon)
    return sum(contains(ring, point) for ring in read_path(draw_base(window).land)) % 2 == 1


WINDOWS = {
    "Syria": (window_around(34.7, 36.7, 6), {(35, 38): True, (34.5, 34): False}),
    "inland": (window_around(50.4, 30.5, 6), {(50.4, 30.5): True, (49, 33): True}),
    "Fiji": (window_around(-18, 178, 12), {(-17.8, 178): True, (-16.6, 179.3): True, (-18, -178): False}),
    "Chukotka": (window_around(66, 180, 16), {(66.5, 179): True, (66.5, -178): True, (60, 180): False}),
    "Alaska": (window_around(64, -179, 30), {(66.5, 179): True, (66.5, -178): True, (65, -160): True}),
    "Antarctica": (window_around(-89, 170, 20), {(-89, 170): True, (-85, 178): True, (-75, 179): False}),
    "the pole": (window_around(89, 0, 6), {(89, 0): False}),
    "Greenwich": (window_around(51.5, 0, 6), {(52, -1): True, (51, 2.2): True, (50.3, -0.5): False}),
    "the Caspian, a hole in the land": (window_around(42, 50, 12), {(42, 50.5): False, (43, 46): True}),
    "the world": (open_window(-180, -90, 180, 90), {(50, 30): True, (-80, 0): True, (0, -30): False, (60, 179): False}),
    "the world from afar": (open_window(0, -90, 360, 90), {(50, 30): True, (40, -100): True, (0, -150): False}),
}  # fmt: skip


@pytest.mark.parametrize(("window", "points"), WINDOWS.values(), ids=WINDOWS)
def test_land_is_where_land_is(window: Window, points: dict[Point, bool]) -> None:
    assert {point: is_land(window, *point) for point in points} == points


@settings(max_examples=30, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([2.5, 6.0, 16.0, 60.0]))
def test_land_stays_in_the_drawing(lat: float, lon: float, height: float) -> None:
    window = window_around(lat, lon, height)
    for ring in read_path(draw_base(window).land):
        for x, y in ring:
            assert -MARGIN - 1 <= x <= WIDTH + MARGIN + 2
            assert -MARGIN - 1 <= y <= window.height + MARGIN + 2


def test_a_country_s_shape_has_its_towns_and_not_its_neighbours() -> None:
    window = window_holding([(35, 32, 43, 38)])
    shape = draw_country(window, "Syria")
    assert shape
    rings = read_path(shape.path)
    assert any(contains(ring, window.place(34.73, 36.71)) for ring in rings)  # Homs
    assert any(contains(ring, shape.middle) for ring in rings)
    assert not any(contains(ring, window.place(33.9, 35.9)) for ring in rings)  # Lebanon
    assert draw_country(window, "Fiji") is None
    assert {"Syria", "Iraq", "Turkey"} == {name for name, _ in list_countries(window)[:3]}


def test_maps_weigh_little() -> None:
    regional = draw_base(window_around(34.7, 36.7, 6))
    assert len(regional.land) + len(regional.borders) < 5_000
    world = draw_base(open_window(-180, -60, 180, 80))
    assert len(world.land) + len(world.borders) < 40_000


def test_paths_are_written_short() -> None:
    assert write_path([(0.4, 1.6), (3, 1), (3.2, 1.1), (-2, -5)], is_closed=True) == "M0 2l3-1-5-6z"
    assert write_path([(5, 5)]) == "M5 5"
