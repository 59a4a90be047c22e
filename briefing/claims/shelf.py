"""Things found by where they stand in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from briefing.values import Span, immutable

Thing = TypeVar("Thing")


@immutable
class Shelf(Generic[Thing]):
    """Things with their spans, in the order of the text; `starts` are the spans' starts, to look them up by."""

    placed: tuple[tuple[Span, Thing], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, placed: Iterable[tuple[Span, Thing]]) -> Shelf[Thing]:
        """A shelf of the things, each at its span."""
        ordered = tuple(sorted(placed, key=lambda pair: (pair[0].start, pair[0].end)))
        return cls(ordered, tuple([span.start for span, _ in ordered]))

    def inside(self, span: Span) -> list[tuple[Span, Thing]]:
        """The things that lie wholly inside `span`."""
        if not self.placed:
            return []
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end, first)
        return [pair for pair in self.placed[first:last] if pair[0].end <= span.end] if first < last else []

    def overlapping(self, span: Span) -> list[tuple[Span, Thing]]:
        """The things that share a character with `span`, on a shelf whose things do not overlap each other."""
        first = max(0, bisect_left(self.starts, span.start) - 1)
        found = self.placed[first : bisect_left(self.starts, span.end)]
        return [pair for pair in found if pair[0].overlaps(span)]

    def starting_in(self, span: Span) -> list[tuple[Span, Thing]]:
        """The things that begin inside `span`."""
        return list(self.placed[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)])

    def count_starting_in(self, span: Span) -> int:
        """How many things begin inside `span`."""
        return bisect_left(self.starts, span.end) - bisect_left(self.starts, span.start)
