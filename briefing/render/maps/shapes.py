"""Lines and rings of points on a plane: simplified, cut to a box, measured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom; left < right and top < bottom


def box_of(points: Sequence[Point]) -> Box:
    """The smallest box around the points, of which there is one at least."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def join_boxes(boxes: Sequence[Box]) -> Box:
    """The smallest box around the boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with fewer points, none of those left out farther than `tolerance` from it; its ends stay.

    Douglas and Peucker, "Algorithms for the reduction of the number of points required to represent a digitized line",
    Cartographica 10(2), 1973. Written as a loop, for coasts are longer than a recursion may be deep.
    """
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest, distance = first, tolerance * tolerance
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        for at in range(first + 1, last):
            px, py = points[at][0] - ax, points[at][1] - ay
            along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            ex, ey = px - along * dx, py - along * dy
            away = ex * ex + ey * ey
            if away > distance:
                farthest, distance = at, away
        if farthest != first:
            kept.add(farthest)
            waiting += [(first, farthest), (farthest, last)]
    return [points[at] for at in sorted(kept)]


def skip_outside(line: Sequence[Point], box: Box) -> list[Point]:
    """The line without what makes no difference in the box: of a stretch that is beyond one edge only the ends stay.

    What a ring with this line encloses in the box is the same. Its ends stay.
    """
    sides = [_beyond(point, box) for point in line]
    kept, stretch, at = [line[0]], sides[0], 0
    for number in range(1, len(line)):
        if stretch & sides[number]:
            stretch &= sides[number]
            continue
        if at != number - 1:
            kept.append(line[number - 1])
        at, stretch = number - 1, sides[number - 1] & sides[number]
        if not stretch:
            kept.append(line[number])
            at, stretch = number, sides[number]
    if at != len(line) - 1:
        kept.append(line[-1])
    return kept


def _beyond(point: Point, box: Box) -> int:
    """The edges that a point is beyond, a bit each (the outcodes of Cohen and Sutherland)."""
    x, y = point
    return (x < box[0]) | (x > box[2]) << 1 | (y < box[1]) << 2 | (y > box[3]) << 3


def cut_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """What of a ring's area lies in the box, as a ring: along the box's edges where the ring goes beyond them.

    Sutherland and Hodgman, "Reentrant polygon clipping", Communications of the ACM 17(1), 1974. Several parts come out
    as one ring joined along the edges, which fills the same.
    """
    left, top, right, bottom = box
    cut = list(ring)
    for axis, edge, keeps_more in ((0, left, True), (0, right, False), (1, top, True), (1, bottom, False)):
        if not cut:
            break
        before = cut[-1]
        was_in = before[axis] >= edge if keeps_more else before[axis] <= edge
        passed: list[Point] = []
        for point in cut:
            is_in = point[axis] >= edge if keeps_more else point[axis] <= edge
            if is_in != was_in:
                passed.append(_cross(before, point, axis, edge))
            if is_in:
                passed.append(point)
            before, was_in = point, is_in
        cut = passed
    return cut


def _cross(one: Point, other: Point, axis: int, edge: float) -> Point:
    """Where the line between two points crosses an edge of a box."""
    part = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (edge, across) if axis == 0 else (across, edge)


def area(ring: Sequence[Point]) -> float:
    """The area inside a ring, whichever way it turns (the shoelace formula)."""
    closed = [*ring, *ring[:1]]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(closed))) / 2


def contains(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point is inside a ring, by counting the sides that a ray from it crosses."""
    x, y = point
    closed = [*ring, *ring[:1]]
    crossed = sum(1 for a, b in pairwise(closed) if (a[1] > y) != (b[1] > y) and x < _cross(a, b, 1, y)[0])
    return crossed % 2 == 1


def find_middle(ring: Sequence[Point]) -> Point:
    """A point well inside a ring, for a name: the middle of the longest of a few lines drawn across it."""
    left, top, right, bottom = box_of(ring)
    closed = [*ring, *ring[:1]]
    best, middle = 0.0, ((left + right) / 2, (top + bottom) / 2)
    for part in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = top + part * (bottom - top)
        crossings = sorted(_cross(a, b, 1, y)[0] for a, b in pairwise(closed) if (a[1] > y) != (b[1] > y))
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            if end - start > best:
                best, middle = end - start, ((start + end) / 2, y)
    return middle


def cut_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The parts of a line that meet the box, each to the first point beyond it."""
    parts: list[list[Point]] = []
    is_open = False
    for one, other in pairwise(line):
        if meets(box_of((one, other)), box):
            if not is_open:
                parts.append([one])
            parts[-1].append(other)
            is_open = True
        else:
            is_open = False
    return parts
