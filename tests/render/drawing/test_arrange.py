"""An order that keeps groups together and ties short, whatever order things come in."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.drawing.arrange import arrange

Ties = list[tuple[str, str]]
NAMES = "abcdefgh"
GROUPS = st.lists(st.integers(0, 4), min_size=8, max_size=8).map(
    lambda of: [[name for name, group in zip(NAMES, of, strict=True) if group == n] for n in sorted(set(of))]
)
TIES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


def length(order: list[str], ties: Ties) -> int:
    return sum(abs(order.index(one) - order.index(other)) for one, other in ties)


@given(GROUPS, TIES)
def test_groups_stay_together_in_their_own_order(groups: list[list[str]], ties: Ties) -> None:
    order = arrange(groups, ties)
    assert sorted(order) == list(NAMES)
    for group in groups:
        at = order.index(group[0])
        assert order[at : at + len(group)] == group


@given(GROUPS, TIES)
def test_the_order_of_what_is_given_makes_no_difference(groups: list[list[str]], ties: Ties) -> None:
    turned = [(other, one) for one, other in reversed(ties)]
    assert arrange(groups[::-1], turned) == arrange(groups, ties)


@given(GROUPS, TIES)
def test_no_two_neighbours_would_stand_better_the_other_way_round(groups: list[list[str]], ties: Ties) -> None:
    order = arrange(groups, ties)
    ordered = sorted(groups, key=lambda group: order.index(group[0]))
    for at in range(len(ordered) - 1):
        swapped = [*ordered[:at], ordered[at + 1], ordered[at], *ordered[at + 2 :]]
        assert length(order, ties) <= length([name for group in swapped for name in group], ties)


def test_a_chain_is_unfolded() -> None:
    chain = [("d", "b"), ("b", "e"), ("e", "a"), ("a", "c")]
    order = arrange([[name] for name in "abcde"], chain)
    assert length(order, chain) == min(length(list(one), chain) for one in permutations("abcde"))
