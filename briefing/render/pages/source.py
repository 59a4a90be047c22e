"""A source's page, the annotated article, and the list of sources."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.facts import list_rows
from briefing.render.fields import published_of, text_of
from briefing.render.sources import annotate_source, source_heading
from briefing.render.view import Link, Values, View
from briefing.render.voices import count_voices
from briefing.render.words import show_when
from briefing.values import immutable

SHOWN = ("bylines", "published", "filed", "url", "archive_url", "retrieved", "language")


@immutable
class SourceLine:
    """A source in the list of sources, with how much of it the cards cover."""

    link: Link
    published_by: str
    filed: str
    used: int
    sentences: int


@immutable
class Descent:
    """Whose text a source has: that of the source it `carries`; of which `origin`; `copies` have the text from it."""

    carries: tuple[Link, ...]
    origin: str
    copies: tuple[Link, ...]


def show_source(view: View, card: Card) -> Values:
    """The article with its sentences tied to the cards that stand on them."""
    marked = view.library.articles.get(card.id)
    return {
        "annotated": annotate_source(view, marked) if marked else None,
        "voices": count_voices(view, marked) if marked else None,
        "descent": _trace(view, card),
        "published_by": source_heading(view, card.id),
        "rows": list_rows(view, card, SHOWN),
        "digest": text_of(card, "sha256"),
    }


def _trace(view: View, card: Card) -> Descent:
    """Where a source's text comes from; its origin only where it is not the source's own publisher or agency."""
    origin, own = text_of(card, "origin"), text_of(card, "publisher") or text_of(card, "agency")
    return Descent(
        carries=view.links(card, "carries", "source"),
        origin="" if origin == own else origin,
        copies=tuple(view.link(copy.key) for copy in view.referring(card, "source", "carries")),
    )


def list_sources(view: View, cards: list[Card]) -> Values:
    """The sources, with how much of each the cards cover."""
    lines: list[SourceLine] = []
    for card in cards:
        marked = view.library.articles.get(card.id)
        sentences = marked.sentences if marked else ()
        used = sum(1 for sentence in sentences if sentence.cards)
        filed = show_when(published_of(card))
        lines.append(SourceLine(view.link(card.key), source_heading(view, card.id), filed, used, len(sentences)))
    return {"sources": lines}
