"""Sets of the actors or places of several articles that are being made one, and why each was joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Generic, TypeVar

from briefing.links.entity import Actor, Place
from briefing.values import immutable

Entity = TypeVar("Entity", Actor, Place)
Node = tuple[int, Entity]  # the reading it comes from, and the actor or place there


@immutable
class Join:
    """Why two nodes (by index) are one, or are not: the rule, and what it went by in plain words."""

    one: int
    other: int
    rule: str
    note: str


class Joining(Generic[Entity]):
    """Disjoint sets of nodes, by index; the first node of a set stands for it."""

    def __init__(self, nodes: Sequence[Node[Entity]]) -> None:
        self.nodes: Sequence[tuple[int, Entity]] = nodes
        self.joins: list[Join] = []
        self._above = list(range(len(nodes)))
        # What is known of a set, by its first node; only of sets of several, as nearly all nodes stay alone.
        self._readings: dict[int, set[int]] = {}
        self._countries: dict[int, str] = {}
        self._sides: dict[int, set[tuple[int, int]]] = {}  # decision, side

    def keep_apart(self, sides: Sequence[Iterable[int]], rule: str, note: str) -> None:
        """From now on no join brings nodes of two of the `sides` together."""
        heads = []
        for side, members in enumerate(sides):
            for member in members:
                self._sides.setdefault(member, set()).add((len(self.joins), side))
            heads += list(members)[:1]
        for head in heads[1:]:
            self.joins.append(Join(heads[0], head, rule, note))

    def find(self, one: int) -> int:
        """The node that stands for the set of `one`."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def readings(self, one: int) -> Set[int]:
        """The readings that the nodes of the set of `one` come from."""
        root = self.find(one)
        return self._readings.get(root) or {self.nodes[root][0]}

    def country(self, one: int) -> str:
        """The country of the set of `one`; "" where none is told."""
        root = self.find(one)
        return self._countries.get(root) or self.nodes[root][1].country

    def may_join(self, one: int, other: int) -> bool:
        """Whether no person has said that the two are not the same."""
        ours, theirs = self._sides.get(self.find(one), ()), self._sides.get(self.find(other), ())
        return not any(number == decision and side != at for number, side in ours for decision, at in theirs)

    def are_told_apart(self, one: int, other: int) -> bool:
        """Whether one article has both, under names that it did not link."""
        return not self.readings(one).isdisjoint(self.readings(other))

    def join(self, one: int, other: int, rule: str, note: str) -> bool:
        """Whether the two are one now."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        if not self.may_join(first, second):
            return False
        self.joins.append(Join(min(one, other), max(one, other), rule, note))
        many, few = (
            self._readings.pop(first, {self.nodes[first][0]}),
            self._readings.pop(second, {self.nodes[second][0]}),
        )
        if len(few) > len(many):
            many, few = few, many
        many |= few
        self._readings[first] = many
        self._countries[first] = self.country(first) or self.country(second)
        self._above[second] = first
        sides = self._sides.pop(first, set()) | self._sides.pop(second, set())
        if sides:
            self._sides[first] = sides
        return True
