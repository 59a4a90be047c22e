"""The quotes of a card with the texts they are taken from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.sources.article import Article
from briefing.values import Evidence


def list_evidence(card: Card) -> tuple[Evidence, ...]:
    """The card's evidence."""
    evidence = card.values.get("evidence", ())
    return tuple(item for item in evidence if isinstance(item, Evidence)) if isinstance(evidence, tuple) else ()


def each_quote(desk: Desk, card: Card) -> Iterator[tuple[int, Evidence, Article]]:
    """Every piece of the card's evidence whose article is there, with its index in the card."""
    for index, evidence in enumerate(list_evidence(card)):
        article = desk.article(evidence.source)
        if article is not None:
            yield index, evidence, article
