"""All cards of a briefing, with the look-ups that pages and checks need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefing.cards.card import Card
from briefing.cards.decisions import NO_DECISIONS, Decisions
from briefing.cards.kinds import Kind
from briefing.cards.references import Steps
from briefing.cards.renames import Key
from briefing.cards.sheet import CardFiles, Sheet
from briefing.pack import PACKAGED, Pack
from briefing.sources.article import Article
from briefing.values import Problem, Severity, immutable


@immutable
class Briefing:
    """What there is to show: the cards by kind and id, the articles by source id, and the problems found on the way.

    `sheets` holds what reading each card's file gave, by path, broken ones included, and `files` the files themselves;
    `pack` the words and rules that apply; `decisions` what people decided about identity.
    """

    kinds: Mapping[str, Kind]
    cards: Mapping[str, Mapping[str, Card]]  # kind → id → card, each in a stable order
    articles: Mapping[str, Article]
    problems: tuple[Problem, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    files: CardFiles = field(default_factory=lambda: CardFiles({}, {}, {}))
    pack: Pack = PACKAGED
    decisions: Decisions = NO_DECISIONS
    conflicting: Mapping[Key, bytes] = field(default_factory=dict)

    def each_card(self) -> Iterator[Card]:
        """Every card, in the order of kinds and ids."""
        for cards in self.cards.values():
            yield from cards.values()

    def problem(
        self,
        card: Card,
        steps: Steps,
        check: str,
        message: str,
        hint: str = "",
        *,
        words: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """A problem with the value that `steps` lead to, ``("evidence", 0, "quote")``; with `words` in it, if given."""
        if card.path not in self.files:
            return Problem(card.path, 0, 0, check, message, hint, severity=severity)
        file = self.files[card.path]
        node = file.find(steps)
        if node is file.root:  # the field is not there: the problem is the card's
            node = file.find(["id"])
        if not words:
            return file.problem(node, check, message, hint, severity)
        return file.problem_at(*file.words_at(node, words), check, message, hint, severity)
