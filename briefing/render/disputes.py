"""Disputes with their positions side by side, in the claimants' own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.cards.card import Card
from briefing.render.fields import records_of, text_of
from briefing.render.library import Library
from briefing.render.lines import ClaimLine, claim_line
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
    for position, claims in zip(records_of(card, "positions"), list_sides(view.library, card), strict=True):
        label = position.get("label", "")
        lines = [claim_line(view, claim) for claim in claims]
        claimants = {link.text: link for line in lines for link in line.claimants}
        shown = one_each(lines)[:at_most] if at_most else lines
        sides.append(Side(str(label), tuple(claimants.values()), tuple(shown), len(lines) - len(shown)))
    return Contest(
        key=card.key,
        url=view.link(card.key).url,
        question=text_of(card, "question") or card.title,
        about=view.library.words.say("dispute_kinds", text_of(card, "kind")),
        why=text_of(card, "why"),
        sides=tuple(sides),
    )


def list_sides(library: Library, dispute: Card) -> list[list[Card]]:
    """The claims of each position on a dispute; those there are no cards of are left out."""
    cards = library.cards
    sides: list[list[Card]] = []
    for position in records_of(dispute, "positions"):
        ids = position.get("claims", ())
        keys = [f"claim/{claim}" for claim in (ids if isinstance(ids, tuple) else (ids,))]
        sides.append([claim for key in keys if (claim := cards.get(key))])
    return sides


def nearest_first(claims: Iterable[Card], words: str) -> list[Card]:
    """The claims that share most words with `words` before the others; those that share as many as they were.

    Words are compared by how they begin: "targeted" is "targets" and "targeting".
    """
    wanted = _beginnings(words)
    return sorted(claims, key=lambda claim: -len(wanted & _beginnings(text_of(claim, "content"))))


def _beginnings(text: str) -> set[str]:
    return set(_BEGINNING.findall(text.casefold()))


def one_each(lines: list[ClaimLine]) -> list[ClaimLine]:
    """The claims with the first of each claimant before their others."""
    seen: set[tuple[str, ...]] = set()
    first: list[ClaimLine] = []
    for line in lines:
        names = tuple(link.text for link in line.claimants)
        if names not in seen:
            seen.add(names)
            first.append(line)
    return [*first, *(line for line in lines if line not in first)]
