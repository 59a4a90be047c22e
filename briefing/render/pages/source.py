"""A source's page, the annotated article, and the list of sources."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.address import card_path
from briefing.render.facts import list_rows
from briefing.render.fields import published_of, text_of
from briefing.render.sources import annotate_source, source_heading
from briefing.render.view import Link, Values, View
from briefing.render.words import show_when
from briefing.values import immutable

SHOWN = (
    "carries",
    "origin",
    "bylines",
    "published",
    "filed",
    "url",
    "archive_url",
    "retrieved",
    "language",
    "file",
)


@immutable
class SourceLine:
    """A source in the list of sources, with how much of it the cards cover."""

    link: Link
    published_by: str
    filed: str
    used: int
    sentences: int


def show_source(view: View, card: Card) -> Values:
    """The article with its sentences tied to the cards that stand on them."""
    marked = view.library.articles.get(card.id)
    return {
        "annotated": annotate_source(view, marked) if marked else None,
        "published_by": source_heading(view, card.id),
        "rows": list_rows(view, card, SHOWN),
        "digest": text_of(card, "sha256"),
        "path": card_path(card.kind, card.id),
    }


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
