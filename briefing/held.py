"""What a program that looks at a project again and again holds from one look to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from operator import is_
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Held:
    """The last result of each piece of work, which counts again where it would be made of the very same objects.

    Values are immutable, so the same objects always give the same result. Equal ones do not count: 1 and 1.0 are equal,
    and are not written alike.
    """

    def __init__(self) -> None:
        self._made: dict[object, tuple[tuple[object, ...], Any]] = {}

    def make(self, work: Callable[..., T], *given: object) -> T:
        """What `work` makes of the `given`."""
        last = self._made.get(work)
        if last is None or not are_same(last[0], given):
            last = self._made[work] = given, work(*given)
        made: T = last[1]
        return made

    def each(self, work: Callable[..., T], items: Mapping[K, tuple[Any, ...]], name: str = "") -> dict[K, T]:
        """What `work` makes of what is given for each of the `items`, in their order; others are held no longer.

        Items called by another `name` have nothing to do with these.
        """
        place = (work, name)
        before: dict[K, tuple[tuple[object, ...], T]] = self._made.get(place, ((), {}))[1]
        after: dict[K, tuple[tuple[object, ...], T]] = {}
        for key, given in items.items():
            last = before.get(key)
            after[key] = last if last and are_same(last[0], given) else (given, work(*given))
        self._made[place] = (), after
        return {key: made for key, (_, made) in after.items()}


def are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether these are the very same objects, in the same order."""
    return len(some) == len(others) and all(map(is_, some, others))
