"""All cards of a briefing, with the look-ups that pages and checks need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.cards.card import Card
from briefing.cards.kinds import Kind
from briefing.sources.article import Article
from briefing.values import Problem


@dataclass(frozen=True, slots=True)
class Briefing:
    """What there is to show: the cards by kind and id, the articles by source id, and the problems found on the way."""

    kinds: Mapping[str, Kind]
    cards: Mapping[str, Mapping[str, Card]]  # kind → id → card, each in a stable order
    articles: Mapping[str, Article]
    problems: tuple[Problem, ...] = ()
