"""Disjoint sets: joined in any order they are the same sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.values.sets import Sets

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(PAIRS)
def test_the_order_of_joins_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    one, other = Sets(10), Sets(10)
    for first, second in pairs:
        one.join(first, second)
    for first, second in sorted(pairs, reverse=True):
        other.join(second, first)
    assert one.groups() == other.groups()
    assert sorted(index for group in one.groups() for index in group) == list(range(10))
    assert all(one.find(index) == group[0] for group in one.groups() for index in group)
