"""Whose voices a source carries: how many claims of how many, how many of them not named, and what it says itself."""

from __future__ import annotations

from collections import Counter

from briefing.cards.card import Card
from briefing.render.fields import text_of, texts_of
from briefing.render.gaps.sourcing import HIDDEN
from briefing.render.lines import event_line
from briefing.render.passages import MarkedArticle
from briefing.render.view import Link, View
from briefing.values import immutable


@immutable
class Voices:
    """What a source carries.

    `claims` come from so many `claimants`; so many of them are `veiled`, told by nobody who is named, namely by
    `unnamed`, each noted with how many; so many are of `nobody`. `own` counts figures and events in the source's voice.
    """

    claims: int
    claimants: int
    veiled: int
    unnamed: tuple[Link, ...]
    nobody: int
    own: int


def count_voices(view: View, marked: MarkedArticle) -> Voices:
    """The voices of an article."""
    cards = view.library.cards
    standing = [cards[key] for key in dict.fromkeys(key for passage in marked.sentences for key in passage.cards)]
    claims = [card for card in standing if card.kind == "claim"]
    told = [texts_of(card, "claimants") for card in claims]
    hidden = {name for names in told for name in names if _is_hidden(cards.get(f"actor/{name}"))}
    veiled = [names for names in told if names and hidden.issuperset(names)]
    counted = Counter(name for names in veiled for name in names)
    return Voices(
        claims=len(claims),
        claimants=len({name for names in told for name in names}),
        veiled=len(veiled),
        unnamed=tuple(_note(view, name, number) for name, number in counted.most_common()),
        nobody=sum(1 for card in claims if not view.claimants(card)),
        own=sum(1 for card in standing if _is_own(view, card)),
    )


def _is_hidden(actor: Card | None) -> bool:
    return actor is not None and text_of(actor, "named") in HIDDEN


def _note(view: View, name: str, number: int) -> Link:
    link = view.link(f"actor/{name}")
    return Link(link.text, link.url, link.kind, link.mark, str(number))


def _is_own(view: View, card: Card) -> bool:
    if card.kind in ("casualty", "figure"):
        return not view.claimants(card)
    return card.kind == "event" and not event_line(view, card).claimants
