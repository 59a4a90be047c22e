"""JSON-LD (https://www.w3.org/TR/json-ld11/): a block on each page, and all cards in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup

from briefing.cards.card import Card
from briefing.render.address import HOME
from briefing.render.exports.cards_json import write_compact, write_lines
from briefing.render.exports.export import Export
from briefing.render.exports.plain import Plain
from briefing.render.exports.schema_org import Describer, Node, drop_empty
from briefing.render.kept_texts import Keep
from briefing.render.library import Library
from briefing.render.permalink import permalink, site_root
from briefing.render.script_data import write_data
from briefing.render.view import View

CONTEXT = "https://schema.org"  # a name; no page asks for what is there
DATA = "data.md"
PATH = "data/briefing.jsonld"


def export_linked_data(library: Library, keep: Keep) -> Export:
    """Every card's node, one on each line."""
    nodes = [keep(f"{PATH} {card.key}", partial(_write_node, card.key)) for card in library.list_cards()]
    return Export(
        path=PATH,
        content=write_lines({"@context": CONTEXT}, "@graph", nodes),
        format="JSON-LD",
        media="application/ld+json",
        about="All cards in the terms of schema.org: Claim, NewsArticle, Person, Place, Event and others.",
        rows=len(nodes),
        reading="Any JSON-LD processor; rdflib in Python.",
    )


def describe_card(view: View, card: Card) -> Markup:
    """The block of a card's page."""
    return write_block(Describer(view, _locate_from(view), is_alone=True).describe(card))


def describe_site(view: View) -> Markup:
    """The block of the home page: the site, and its cards as data."""
    locate, masthead = _locate_from(view), view.library.masthead
    data: Node = {"@type": "Dataset", "@id": f"{locate(DATA)}#dataset", "url": locate(DATA), "name": masthead.name}
    node: Node = {"@type": "WebSite", "@id": f"{locate(HOME)}#site", "url": locate(HOME), "name": masthead.name}
    return write_block(drop_empty({**node, "description": masthead.about, "hasPart": data}))


def describe_data(view: View, exports: Sequence[Export]) -> Markup:
    """The block of the page that leads to the data."""
    root, masthead = site_root(view.library), view.library.masthead
    files: list[Plain] = [
        {
            "@type": "DataDownload",
            "contentUrl": f"{root}{export.path}" if root else view.file(export.path),
            "name": export.path,
            "encodingFormat": export.media,
            "contentSize": f"{export.size} B",
        }
        for export in exports
    ]
    here = _locate_from(view)(view.here)
    node: Node = {"@type": "Dataset", "@id": f"{here}#dataset", "url": here, "name": masthead.name}
    return write_block(drop_empty({**node, "description": masthead.about, "distribution": files}))


def write_block(node: Node) -> Markup:
    """The node as a block that no word in it can end."""
    return Markup(f'<script type="application/ld+json">{write_data({"@context": CONTEXT, **node})}</script>')


def _write_node(key: str, library: Library) -> str:
    is_known = bool(site_root(library))
    locate = partial(permalink, library) if is_known else partial(library.addresses.from_file, PATH)
    return write_compact(Describer(View(library, HOME), locate).describe(library.cards[key]))


def _locate_from(view: View) -> Callable[[str], str]:
    """How the page of a view writes the address of another: in full, where it is known where the site is published."""
    return partial(permalink, view.library) if site_root(view.library) else view.page
