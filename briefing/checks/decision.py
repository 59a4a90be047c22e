"""A decision in `decisions.yml` that is not one, that goes against another, or that is about nothing any more.

Wrong, as the two lines together say the opposite of the third:

    decisions:
      - same: [actor/a-karimi, actor/omar-karimi]
      - same: [actor/omar-karimi, actor/o-karimi]
      - not_same: [actor/a-karimi, actor/o-karimi]

Every decision names those who made it (`by`), the day (`on`) and the `reason`. It is about two or more cards of one
kind, each by kind and id; `actor/omar-karimi in a-source` is only what that source tells of the card. An id that no
card has, or had before it was made one with another, is stale: name the card as it is called now, or take the decision
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.decisions import CHECK, list_sides
from briefing.cards.types.field_type import did_you_mean
from briefing.values import Problem


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at each card or source that a decision names and there is not; the file's own come with reading it."""
    file = briefing.decisions.file
    if file is None:
        return
    sources = {*briefing.cards.get("source", {}), *briefing.articles}
    ids: dict[str, set[str]] = {}
    for decision, number, side in list_sides(briefing.decisions):
        node = file.find(["decisions", decision.place, "same" if decision.is_same else "not_same", number])
        if side.kind not in ids:
            ids[side.kind] = _ids(briefing.cards.get(side.kind, {}))
        if side.id not in ids[side.kind]:
            near = did_you_mean(side.id, sorted(ids[side.kind]))
            hint = near or "it was joined, renamed or is gone: name it as it is called now, or take this out"
            yield file.problem_at(
                *file.words_at(node, side.id), CHECK, f"there is no {side.kind} called {side.id}", hint
            )
        if side.source and side.source not in sources:
            message = f"there is no source called {side.source}"
            near = did_you_mean(side.source, sorted(sources))
            yield file.problem_at(*file.words_at(node, side.source), CHECK, message, near)


def _ids(cards: Mapping[str, Card]) -> set[str]:
    """The ids that cards have and had."""
    ids = set(cards)
    for card in cards.values():
        former = card.values.get("formerly", ())
        ids.update(map(str, former if isinstance(former, tuple) else (former,)))
    return ids
