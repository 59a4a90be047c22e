"""Which claims answer which, as far as the cards tell: they contest its toll, deny its words, or share its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from briefing.cards.card import Card
from briefing.held import Held
from briefing.render.fields import count_of, evidence_of, text_of, texts_of
from briefing.render.sides import list_sides
from briefing.values import immutable

ANSWERING = ("denies", "does-not-confirm", "declines", "doubts")  # acts that take up what another says
LEAST_WORDS = 3  # that a content must have for another that holds them all to be about the same
Cards = Mapping[str, Card]  # of one kind, by their ids
Ground = Literal["toll", "words", "sentence"]
WORD = re.compile(r"\w+")


@immutable
class Reply:
    """The claim `by` answers the claim `to` (keys).

    The ground is the surest there is: "toll", a casualty card says so; "words", it is about the same words; "sentence",
    the source sets both against each other in one sentence.
    """

    by: str
    to: str
    ground: Ground


def gather_replies(
    claims: Cards, tolls: Cards, disputes: Cards, claims_on: Mapping[tuple[str, str], Sequence[Card]], held: Held
) -> Mapping[str, tuple[Reply, ...]]:
    """The replies that each claim gives and gets, by its key; `claims_on` has the claims on each quote.

    The cards are those of a kind by their ids; `held` are the replies within each dispute.
    """
    found: dict[tuple[str, str], Reply] = {}
    given = {name: (dispute, *chain.from_iterable(list_sides(claims, dispute))) for name, dispute in disputes.items()}
    of_disputes = held.each(_list_answers, given).values()
    for reply in (*_answer_tolls(claims, tolls, claims_on), *chain.from_iterable(of_disputes)):
        found.setdefault((reply.by, reply.to), reply)
    gathered: dict[str, list[Reply]] = {}
    for reply in found.values():
        gathered.setdefault(reply.by, []).append(reply)
        gathered.setdefault(reply.to, []).append(reply)
    return {key: tuple(replies) for key, replies in gathered.items()}


def list_carrying(toll: Card, claims_on: Mapping[tuple[str, str], Sequence[Card]]) -> list[Card]:
    """The claims that give a toll's number: they stand on its quote, are of the same claimants, and say the number."""
    claimants, count = set(texts_of(toll, "claimed_by")), count_of(toll, "count")
    quotes = [(evidence.source, evidence.quote) for evidence in evidence_of(toll)]
    told = [
        claim for quote in quotes for claim in claims_on.get(quote, ()) if claimants & set(texts_of(claim, "claimants"))
    ]
    number = count.as_written if count else ""
    return [claim for claim in told if number in text_of(claim, "content")]


def _answer_tolls(claims: Cards, tolls: Cards, claims_on: Mapping[tuple[str, str], Sequence[Card]]) -> Iterator[Reply]:
    for toll in tolls.values():
        contesting = [f"claim/{name}" for name in texts_of(toll, "contested_by") if name in claims]
        for told in list_carrying(toll, claims_on) if contesting else ():
            yield from (Reply(key, told.key, "toll") for key in contesting if key != told.key)


def _list_answers(dispute: Card, *claims: Card) -> tuple[Reply, ...]:
    """The replies between the positions on a dispute, whose `claims` are these."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_answer_sides([[_Stand.of(claim) for claim in side] for side in list_sides(by_id, dispute)]))


def _answer_sides(sides: Sequence[Sequence[_Stand]]) -> Iterator[Reply]:
    for at, side in enumerate(sides):
        others = [stand for place, other in enumerate(sides) if place != at for stand in other if not stand.answers]
        for stand in side:
            for other in others if stand.answers else ():
                if ground := stand.find_ground(other):
                    yield Reply(stand.claim.key, other.claim.key, ground)


@immutable
class _Stand:
    """A claim as others are compared with it: its words between spaces, and the quotes it stands on."""

    claim: Card
    answers: bool
    words: str
    length: int
    quotes: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, claim: Card) -> _Stand:
        words = WORD.findall(text_of(claim, "content").casefold())
        quotes = frozenset((evidence.source, evidence.quote) for evidence in evidence_of(claim))
        return cls(claim, text_of(claim, "act") in ANSWERING, f" {' '.join(words)} ", len(words), quotes)

    def find_ground(self, other: _Stand) -> Ground | None:
        """What tells that this claim answers the other; None where nothing does, or both are one claimant's."""
        if set(texts_of(self.claim, "claimants")) & set(texts_of(other.claim, "claimants")):
            return None
        is_held = self.words in other.words or other.words in self.words
        if is_held and min(self.length, other.length) >= LEAST_WORDS:
            return "words"
        return "sentence" if self.quotes & other.quotes else None
