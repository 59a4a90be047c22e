"""A reported number as it is drawn: a point, a stretch between two, or one that is open to a side."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cards.titles import takes_of
from briefing.render.drawing.scale import Scale
from briefing.values import Count, immutable


@immutable
class Mark:
    """Where a count stands on its scale, in hundredths.

    The count may be anything from `start` to `end`; `points` are the numbers that were given ("at least 20": one,
    "20 to 30": two). A side that the words leave open runs to the end of the scale. `is_vague` where a word stands for
    the number ("dozens"), by the convention of `briefing/pack/lexicons/numbers.yml`.
    """

    start: float
    end: float
    points: tuple[float, ...]
    opens_left: bool
    opens_right: bool
    is_vague: bool


def list_numbers(counts: Iterable[Count]) -> list[int]:
    """Every number that the counts give."""
    return [number for count in counts for number in (count.low, count.high) if number is not None]


def draw_count(scale: Scale, count: Count) -> Mark:
    """The count on the scale; one without any number is open to both sides."""
    low = None if count.low is None else scale.place(count.low)
    high = None if count.high is None else scale.place(count.high)
    return Mark(
        start=0.0 if low is None else low,
        end=100.0 if high is None else high,
        points=tuple(dict.fromkeys(place for place in (low, high) if place is not None)),
        opens_left=low is None,
        opens_right=high is None,
        is_vague=takes_of(count.as_written),
    )
