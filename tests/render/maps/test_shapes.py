"""Lines and rings, cut and simplified, against a plain look at single points."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.render.maps.shapes import (
    Point,
    area,
    box_of,
    contains,
    cut_line,
    cut_ring,
    find_middle,
    simplify,
    skip_outside,
)

BOX = (-10.0, -10.0, 10.0, 10.0)
COORDINATES = st.integers(-30, 30).map(float)
POINTS = st.tuples(COORDINATES, COORDINATES)
LINES = st.lists(POINTS, min_size=2, max_size=30)
RINGS = st.lists(POINTS, min_size=3, max_size=12)
# Off the lines between whole points, so that no point lies on a ring or on the box.
INSIDE = st.tuples(st.integers(-9, 8).map(lambda n: n + 0.4142), st.integers(-9, 8).map(lambda n: n + 0.7321))


def away(point: Point, one: Point, other: Point) -> float:
    """How far a point is from the line between two others."""
    (px, py), (ax, ay), (bx, by) = point, one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = min(1.0, max(0.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
    return math.dist(point, (ax + along * (bx - ax), ay + along * (by - ay)))


@given(LINES, st.sampled_from([0.5, 2.0, 10.0]))
def test_no_point_left_out_is_farther_off_than_said(line: list[Point], tolerance: float) -> None:
    kept = simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    for point in line:
        assert min(away(point, one, other) for one, other in pairwise(kept)) <= tolerance + 1e-9


@given(RINGS, INSIDE)
def test_a_cut_ring_has_the_same_inside(ring: list[Point], point: Point) -> None:
    assert contains(cut_ring(ring, BOX), point) == contains(ring, point)


@given(RINGS)
def test_a_cut_ring_is_in_the_box(ring: list[Point]) -> None:
    if cut := cut_ring(ring, BOX):
        left, top, right, bottom = box_of(cut)
        assert left >= BOX[0]
        assert top >= BOX[1]
        assert right <= BOX[2]
        assert bottom <= BOX[3]


@given(RINGS, INSIDE)
def test_what_is_skipped_outside_changes_nothing_inside(ring: list[Point], point: Point) -> None:
    closed = [*ring, ring[0]]
    short = skip_outside(closed, BOX)
    assert (short[0], short[-1]) == (closed[0], closed[-1])
    assert contains(short[:-1], point) == contains(ring, point)


@given(LINES)
def test_the_parts_of_a_line_have_all_its_points_in_the_box(line: list[Point]) -> None:
    parts = cut_line(line, BOX)
    shown = {point for part in parts for point in part}
    assert {point for point in line if max(map(abs, point)) <= 10} <= shown
    assert all(len(part) >= 2 for part in parts)


@given(RINGS)
def test_a_name_s_place_is_in_its_ring(ring: list[Point]) -> None:
    turned = [(x + y / 97, y + x / 89) for x, y in ring]  # no side level, where inside is a matter of taste
    assume(area(turned) > 50)
    middle = find_middle(turned)
    assert contains(turned, middle) or all(not contains(turned, (middle[0] + d, middle[1])) for d in (-0.01, 0.01))


def test_an_area() -> None:
    assert area([(0, 0), (4, 0), (4, 3)]) == 6
    assert area([(4, 3), (4, 0), (0, 0)]) == 6
