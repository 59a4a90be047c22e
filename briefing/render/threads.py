"""What each claimant says, one claim after the other: the oldest source first, each from its first word to its last."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card
from briefing.render.fields import published_of, texts_of, value_of
from briefing.render.passages import MarkedArticle
from briefing.values import immutable


@immutable
class Turn:
    """A claim as the `number`-th of `count` of a `claimant` (id); the keys `before` and `after` it, "" for none."""

    claimant: str
    number: int
    count: int
    before: str
    after: str


def gather_turns(
    claims: Mapping[str, Card], sources: Mapping[str, Card], articles: Mapping[str, MarkedArticle]
) -> Mapping[str, tuple[Turn, ...]]:
    """The turns of each claim by its key: one for each of its claimants; `claims` and `sources` are cards by id."""
    places: dict[str, int] = {}
    for name in sorted(articles, key=lambda name: (_day_of(sources.get(name)), name)):
        for sentence in articles[name].sentences:
            for key in sentence.cards:
                places.setdefault(key, len(places))
    said: dict[str, list[str]] = {}
    for claim in sorted(claims.values(), key=lambda claim: (places.get(claim.key, len(places)), claim.key)):
        for claimant in dict.fromkeys(texts_of(claim, "claimants")):
            said.setdefault(claimant, []).append(claim.key)
    turns: dict[str, list[Turn]] = {}
    for claimant, keys in said.items():
        for at, (before, key, after) in enumerate(zip(["", *keys], keys, [*keys[1:], ""], strict=False), 1):
            turns.setdefault(key, []).append(Turn(claimant, at, len(keys), before, after))
    return {key: tuple(listed) for key, listed in turns.items()}


def _day_of(source: Card | None) -> str:
    return value_of(published_of(source)) if source else ""
