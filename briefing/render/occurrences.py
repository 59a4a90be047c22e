"""Where the names of a card stand in the sources."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, texts_of
from briefing.render.names import find_whole
from briefing.render.view import Link, View
from briefing.values import Evidence, immutable


@immutable
class Places:
    """The sentences of one source that a name stands in, by their numbers."""

    source: str
    sentences: tuple[Link, ...]


@immutable
class Name:
    """A name with the sentences it stands in; `more` of them are left out."""

    text: str
    places: tuple[Places, ...]
    more: int


def find_names(view: View, card: Card, evidence: Iterable[Evidence], at_most: int) -> tuple[Name, ...]:
    """The card's other names, each with where it stands in its own evidence and in the rest that is given."""
    quotes = tuple(dict.fromkeys((*evidence_of(card), *evidence)))
    return tuple(_find_name(view, name, quotes, at_most) for name in dict.fromkeys(texts_of(card, "aliases")))


def _find_name(view: View, name: str, quotes: Iterable[Evidence], at_most: int) -> Name:
    standing = (_find_place(view, one, at) for one in quotes if (at := find_whole(name, one.quote)) >= 0)
    found = sorted({place for place in standing if place})
    places = tuple(
        Places(view.source(source).text, tuple(_link(view, source, number) for _, number in of_source))
        for source, of_source in groupby(found[:at_most], key=lambda place: place[0])
    )
    return Name(name, places, len(found[at_most:]))


def _find_place(view: View, evidence: Evidence, offset: int) -> tuple[str, int] | None:
    """The source and the number of the sentence at an offset of a quote; None where it is in no sentence of one."""
    marked = view.library.articles.get(evidence.source)
    spans = marked.find(evidence) if marked else ()
    anchor = marked.anchor_at(spans[0].start + offset) if marked and spans else ""
    return (evidence.source, int(anchor[1:])) if anchor.startswith("s") else None


def _link(view: View, source: str, number: int) -> Link:
    return Link(str(number), view.passage(source, f"s{number}"), note=f"Sentence {number}")
