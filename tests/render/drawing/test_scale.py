"""Numbers on a line: in their order, within it, with round ticks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.drawing.mark import draw_count, list_numbers
from briefing.render.drawing.scale import TICKS, Scale, fit_scale
from briefing.values import Count

NUMBERS = st.integers(0, 10**15)

SCALES = [
    # numbers, the end of the scale, its ticks
    ([36], 40, [0, 10, 20, 30, 40]),
    ([36, 12], 40, [0, 10, 20, 30, 40]),
    ([0], 1, [0, 1]),
    ([3], 4, [0, 1, 2, 3, 4]),
    ([7], 10, [0, 5, 10]),
    ([120, 99], 150, [0, 50, 100, 150]),
    ([240_000], 250_000, [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
    ([36, 240_000], 1_000_000, [10, 100, 1_000, 10_000, 100_000, 1_000_000]),
    ([1, 10**15], 10**15, [1, 10**3, 10**6, 10**9, 10**12, 10**15]),
]


@pytest.mark.parametrize(("numbers", "high", "ticks"), SCALES, ids=lambda value: str(value)[:24])
def test_scales_end_on_round_numbers(numbers: list[int], high: int, ticks: list[int]) -> None:
    scale = fit_scale(numbers)
    assert scale.high == high
    assert [tick.value for tick in scale.ticks] == ticks


def test_what_is_open_has_room_beyond_the_largest() -> None:
    assert fit_scale([100]).place(100) == 100
    assert fit_scale([100], leaves_room=True).place(100) < 90


@given(st.lists(NUMBERS, min_size=1), st.booleans())
def test_numbers_keep_their_order_and_lie_on_the_line(numbers: list[int], leaves_room: bool) -> None:
    scale = fit_scale(numbers, leaves_room=leaves_room)
    places = [scale.place(number) for number in sorted(numbers)]
    assert all(one <= other for one, other in pairwise(places))
    assert all(0 <= place <= 100 for place in places)


@given(st.lists(NUMBERS, min_size=1))
def test_ticks_are_few_and_rise_to_the_end(numbers: list[int]) -> None:
    scale = fit_scale(numbers)
    values = [tick.value for tick in scale.ticks]
    assert 2 <= len(values) <= TICKS
    assert values == sorted(set(values))
    assert scale.ticks[0].at == 0
    if not scale.is_log:
        assert scale.ticks[-1].at == 100
        assert len({other - one for one, other in pairwise(values)}) == 1  # equal steps


MARKS = [
    # count, start, end, points, open to the left, to the right, vague
    (Count(20, 20, "", "20"), (50.0, 50.0, (50.0,), False, False, False)),
    (Count(10, 20, "", "10 to 20"), (25.0, 50.0, (25.0, 50.0), False, False, False)),
    (Count(20, None, "at least", "at least 20"), (50.0, 100.0, (50.0,), False, True, False)),
    (Count(None, 20, "up to", "up to 20"), (0.0, 50.0, (50.0,), True, False, False)),
    (Count(12, None, "", "dozens"), (30.0, 100.0, (30.0,), False, True, True)),
    (Count(None, None), (0.0, 100.0, (), True, True, False)),
]


@pytest.mark.parametrize(("count", "drawn"), MARKS, ids=lambda value: str(value)[:30])
def test_a_count_is_drawn_as_it_was_meant(count: Count, drawn: tuple[object, ...]) -> None:
    mark = draw_count(Scale(0, 40, is_log=False), count)
    assert (mark.start, mark.end, mark.points, mark.opens_left, mark.opens_right, mark.is_vague) == drawn


@given(st.lists(st.tuples(NUMBERS, NUMBERS).map(sorted).map(tuple), min_size=1))
def test_every_mark_lies_on_its_scale(bounds: list[tuple[int, int]]) -> None:
    counts = [Count(low, high) for low, high in bounds]
    scale = fit_scale(list_numbers(counts))
    for count in counts:
        mark = draw_count(scale, count)
        assert 0 <= mark.start <= mark.end <= 100
        assert set(mark.points) == {mark.start, mark.end}
