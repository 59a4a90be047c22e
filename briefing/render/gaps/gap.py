"""One kind of gap with all that falls into it."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.values import immutable


@immutable
class Row:
    """One line of a gap that is counted: `key` is a card's (or a kind's name), `cells` are what the gap's columns say.

    `anchor` is a place on the card's page.
    """

    key: str
    cells: tuple[str, ...]
    anchor: str = ""


@immutable
class Gap:
    """A kind of gap, named by its key in the site's words.

    `count` is how much falls into it, `tolls` how many casualty figures hang on it. It has `cards`, the weightiest
    first, or `rows` where what matters is how much hangs on each.
    """

    id: str
    count: int
    tolls: int
    cards: tuple[Card, ...] = ()
    rows: tuple[Row, ...] = ()
