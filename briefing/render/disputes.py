"""Disputes with their positions side by side, in the claimants' own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.cards.card import Card
from briefing.render.fields import records_of, text_of
from briefing.render.lines import ClaimLine, claim_line
from briefing.render.sides import list_sides
from briefing.render.view import Link, View
from briefing.values import immutable

_BEGINNING = re.compile(r"\b\w{4,5}")  # of words long enough to say what is spoken of


@immutable
class Side:
    """One position: who takes it, and their claims; `more` counts those left out of `claims`."""

    label: str
    claimants: tuple[Link, ...]
    claims: tuple[ClaimLine, ...]
    more: int = 0


@immutable
class Contest:
    """A question and the positions on it, in the card's order: the site puts none of them first."""

    key: str
    url: str
    question: str
    about: str
    why: str
    sides: tuple[Side, ...]


def lay_out(view: View, card: Card, at_most: int = 0) -> Contest:
    """The dispute of a card, with `at_most` so many claims a side (0: all of them)."""
    sides: list[Side] = []
    for position, claims in zip(
        records_of(card, "positions"), list_sides(view.library.of_kind("claim"), card), strict=True
    ):
        claimants = {link.text: link for claim in claims for link in view.claimants(claim)}
        shown = one_each(view, claims)[:at_most] if at_most else claims
        lines = tuple(claim_line(view, claim) for claim in shown)
        label = str(position.get("label", ""))
        sides.append(Side(label, tuple(claimants.values()), lines, len(claims) - len(shown)))
    return Contest(
        key=card.key,
        url=view.link(card.key).url,
        question=text_of(card, "question") or card.title,
        about=view.library.words.say("dispute_kinds", text_of(card, "kind")),
        why=text_of(card, "why"),
        sides=tuple(sides),
    )


def nearest_first(claims: Iterable[Card], words: str) -> list[Card]:
    """The claims that share most words with `words` before the others; those that share as many as they were.

    Words are compared by how they begin: "targeted" is "targets" and "targeting".
    """
    wanted = _beginnings(words)
    return sorted(claims, key=lambda claim: -len(wanted & _beginnings(text_of(claim, "content"))))


def _beginnings(text: str) -> set[str]:
    return set(_BEGINNING.findall(text.casefold()))


def one_each(view: View, claims: Iterable[Card]) -> list[Card]:
    """The claims with the first of each claimant before their others."""
    first: dict[tuple[str, ...], Card] = {}
    others: list[Card] = []
    for claim in claims:
        names = tuple(link.text for link in view.claimants(claim))
        if first.setdefault(names, claim) is not claim:
            others.append(claim)
    return [*first.values(), *others]
