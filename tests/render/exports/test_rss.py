"""The feed, read by an XML parser of another make than the one that writes it, as the specification has it."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parsedate_to_datetime
from html import unescape
from xml.dom.minidom import Document, Element, parseString

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.render.exports.rss import LONGEST, export_feed
from briefing.render.library import Library
from briefing.values import When
from tests.render.exports.library import SITE, hostile_library, library_of, sample_library
from tests.render.sample import brief, sample_cards, seed_article
from tests.render.untrusted import HOSTILE


def read(library: Library) -> tuple[Element, list[Element]]:
    """The channel and its items."""
    document: Document = parseString(export_feed(library).content.encode("utf-8"))
    root = document.documentElement
    assert root is not None
    assert (root.tagName, root.getAttribute("version")) == ("rss", "2.0")
    [channel] = root.getElementsByTagName("channel")
    for name in ("title", "link", "description"):  # required
        assert text_of(channel, name) is not None
    items = list(channel.getElementsByTagName("item"))
    for item in items:
        assert text_of(item, "title") is not None or text_of(item, "description") is not None
    return channel, items


def text_of(element: Element, name: str) -> str | None:
    found = [child for child in element.childNodes if isinstance(child, Element) and child.tagName == name]
    return "".join(node.data for node in found[0].childNodes) if found else None  # type: ignore[union-attr]


def by_title(library: Library) -> dict[str, Element]:
    return {text_of(item, "title") or "": item for item in read(library)[1]}


def test_it_has_disputes_claims_and_tolls_that_hold() -> None:
    kinds = [text_of(item, "category") for item in read(sample_library())[1]]
    assert kinds == ["Dispute", "Claim", "Claim", "Claim", "Casualty figure", "Casualty figure"]
    cards = [replace(card, values={**card.values, "status": "deprecated"}) for card in sample_cards()]
    assert read(library_of(brief(cards, seed_article())))[1] == []


def test_an_item_is_named_by_its_permalink() -> None:
    channel, items = read(sample_library(SITE))
    assert text_of(channel, "link") == f"{SITE}index.html"
    [own] = channel.getElementsByTagName("atom:link")
    assert (own.getAttribute("rel"), own.getAttribute("href")) == ("self", f"{SITE}feed.xml")
    for item in items:
        guid = item.getElementsByTagName("guid")[0]
        assert guid.getAttribute("isPermaLink") == "true"
        assert text_of(item, "guid") == text_of(item, "link")
        assert (text_of(item, "guid") or "").startswith(f"{SITE}cards/")


def test_where_the_site_is_unknown_names_are_no_addresses() -> None:
    _, items = read(sample_library())
    names = [text_of(item, "guid") for item in items]
    assert "tag:the-brief.invalid,2000:claim/killing-36" in names
    assert len(set(names)) == len(names)
    assert {item.getElementsByTagName("guid")[0].getAttribute("isPermaLink") for item in items} == {"false"}


def test_dates_are_those_of_the_sources() -> None:
    for item in read(sample_library())[1]:
        assert text_of(item, "pubDate") == "Thu, 01 Oct 2015 00:00:00 GMT"
        assert parsedate_to_datetime(text_of(item, "pubDate") or "").date().isoformat() == "2015-10-01"


def dated(card: Card, when: When | None) -> Card:
    values = {name: value for name, value in card.values.items() if name != "filed"}
    return replace(card, values={**values, **({"published": when} if when else {})}) if card.kind == "source" else card


@pytest.mark.parametrize("when", [None, When("2015-10", "month", "October"), When(None, "unknown", "lately")])
def test_a_day_nobody_knows_is_not_made_up(when: When | None) -> None:
    cards = [dated(card, when) for card in sample_cards()]
    items = read(library_of(brief(cards, seed_article())))[1]
    assert items
    assert {text_of(item, "pubDate") for item in items} == {None}


def test_an_item_says_who_says_so() -> None:
    items = by_title(sample_library())
    told = text_of(items["Sergei Lavrov denies: We have no such data"], "description") or ""
    assert "— Sergei Lavrov denies (own words); AFP, “Russia launches fresh air strikes" in told
    dispute = text_of(items["Did the strikes kill civilians?"], "description") or ""
    assert "There is no such data: " in dispute
    assert dispute.count("<br>") == 2


def test_a_long_briefing_has_a_short_feed() -> None:
    claim = next(card for card in sample_cards() if card.kind == "claim")
    cards = [replace(claim, id=f"claim-{number}") for number in range(LONGEST + 20)]
    assert len(read(library_of(brief(cards, seed_article())))[1]) == LONGEST


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    library = hostile_library(text)
    library = library_of(replace(library.briefing, cards=holding(library)), name=text)
    channel, items = read(library)
    assert text_of(channel, "title") == text
    assert items
    for item in items:
        assert text_of(item, "title") == text
        described = text_of(item, "description") or ""
        assert "<" not in described.replace("<br>", "")
        assert text.strip() in unescape(described.replace("<br>", "\n"))


def holding(library: Library) -> dict[str, dict[str, Card]]:
    """The library's cards as they stand before anybody has said that they no longer hold."""
    return {
        kind: {name: replace(card, values={**card.values, "status": "candidate"}) for name, card in cards.items()}
        for kind, cards in library.briefing.cards.items()
    }


XML = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")


@given(st.text(XML, max_size=60))
def test_any_text_that_xml_can_hold_comes_back(text: str) -> None:
    library = hostile_library(text)
    _, items = read(library_of(replace(library.briefing, cards=holding(library)), SITE))
    assert {text_of(item, "title") for item in items} == {text}


@given(st.text(max_size=60))
def test_what_xml_cannot_hold_is_shown_as_missing(text: str) -> None:
    channel, _ = read(hostile_library(text))
    assert len(text_of(channel, "title") or "") == len(text.replace("\r\n", "\n"))
