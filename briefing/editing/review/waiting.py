"""What awaits a person, in the order it is walked through."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.merge import Conflict, find_conflicts
from briefing.cards.renames import Key
from briefing.checks.quotes import list_evidence
from briefing.values import immutable


@immutable
class Candidate:
    """A card as parsed, which no person has read yet."""

    key: Key


@immutable
class Disagreement:
    """A value of a card on which a person and the parser do not agree, by the names of its fields."""

    key: Key
    path: tuple[str, ...]


Item = Candidate | Disagreement


def list_waiting(briefing: Briefing, kind: str = "", source: str = "", card: Key | None = None) -> tuple[Item, ...]:
    """All that waits, or that of one kind, one source, or one card.

    Values that are contested come first. Candidates follow in the order in which the sources tell of them, so that what
    one sentence says is looked at together.
    """
    wanted = [
        found
        for found in briefing.each_card()
        if (not kind or found.kind == kind)
        and (not source or any(item.source == source for item in list_evidence(found)))
        and (card is None or (found.kind, found.id) == card)
    ]
    contested = (
        Disagreement((c.kind, c.id), conflict.path) for c in wanted for conflict in _list_conflicts(briefing, c)
    )
    order = {name: index for index, name in enumerate(briefing.kinds)}
    unread = [found for found in wanted if found.values.get("status") == "candidate"]
    unread.sort(key=lambda found: (*_place(briefing, found, source), order[found.kind], found.id))
    return (*contested, *(Candidate((found.kind, found.id)) for found in unread))


def _list_conflicts(briefing: Briefing, card: Card) -> Iterator[Conflict]:
    base = briefing.conflicting.get((card.kind, card.id))
    if base is not None and card.path in briefing.files:
        yield from find_conflicts(base, briefing.files[card.path], briefing.kinds[card.kind])


def _place(briefing: Briefing, card: Card, source: str) -> tuple[str, int]:
    """Where a card's first words stand: in the source that is wanted, if one is."""
    evidence = [item for item in list_evidence(card) if not source or item.source == source]
    first = evidence[0] if evidence else None
    article = briefing.articles.get(first.source) if first else None
    spans = first.find(article.text) if first and article else ()
    return (first.source if first else "", spans[0].start if spans else -1)
