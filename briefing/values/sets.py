"""Disjoint sets of things given by their index: what belongs together, joined pair by pair."""

from __future__ import annotations


class Sets:
    """The numbers ``[0, size)``, each first in a set of its own."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def find(self, index: int) -> int:
        """The number that stands for the set of `index`: its lowest."""
        above = self._above
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make one set of the two that `one` and `other` are in."""
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low

    def groups(self) -> list[list[int]]:
        """The sets, each in order, in the order of their lowest numbers."""
        found: dict[int, list[int]] = {}
        for index in range(len(self._above)):
            found.setdefault(self.find(index), []).append(index)
        return list(found.values())
