"""Where the names of a card stand in the sources."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, texts_of
from briefing.render.names import find_whole
from briefing.render.view import Link, View
from briefing.values import Evidence, immutable


@immutable
class Name:
    """A name with the sentences it stands in; `more` of them are left out."""

    text: str
    places: tuple[Link, ...]
    more: int


def find_names(view: View, card: Card, evidence: Iterable[Evidence], at_most: int) -> tuple[Name, ...]:
    """The card's other names, each with where it stands in its own evidence and in the rest that is given."""
    quotes = tuple(dict.fromkeys((*evidence_of(card), *evidence)))
    names = []
    for text in dict.fromkeys(texts_of(card, "aliases")):
        found = (_find_place(view, one, at) for one in quotes if (at := find_whole(text, one.quote)) >= 0)
        places = tuple({place.url: place for place in found if place}.values())
        names.append(Name(text, places[:at_most], len(places[at_most:])))
    return tuple(names)


def _find_place(view: View, evidence: Evidence, offset: int) -> Link | None:
    """The link to the sentence at an offset of a quote; None where the quote is in no source."""
    marked = view.library.articles.get(evidence.source)
    spans = marked.find(evidence) if marked else ()
    if not marked or not spans:
        return None
    anchor = marked.anchor_at(spans[0].start + offset)
    url = view.passage(evidence.source, anchor)
    if not url:
        return None
    source = view.source(evidence.source).text
    return Link(f"{source}, sentence {anchor[1:]}" if anchor.startswith("s") else source, url)
