"""What a reader takes away from a page: its permalink, a quotation, entries for a bibliography, and its data."""

from __future__ import annotations

from markupsafe import Markup

from briefing.cards.card import Card
from briefing.render.address import HOME, card_path
from briefing.render.exports.bibtex import cite_article, cite_card
from briefing.render.exports.linked_data import describe_card, describe_site
from briefing.render.fields import evidence_of
from briefing.render.permalink import permalink
from briefing.render.quotation import name_source, quote_card
from briefing.render.view import View
from briefing.values import immutable

MOST_SOURCES = 3  # in an imprint


@immutable
class Imprint:
    """What stands below a printed page: the briefing's name, the sources, and the address the page is cited by.

    `url` leads to the page from itself.
    """

    name: str
    sources: tuple[str, ...]
    url: str
    permalink: str


@immutable
class TakeAway:
    """What a card's page offers: a quotation, BibTeX of the article and of the page, and a block of JSON-LD."""

    imprint: Imprint
    quotation: str
    bibtex: str
    block: Markup


def take_card(view: View, card: Card) -> TakeAway:
    """What a card's page offers; the article is the first that the card stands on."""
    source = next((evidence.source for evidence in evidence_of(card)), "")
    article = view.library.cards.get(f"source/{source}")
    entries = [cite_article(article)] if article else []
    return TakeAway(
        imprint=_sign(view, card_path(card.kind, card.id), (name_source(view, source),) if article else ()),
        quotation=quote_card(view, card),
        bibtex="\n".join([*entries, cite_card(view.library, card)]),
        block=describe_card(view, card),
    )


def sign_home(view: View) -> dict[str, object]:
    """What the home page prints besides the brief: its imprint, and what the site is as JSON-LD."""
    sources = [name_source(view, source.id) for source in view.library.list_cards("source")]
    if len(sources) > MOST_SOURCES:
        sources = [*sources[:MOST_SOURCES], f"{len(sources) - MOST_SOURCES} more sources"]
    return {"imprint": _sign(view, HOME, tuple(sources)), "block": describe_site(view)}


def _sign(view: View, path: str, sources: tuple[str, ...]) -> Imprint:
    return Imprint(view.library.masthead.name, sources, view.page(path), permalink(view.library, path))
