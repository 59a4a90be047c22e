"""An order of names below each other in which those who have to do with each other stand near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

ROUNDS = 20  # of trying to move groups, at most: each round takes a look at every two neighbours


def arrange(groups: Iterable[Sequence[str]], ties: Iterable[tuple[str, str]]) -> list[str]:
    """The names of the groups, those of one beside each other in their own order, with short ties between them.

    The shortest order of all would take for ever to find (minimum linear arrangement: Garey, Johnson and Stockmeyer,
    "Some Simplified NP-Complete Graph Problems", Theoretical Computer Science 1(3), 1976). So groups are put where the
    middle of those they are tied to is, then changed with their neighbours as long as that makes ties shorter.
    The order of what is given makes no difference.
    """
    tied = sorted((min(one, other), max(one, other)) for one, other in ties)
    order = sorted((tuple(group) for group in groups), key=lambda group: (-_weight(group, tied), group))
    best, least = order, _length(order, tied)
    for _ in range(ROUNDS):
        order = _by_middle(order, tied)
        if (length := _length(order, tied)) < least:
            best, least = order, length
    for _ in range(ROUNDS):
        before = least
        for at in range(len(best) - 1):
            swapped = [*best[:at], best[at + 1], best[at], *best[at + 2 :]]
            if (length := _length(swapped, tied)) < least:
                best, least = swapped, length
        if least == before:
            break
    return [name for group in best for name in group]


Groups = list[tuple[str, ...]]
Ties = Sequence[tuple[str, str]]


def _weight(group: Sequence[str], tied: Ties) -> int:
    return sum((one in group) + (other in group) for one, other in tied)


def _rows(order: Groups) -> Mapping[str, int]:
    return {name: row for row, name in enumerate(name for group in order for name in group)}


def _length(order: Groups, tied: Ties) -> int:
    """How many rows all ties go over together."""
    rows = _rows(order)
    return sum(abs(rows[one] - rows[other]) for one, other in tied)


def _by_middle(order: Groups, tied: Ties) -> Groups:
    """The groups by the middle of the rows that they are tied to."""
    rows = _rows(order)
    far: dict[str, list[int]] = {name: [] for name in rows}
    for one, other in tied:
        far[one].append(rows[other])
        far[other].append(rows[one])

    def middle(group: tuple[str, ...]) -> float:
        reached = [row for name in group for row in far[name] or [rows[name]]]
        return sum(reached) / len(reached)

    return sorted(order, key=lambda group: (middle(group), group))
