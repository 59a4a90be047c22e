"""A dispute in full: who stands where, how each claim stands to the other side, and what nobody there speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.cards.card import Card
from briefing.cards.origins import list_origins
from briefing.render.fields import records_of, text_of, texts_of
from briefing.render.lines import FigureLine, figure_line
from briefing.render.replies import ANSWERING, list_carrying
from briefing.render.sides import list_sides
from briefing.render.statements import Party, Statement, list_parties, make_statement
from briefing.render.view import Quote, View
from briefing.values import immutable

TELLING = ("states", "claims-responsibility")  # acts that hold something to be so
RIVAL = "contradicts"


@immutable
class Stance:
    """How a claim stands to the other side ("denies", "contradicts"), in words, and what these mean."""

    key: str
    words: str
    meaning: str


@immutable
class Placed:
    """A statement in its position, with the `quote` it stands on, if there is one.

    `stance` is None where its act alone says how it stands to the others. With `is_open` nobody on another side answers
    it in particular.
    """

    anchor: str
    statement: Statement
    quote: Quote | None
    stance: Stance | None
    is_open: bool


@immutable
class Position:
    """One position: who takes it, how many of them are named, what they say, from how many sources and origins."""

    anchor: str
    label: str
    parties: tuple[Party, ...]
    named: int
    stances: tuple[tuple[Stance, int], ...]
    sources: int
    origins: int
    claims: tuple[Placed, ...]

    @property
    def open(self) -> int:
        """How many of its claims nobody on another side answers in particular."""
        return sum(1 for placed in self.claims if placed.is_open)


def lay_out_positions(view: View, dispute: Card) -> tuple[Position, ...]:
    """The positions on a dispute, in the card's order."""
    sides = list_sides(view.library.of_kind("claim"), dispute)
    labels = [str(position.get("label", "")) for position in records_of(dispute, "positions")]
    telling = [any(text_of(claim, "act") in TELLING for claim in side) for side in sides]
    return tuple(
        _place(view, at, label, side, any(told for other, told in enumerate(telling) if other != at))
        for at, (label, side) in enumerate(zip(labels, sides, strict=True))
    )


def _place(view: View, at: int, label: str, side: Sequence[Card], is_told_otherwise: bool) -> Position:
    claims = tuple(_put(view, f"p{at + 1}-{number}", claim, is_told_otherwise) for number, claim in enumerate(side, 1))
    parties = list_parties(view, (name for claim in side for name in texts_of(claim, "claimants")))
    counted = Counter(placed.stance for placed in claims if placed.stance)
    standing = [list_origins(claim, view.library.origins) for claim in side]
    return Position(
        anchor=f"p{at + 1}",
        label=label,
        parties=parties,
        named=sum(1 for party in parties if not party.unnamed),
        stances=tuple(counted.items()),
        sources=len(frozenset().union(*(sources for sources, _ in standing))),
        origins=len(frozenset().union(*(origins for _, origins in standing))),
        claims=claims,
    )


def _put(view: View, anchor: str, claim: Card, is_told_otherwise: bool) -> Placed:
    """A claim in its position; `is_told_otherwise` where another position tells something too."""
    words, act = view.library.words, text_of(claim, "act")
    key = RIVAL if act in TELLING and is_told_otherwise else act
    is_known = key in words.keys("stances")
    stance = Stance(key, words.say("stances", key), words.say("stance_meanings", key)) if is_known else None
    statement = make_statement(view, claim)
    quote = next(iter(view.quotes(claim)), None)
    return Placed(anchor, statement, quote, stance, act not in ANSWERING and not statement.answered)


def list_stances(positions: Iterable[Position]) -> tuple[Stance, ...]:
    """The stances that occur, each once."""
    return tuple(dict.fromkeys(stance for position in positions for stance, _ in position.stances))


def find_tolls(view: View, dispute: Card) -> list[FigureLine]:
    """The casualty figures that a dispute's claims contest, or give while somebody contests or contradicts them."""
    claims = [claim for side in list_sides(view.library.of_kind("claim"), dispute) for claim in side]
    keys = {claim.key for claim in claims}
    found = {toll.key: toll for claim in claims for toll in view.referring(claim, "casualty", "contested_by")}
    for claim in claims:
        for toll in _list_beside(view, claim):
            is_against = bool(view.referring(toll, "casualty", "contradicts"))
            is_contested = is_against or texts_of(toll, "contested_by") or texts_of(toll, "contradicts")
            told = list_carrying(toll, view.library.claims_on) if is_contested else []
            if any(carrying.key in keys for carrying in told):
                found.setdefault(toll.key, toll)
    return [figure_line(view, toll) for toll in found.values()]


def _list_beside(view: View, claim: Card) -> list[Card]:
    """The casualty figures in the sentences of a claim."""
    return [card for card in view.neighbours(claim) if card.kind == "casualty"]
