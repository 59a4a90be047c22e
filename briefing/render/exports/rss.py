"""What is new, as a feed: RSS 2.0 (https://www.rssboard.org/rss-specification).

Its dates are the cards' own, and none is the day of the build: the same cards give the same feed, byte for byte.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from briefing.cards.card import Card
from briefing.render.address import HOME
from briefing.render.exports.export import Export
from briefing.render.fields import evidence_of, published_of, text_of
from briefing.render.library import Library
from briefing.render.permalink import card_permalink, permalink, site_root
from briefing.render.quotation import quote_card
from briefing.render.view import View
from briefing.values.slug import slug

FEED = "feed.xml"
KINDS = ("dispute", "claim", "casualty")  # those of one day in this order
LONGEST = 100  # items; a reader asks for the whole feed again and again
ATOM = "http://www.w3.org/2005/Atom"

# What XML 1.0 cannot hold, not even escaped. https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("atom", ATOM)


def export_feed(library: Library) -> Export:
    """The newest disputes, claims and casualty figures that hold, the last day first."""
    items = _choose(library)
    view = View(library, HOME)
    feed = Element("rss", version="2.0")
    channel = SubElement(feed, "channel")
    name, about = library.masthead.name, library.masthead.about
    _add(channel, "title", name)
    _add(channel, "link", permalink(library, HOME))
    _add(channel, "description", about or name)
    if root := site_root(library):
        SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=f"{root}{FEED}")
    for day, card in items:
        item = SubElement(channel, "item")
        _add(item, "title", card.title)
        _add(item, "link", card_permalink(library, card.key))
        _add(item, "guid", _identify(library, card), isPermaLink="true" if site_root(library) else "false")
        _add(item, "category", library.briefing.kinds[card.kind].label)
        _add(item, "description", escape(quote_card(view, card), quote=False).replace("\n", "<br>"))  # HTML within XML
        if day:
            _add(item, "pubDate", format_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC), usegmt=True))
    indent(feed)
    return Export(
        path=FEED,
        content=f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(feed, "unicode")}\n',
        format="RSS",
        media="application/rss+xml",
        about="The newest disputes, claims and casualty figures, by the day their sources are from.",
        rows=len(items),
        reading="Any feed reader.",
    )


def _choose(library: Library) -> list[tuple[date | None, Card]]:
    cards = library.list_cards(*KINDS)
    dated = [(_find_day(library, card), card) for card in cards if text_of(card, "status") != "deprecated"]
    dated.sort(key=lambda item: (-(item[0] or date.min).toordinal(), KINDS.index(item[1].kind), item[1].id))
    return dated[:LONGEST]


def _find_day(library: Library, card: Card) -> date | None:
    """The day of the newest source that a card stands on."""
    days = []
    for name in {evidence.source for evidence in evidence_of(card)}:
        source = library.cards.get(f"source/{name}")
        when = published_of(source) if source else None
        if when and when.day:
            days.append(when.day)
    return max(days, default=None)


def _identify(library: Library, card: Card) -> str:
    """The card's permalink; where it is not known, a tag URI of a name that is nobody's (RFC 4151, RFC 2606)."""
    if site_root(library):
        return card_permalink(library, card.key)
    return f"tag:{slug(library.masthead.name)}.invalid,2000:{quote(card.key)}"


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    element = SubElement(parent, name, attributes)
    element.text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
