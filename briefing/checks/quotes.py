"""The quotes of a briefing with the texts they are taken from."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.values import Evidence


def list_evidence(card: Card) -> tuple[Evidence, ...]:
    """The card's evidence."""
    evidence = card.values.get("evidence", ())
    return tuple(item for item in evidence if isinstance(item, Evidence)) if isinstance(evidence, tuple) else ()


def each_quote(briefing: Briefing) -> Iterator[tuple[Card, int, Evidence, str]]:
    """Every piece of evidence whose article is there: the card, its index in the card, itself, the article's text."""
    for card in briefing.each_card():
        for index, evidence in enumerate(list_evidence(card)):
            article = briefing.articles.get(evidence.source)
            if article is not None:
                yield card, index, evidence, article.text
