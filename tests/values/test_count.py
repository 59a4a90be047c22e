from __future__ import annotations

import pytest

from briefing.values import Count, Span

OVERLAPS = [
    (Count(36, 36), Count(36, 36), True),
    (Count(36, 36), Count(41, 41), False),
    (Count(30, None, "at least"), Count(41, 41), True),
    (Count(None, 20, "up to"), Count(30, None), False),
    (Count(None, None), Count(1, 1), True),
]


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAPS)
def test_overlaps(one: Count, other: Count, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


def test_exact_has_no_modifier() -> None:
    assert Count(36, 36).is_exact
    assert not Count(36, 36, "about").is_exact
    assert not Count(36, None).is_exact


def test_bounds_stand_in_order() -> None:
    with pytest.raises(ValueError, match="down to"):
        Count(5, 3)
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 3)
