"""The search index: one short entry for each page, in the format MkDocs' and Material's search share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape

from briefing.cards.card import Card
from briefing.render.address import Addresses
from briefing.render.fields import evidence_of, texts_of, texts_within
from briefing.render.library import Library
from briefing.render.page import SearchEntry

# How far up in search results a kind's cards belong, against 1 for other pages: who and what was looked for by name
# comes before what was said about it.
BOOST = {"actor": 4.0, "place": 4.0, "aircraft": 4.0, "dispute": 3.0, "source": 1.5}
OF_WORDS = ("claim", "casualty", "figure", "event")  # kinds that are looked for by the words they stand on


def describe_card(library: Library, card: Card) -> SearchEntry:
    """What search finds a card by: its title and other names, offices, positions, who says it, the words it stands on.

    Other names are tags, which search weighs as high as titles: a reader looks for ISIS, whatever its card is called.
    What is only spoken of in the same sentence is no reason to find a card.
    """
    label = library.briefing.kinds[card.kind].label
    words = [*texts_within(card, "roles", "title"), *texts_within(card, "positions", "label")]
    words += [library.cards[key].title for key in _find_claimants(card) if key in library.cards]
    if card.kind in OF_WORDS:
        words += [evidence.quote for evidence in evidence_of(card)]
    names = (name for name in texts_of(card, "aliases") if name != card.title)
    text = " · ".join(dict.fromkeys(word for word in words if word and word not in card.title))
    return SearchEntry(card.title, text, (label, *names), BOOST.get(card.kind, 1.0))


def _find_claimants(card: Card) -> list[str]:
    return [f"actor/{actor}" for name in ("claimants", "claimed_by") for actor in texts_of(card, name)]


def index_entry(entry: SearchEntry, url: str) -> Mapping[str, object]:
    """An entry as the index holds it: in HTML, for search results print it as it is.

    What goes without saying is left out.
    """
    told: dict[str, object] = {
        "location": url,
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
    }
    if entry.tags:
        told["tags"] = [escape(tag, quote=False) for tag in entry.tags]
    if entry.boost != 1:
        told["boost"] = entry.boost
    return told


def add_to_search_index(index: str, entries: Iterable[tuple[str, SearchEntry]], addresses: Addresses) -> str:
    """The index that a search plugin has written, with the entries of pages added, each with the page's path."""
    whole = json.loads(index)
    whole["docs"] += [index_entry(entry, addresses.url(path)) for path, entry in entries]
    return json.dumps(whole, separators=(",", ":"))
