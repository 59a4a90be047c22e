"""A place in an article's text."""

from __future__ import annotations

from briefing.values.immutable import immutable


@immutable(order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in an article's own text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """The span from the first of the two to the end of the last."""
        return Span(min(self.start, other.start), max(self.end, other.end))
