"""A line of numbers with round ticks."""

from __future__ import annotations

import math
from collections.abc import Collection

from briefing.values import immutable

SPAN = 50  # times the smallest number the largest may be, for both to be told apart on a linear scale
TICKS = 6  # at most so many, or they run into each other on a phone
PARTS = {
    10: 2,
    15: 3,
    20: 4,
    25: 5,
    30: 3,
    40: 4,
    50: 5,
    60: 3,
    80: 4,
    100: 5,
}  # round ends, and into how many round parts


@immutable
class Tick:
    """A round number on the line; `at` is its place."""

    value: int
    at: float


@immutable
class Scale:
    """Numbers ⇄ places from 0 to 100 on a line that ends at `high`.

    A linear scale starts at 0; a logarithmic one at `low`, and has everything below it at its start.
    """

    low: int
    high: int
    is_log: bool

    def place(self, value: float) -> float:
        """Where a number stands, between 0 and 100."""
        if self.is_log:
            part = math.log10(max(value, self.low) / self.low) / math.log10(self.high / self.low)
        else:
            part = value / self.high
        return round(100 * min(1.0, max(0.0, part)), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Round numbers from the first to the last."""
        if self.is_log:
            decades = round(math.log10(self.high / self.low))
            step = math.ceil(decades / (TICKS - 1))
            values = [self.low * 10**power for power in range(0, decades + 1, step)]
        else:
            step = self.high // _find_parts(self.high)
            values = list(range(0, self.high + 1, step))
        return tuple(Tick(value, self.place(value)) for value in values)


def fit_scale(numbers: Collection[int], *, leaves_room: bool = False) -> Scale:
    """The scale on which all of `numbers` (none below 0) can be told apart: linear where it can be.

    `leaves_room` where something is to be drawn beyond the largest.
    """
    positive = [number for number in numbers if number > 0]
    largest = max(positive, default=1)
    if leaves_room:
        largest += -(-largest // 5)
    if largest > SPAN * min(positive, default=1):
        low = 10 ** math.floor(math.log10(min(positive)))
        return Scale(low, 10 ** math.ceil(math.log10(largest)), is_log=True)
    return Scale(0, _round_up(largest), is_log=False)


def _round_up(number: int) -> int:
    """The next number that falls into round parts: 3 → 4, 36 → 40, 120 → 150."""
    if number <= 5:
        return max(number, 1) if number != 3 else 4
    unit: int = 10 ** max(0, math.floor(math.log10(number)) - 1)
    return next(times * unit for times in PARTS if times * unit >= number)


def _find_parts(high: int) -> int:
    """Into how many parts a line falls that ends at what `_round_up` gives."""
    if high <= 5:
        return high
    return next(parts for times, parts in PARTS.items() if high % times == 0 and (high // times) in _UNITS)


_UNITS = frozenset(10**power for power in range(16))
