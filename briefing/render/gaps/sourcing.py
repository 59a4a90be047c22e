"""Gaps in who says so: nobody named, one origin only, nobody's answer."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cards.card import Card
from briefing.cards.origins import list_origins
from briefing.render.camps import SAYING
from briefing.render.fields import text_of, texts_of
from briefing.render.gaps.gap import Gap, Row
from briefing.render.library import Library
from briefing.render.order import list_in_order
from briefing.render.sides import list_sides
from briefing.render.weight import rank_disputes, rank_figures

HIDDEN = ("anonymous", "role-only")
ANSWERABLE = ("accuses", "denies", "doubts")  # acts that somebody else could answer


def find_unnamed(library: Library) -> Gap:
    """Claimants that are withheld or known by an office only, with how much each says and gives, and how much alone."""
    told: dict[str, list[Card]] = {name: [] for name in _list_hidden(library)}
    for card in _list_said(library):
        for name in told.keys() & _claimants_of(card):
            told[name].append(card)

    def weight(name: str) -> tuple[int, int, str]:
        return -_count_tolls(told[name]), -len(told[name]), name

    rows = [_count_hidden(library, name, told[name]) for name in sorted(told, key=weight) if told[name]]
    cards = {card.key: card for listed in told.values() for card in listed}
    return Gap("unnamed", len(cards), _count_tolls(cards.values()), rows=tuple(rows))


def find_unclaimed(library: Library) -> Gap:
    """Figures that an article gives in its own voice, with nobody named for them."""
    return _gather("unclaimed", library, (card for card in _list_figures(library) if not _is_claimed(card)))


def find_single(library: Library) -> Gap:
    """Figures whose sources all have one origin, in a briefing that has several."""
    is_needed = len(set(library.origins.values())) > 1
    figures = _list_figures(library) if is_needed else []
    return _gather("single", library, (one for one in figures if len(list_origins(one, library.origins)[1]) == 1))


def find_unresolved(library: Library) -> Gap:
    """Claims and figures of somebody whom the source's words leave unclear."""
    said = _list_said(library)
    unclear = (card for card in said if text_of(card, "source_words") and not _claimants_of(card))
    return _gather("unresolved", library, unclear)


def find_unanswered(library: Library) -> Gap:
    """Tolls of somebody that nobody contests; accusations, denials and doubts without the other side's words."""
    cards = library.briefing.cards
    tolls = [
        card
        for card in cards.get("casualty", {}).values()
        if _is_claimed(card) and not (texts_of(card, "contested_by") or _is_referred_to(library, card, "contradicts"))
    ]
    claims = [
        card
        for card in cards.get("claim", {}).values()
        if text_of(card, "act") in ANSWERABLE
        and not _is_referred_to(library, card, "positions.claims")
        and not _is_referred_to(library, card, "contested_by")
    ]
    return _gather("unanswered", library, [*tolls, *claims])


def find_one_sided(library: Library) -> Gap:
    """Disputes in which not more than one side has a claimant who is named."""
    hidden = _list_hidden(library)

    def is_named(side: list[Card]) -> bool:
        return any(_claimants_of(claim) - hidden for claim in side)

    disputes = library.briefing.cards.get("dispute", {}).values()
    found = [card for card in disputes if sum(map(is_named, list_sides(library.of_kind("claim"), card))) < 2]
    return Gap("one-sided", len(found), 0, tuple(rank_disputes(library, found)))


def _gather(name: str, library: Library, cards: Iterable[Card]) -> Gap:
    """The gap with its figures, tolls first, before its claims."""
    listed = list(cards)
    tolls = rank_figures(library, (card for card in listed if card.kind == "casualty"))
    figures = rank_figures(library, (card for card in listed if card.kind == "figure"))
    claims = list_in_order(library, (card for card in listed if card.kind == "claim"))
    return Gap(name, len(listed), len(tolls), (*tolls, *figures, *claims))


def _count_hidden(library: Library, name: str, told: list[Card]) -> Row:
    """What hangs on one of them: statements, figures, and how much of both on nobody else."""
    named = text_of(library.cards[f"actor/{name}"], "named")
    claims = sum(card.kind == "claim" for card in told)
    alone = sum(len(_claimants_of(card)) == 1 for card in told)
    cells = (library.words.say("named", named), str(claims), str(len(told) - claims), str(alone))
    return Row(f"actor/{name}", cells)


def _list_hidden(library: Library) -> set[str]:
    actors = library.briefing.cards.get("actor", {})
    return {name for name, card in actors.items() if text_of(card, "named") in HIDDEN}


def _list_said(library: Library) -> list[Card]:
    return [card for kind in SAYING for card in library.briefing.cards.get(kind, {}).values()]


def _list_figures(library: Library) -> list[Card]:
    return [card for card in _list_said(library) if card.kind != "claim"]


def _claimants_of(card: Card) -> set[str]:
    return set(texts_of(card, SAYING[card.kind]))


def _is_claimed(card: Card) -> bool:
    return bool(_claimants_of(card) or text_of(card, "source_words"))


def _is_referred_to(library: Library, card: Card, field: str) -> bool:
    """Whether another card names this one in a field, or (of figures) this one another in it."""
    return bool(texts_of(card, field)) or any(found.field == field for found in library.leading_to.get(card.key, ()))


def _count_tolls(cards: Iterable[Card]) -> int:
    return sum(card.kind == "casualty" for card in cards)
