"""A reported quantity that keeps the words it came from."""

from __future__ import annotations

from briefing.values.immutable import immutable


@immutable
class Count:
    """A number as a reporter gave it: bounds, how they are meant, and the words.

    `low` or `high` is None where the words leave that side open. "more than 240,000" is
    ``Count(240000, None, "more than", "more than 240,000")``; the bound is exclusive with "more than", inclusive
    with "at least". Vague words keep a documented lower bound (`briefing/pack/lexicons/numbers.yml`).
    """

    low: int | None
    high: int | None
    modifier: str = ""
    as_written: str = ""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count from {self.low} down to {self.high}")

    @property
    def is_exact(self) -> bool:
        """Whether the words give one number without a modifier."""
        return self.low is not None and self.low == self.high and not self.modifier

    @property
    def size(self) -> int:
        """One number to put counts in order by: the lowest they give, else the highest, 0 where they give none."""
        return self.low if self.low is not None else self.high or 0

    def overlaps(self, other: Count) -> bool:
        """Whether some number satisfies both counts."""
        low = max(self.low or 0, other.low or 0)
        highs = [high for high in (self.high, other.high) if high is not None]
        return all(low <= high for high in highs)
