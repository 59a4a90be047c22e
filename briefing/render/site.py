"""All pages of a briefing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.pack import PACKAGED, Pack
from briefing.render.address import HOME, Addresses, card_path, index_path
from briefing.render.cards import frame_card, view_card
from briefing.render.environment import render_template
from briefing.render.fields import evidence_of, text_of, texts_of
from briefing.render.home import view_home
from briefing.render.indexes import view_index
from briefing.render.library import Library, open_library
from briefing.render.page import Page, SearchEntry
from briefing.render.view import View

# How far up in search results a kind's cards belong, against 1 for hand-written pages.
BOOST = {"actor": 4.0, "dispute": 3.0, "place": 2.0, "aircraft": 2.0, "source": 1.5}
WIDE = ("source", "dispute", "casualty")  # pages that need the room of the table of contents


def render_pages(briefing: Briefing, pack: Pack = PACKAGED, addresses: Addresses | None = None) -> Iterator[Page]:
    """The home page, a page for each kind, and one for each card, broken ones and former ids included."""
    library = open_library(briefing, pack, addresses or Addresses())
    yield _home(library, pack)
    for kind in briefing.kinds:
        yield _index(library, pack, kind)
    for card in library.cards.values():
        yield _card(library, pack, card)
    for key in library.broken:
        yield _broken(library, pack, key)
    for key in library.moved:
        if key not in library.broken:
            yield _moved(library, pack, key)


def _home(library: Library, pack: Pack) -> Page:
    values = view_home(View(library, HOME))
    return Page(HOME, "Brief", render_template(pack, ("home.html.j2",), dict(values)), is_wide=True)


def _index(library: Library, pack: Pack, name: str) -> Page:
    path = index_path(name)
    view, kind = View(library, path), library.briefing.kinds[name]
    values = {**view_index(view, name), "kind": kind, "count": len(library.briefing.cards.get(name, {}))}
    body = render_template(pack, (f"index/{name}.html.j2", "index/default.html.j2"), values)
    return Page(path, kind.plural, body, SearchEntry(kind.plural, kind.about), is_wide=name in WIDE)


def _card(library: Library, pack: Pack, card: Card) -> Page:
    path = card_path(card.kind, card.id)
    view = View(library, path)
    values = {**view_card(view, card), "frame": frame_card(view, card)}
    body = render_template(pack, (f"card/{card.kind}.html.j2", "card/default.html.j2"), values)
    return Page(
        path=path,
        title=card.title,
        body=body,
        search=_search_entry(library, card),
        parent=index_path(card.kind),
        source=card.path,
        is_wide=card.kind in WIDE,
    )


def _broken(library: Library, pack: Pack, key: str) -> Page:
    kind, _, name = key.partition("/")
    path = card_path(kind, name)
    problems = library.problems[key]
    values: dict[str, object] = {"title": name, "index": View(library, path).index(kind), "problems": problems}
    body = render_template(pack, ("broken.html.j2",), values)
    return Page(path, name, body, parent=index_path(kind), source=problems[0].path)


def _moved(library: Library, pack: Pack, key: str) -> Page:
    """What a former id's address shows: where its card is now, and the way there."""
    kind, _, name = key.partition("/")
    path = card_path(kind, name)
    view = View(library, path)
    values: dict[str, object] = {"card": view.link(key), "index": view.index(kind)}
    return Page(path, name, render_template(pack, ("moved.html.j2",), values), parent=index_path(kind))


def _search_entry(library: Library, card: Card) -> SearchEntry:
    """What search finds a card by: its title, its other names, its own words, else the words it stands on."""
    words = [*texts_of(card, "aliases"), *(text_of(card, name) for name in ("content", "question", "what", "who"))]
    words += [library.cards[key].title for key in _claimant_keys(card) if key in library.cards]
    if card.kind not in ("source", "actor", "place", "dispute"):
        words += [evidence.quote for evidence in evidence_of(card)]
    label = library.briefing.kinds[card.kind].label
    text = " · ".join(dict.fromkeys(word for word in words if word and word != card.title))
    return SearchEntry(card.title, text, (label,), BOOST.get(card.kind, 1.0))


def _claimant_keys(card: Card) -> list[str]:
    return [f"actor/{actor}" for name in ("claimants", "claimed_by") for actor in texts_of(card, name)]
