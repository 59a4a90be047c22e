"""Long lists cut where a page would become too heavy; what is shown of them folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from briefing.cards.card import Card
from briefing.render.view import View
from briefing.values import immutable

MOST = 100  # lines of one list on a page


@immutable
class Cut:
    """The first lines of a list of `count`."""

    lines: tuple[object, ...]
    count: int


def cut(view: View, cards: Sequence[Card], line: Callable[[View, Card], object]) -> Cut:
    """The lines of the first cards."""
    return Cut(tuple(line(view, card) for card in islice(cards, MOST)), len(cards))
