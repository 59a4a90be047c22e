"""Names on a map: none over another, none over the edge."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.maps.labels import LARGE, LONGEST, SMALL, Label, Wish, measure, place_labels, shorten
from briefing.render.maps.shapes import Box, meets

EDGE = (0.0, 0.0, 1440.0, 960.0)
WISHES = st.builds(
    Wish,
    st.text(min_size=1, max_size=40),
    st.floats(0, 1440),
    st.floats(0, 960),
    st.sampled_from([11.0, 24.0]),
    st.booleans(),
)


def box(label: Label, size: int) -> Box:
    """The letters' own room: from the base line up, and a little below it."""
    width = measure(label.text, size)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    base = label.y + float(label.dy.removesuffix("em")) * size
    return left, base - 0.7 * size, left + width, base + 0.2 * size


@given(st.lists(WISHES, max_size=20))
def test_no_name_over_another_or_over_a_mark_or_the_edge(wishes: list[Wish]) -> None:
    marks = [(w.x - w.radius, w.y - w.radius, w.x + w.radius, w.y + w.radius) for w in wishes if not w.is_centred]
    placed = place_labels(wishes, marks, EDGE)
    assert len(placed) == len(wishes)
    labels = [label for label in placed if label]
    for size, shown in ((SMALL, labels), (LARGE, [label for label in labels if not label.is_wide])):
        boxes = [box(label, size) for label in shown]
        assert not any(meets(one, other) for one, other in combinations(boxes, 2))
        assert not any(meets(one, mark) for one in boxes for mark in marks)
        for left, top, right, bottom in boxes:
            assert EDGE[0] <= left <= right <= EDGE[2]
            assert EDGE[1] <= top <= bottom <= EDGE[3]


def test_the_weightiest_comes_first_and_what_has_no_room_goes_without() -> None:
    crowd = [Wish(f"Place number {n}", 700, 480, 11) for n in range(12)]
    placed = place_labels(crowd, [(689, 469, 711, 491)], EDGE)
    assert placed[0] == Label("Place number 0", 719, 480, "start", "0.35em", is_wide=False)
    assert placed[-1] is None


def test_long_names_are_shortened() -> None:
    assert shorten("Homs") == "Homs"
    assert len(shorten("x" * 5000)) == LONGEST
    assert shorten("a\n b") == "a b"
