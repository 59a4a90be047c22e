"""What comes first where there is room for a few: rules that ask how many say a thing, never who says it.

The home page, the lenses and the gaps all take their order from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.cards.card import Card
from briefing.cards.origins import list_origins
from briefing.render.fields import evidence_of, text_of, texts_of, value_of, when_of
from briefing.render.order import list_in_order
from briefing.render.sides import list_sides

if TYPE_CHECKING:
    from briefing.render.library import Library

RECENT = 14  # days before the newest event in which one is news rather than history
_DAY = len("2015-10-01")


def rank_events(library: Library, cards: Iterable[Card]) -> list[Card]:
    """The newest events first, within a day those that most independent origins and then most sentences tell of.

    After the news of the last two weeks come what may yet happen ("perhaps on Thursday"), what has no day, and history.
    """
    ordered = list_in_order(library, cards)
    days = {card.key: _day_of(card) for card in ordered}
    newest = max((day for day in days.values() if _is_day(day)), default="")
    since = (date.fromisoformat(newest) - timedelta(days=RECENT)).isoformat() if newest else ""

    def part(card: Card) -> int:
        when, day = when_of(card, "when"), days[card.key]
        if not day:
            return 2
        if day < since:
            return 3
        return 1 if when and when.is_possible else 0

    ordered.sort(key=lambda card: (-_count_origins(library, card), -len(evidence_of(card))))
    ordered.sort(key=lambda card: days[card.key], reverse=True)
    return sorted(ordered, key=part)


def rank_disputes(library: Library, cards: Iterable[Card]) -> list[Card]:
    """The disputes with most claimants first, then those from most independent origins, then those with most claims.

    A state and its ministers are one claimant.
    """

    def weight(card: Card) -> tuple[int, int, int, str]:
        claims = list_claims(library, card)
        camps = {library.ends.get(name, name) for claim in claims for name in texts_of(claim, "claimants")}
        return -len(camps), -_count_origins(library, card), -len(claims), card.id

    return sorted(cards, key=weight)


def rank_figures(library: Library, cards: Iterable[Card]) -> list[Card]:
    """The figures that stand against others' words first, then those from most independent origins.

    Of those alike the killed come before the wounded and others (the order of the site's words), then as they are told.
    A figure that its claimant has replaced comes last.
    """
    outcomes = {outcome: number for number, outcome in enumerate(library.words.keys("outcomes"))}

    def weight(card: Card) -> tuple[bool, bool, int, int]:
        is_replaced = any(found.field == "supersedes" for found in library.leading_to.get(card.key, ()))
        is_contested = bool(texts_of(card, "contested_by") or texts_of(card, "contradicts"))
        outcome = outcomes.get(text_of(card, "outcome"), len(outcomes))
        return is_replaced, not is_contested, -_count_origins(library, card), outcome

    return sorted(list_in_order(library, cards), key=weight)


def list_claims(library: Library, dispute: Card) -> list[Card]:
    """The claims of all positions on a dispute, each once."""
    return list({claim.key: claim for side in list_sides(library.of_kind("claim"), dispute) for claim in side}.values())


def _day_of(card: Card) -> str:
    return value_of(when_of(card, "when"))


def _is_day(value: str) -> bool:
    try:
        return len(value) == _DAY and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _count_origins(library: Library, card: Card) -> int:
    return len(list_origins(card, library.origins)[1])
