"""JSON-LD: in the terms of schema.org, saying no more than the cards do, and ending no block that it stands in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import Addresses, Masthead, render_site
from briefing.render.exports.export import Export
from briefing.render.exports.linked_data import export_linked_data, write_block
from briefing.render.kept_texts import keep_nothing
from briefing.render.library import Library
from tests.render.exports.library import SITE, hostile_library, library_of, sample_library
from tests.render.page_reader import PageReader
from tests.render.sample import SOURCE, brief, sample_briefing, sample_cards, seed_article
from tests.render.untrusted import HOSTILE


def nodes_of(library: Library) -> dict[str, dict[str, Any]]:
    graph = json.loads(export_linked_data(library, keep_nothing(library)).content)
    assert graph["@context"] == "https://schema.org"
    return {node["@id"]: node for node in graph["@graph"]}


def node_of(*cards: Card) -> dict[str, Any]:
    """The node of the first of these cards, among the sample's."""
    others = [card for card in sample_cards() if card.key not in {given.key for given in cards}]
    nodes = nodes_of(library_of(brief([*cards, *others], seed_article()), SITE))
    return nodes[f"{SITE}cards/{cards[0].key}.html#{cards[0].kind}"]


def sample_card(name: str, **values: Value) -> Card:
    [card] = [card for card in sample_cards() if card.id == name]
    return replace(card, values={**card.values, **values})


TYPES = {
    "claim/no-such-data": "Claim",
    "casualty/homs-36-killed": "Claim",
    "figure/20-sorties": "Claim",
    f"source/{SOURCE}": "NewsArticle",
    "actor/sergei-lavrov": "Person",
    "actor/russia": "Country",
    "actor/defence-ministry": "GovernmentOrganization",
    "actor/kommersant": "NewsMediaOrganization",
    "place/homs": "AdministrativeArea",
    "event/first-strikes": "Event",
    "dispute/civilians": "CollectionPage",
    "aircraft/su-24m": "ProductModel",
}


@pytest.mark.parametrize(("key", "kind"), TYPES.items())
def test_a_card_has_its_type(key: str, kind: str) -> None:
    assert nodes_of(sample_library(SITE))[f"{SITE}cards/{key}.html#{key.partition('/')[0]}"]["@type"] == kind


def test_a_claim_has_its_claimant_its_article_and_who_had_it_first() -> None:
    node = node_of(sample_card("deployment"))
    assert node["text"].startswith("the Russian deployment includes")
    assert [author["name"] for author in node["author"]] == ["a military source"]
    assert node["appearance"] == [{"@id": f"{SITE}cards/source/{SOURCE}.html#source"}]
    assert node["firstAppearance"]["publisher"]["name"] == "Kommersant"
    assert {about["@id"] for about in node["about"]} == {
        f"{SITE}cards/actor/russia.html#actor",
        f"{SITE}cards/aircraft/su-24m.html#aircraft",
    }


DENYING = ["denies", "doubts", "does-not-confirm", "declines", "accuses", "demands", "warns", "promises", "expresses"]


@pytest.mark.parametrize("act", DENYING)
def test_what_somebody_does_not_hold_is_not_their_claim(act: str) -> None:
    content = "it had caused civilian deaths"
    text = node_of(sample_card("no-such-data", act=act, content=content))["text"]
    assert text.startswith("Sergei Lavrov ")
    assert text.endswith(f": {content}")


def test_what_the_source_says_itself_has_no_author() -> None:
    node = node_of(sample_card("war-240000"))
    assert "author" not in node
    [quantity] = node["about"]
    assert quantity["minValue"] == 240000
    assert "maxValue" not in quantity
    assert quantity["description"] == "more than 240,000"


def test_a_place_says_how_exact_its_point_is() -> None:
    node = node_of(sample_card("homs"))
    assert (node["geo"]["latitude"], node["geo"]["longitude"]) == (34.73, 36.72)
    assert node["additionalProperty"]["value"] == "province"


def test_an_event_has_a_day_and_a_place() -> None:
    node = node_of(sample_card("first-strikes"))
    assert node["startDate"] == "2015-09-30"
    assert [place["name"] for place in node["location"]] == ["Homs"]


def test_positions_of_a_dispute_have_no_order() -> None:
    positions = node_of(sample_card("civilians"))["mainEntity"]
    assert positions["itemListOrder"] == "https://schema.org/ItemListUnordered"
    assert [side["name"] for side in positions["itemListElement"]] == ["They did", "There is no such data"]


@pytest.mark.parametrize("url", ["", SITE])
@pytest.mark.parametrize("folders", [False, True], ids=["files", "folders"])
def test_every_reference_leads_to_a_node(url: str, folders: bool) -> None:
    nodes = nodes_of(sample_library(url, folders))

    def find_references(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["@id"]} if "@id" in value else set()
            return own.union(*map(find_references, value.values()))
        return set().union(*map(find_references, value)) if isinstance(value, list) else set()

    assert find_references(list(nodes.values())) == nodes.keys()
    assert all(name.startswith(url or "../cards/") for name in nodes)


def test_nobody_has_reviewed_anything() -> None:
    site = render_site(sample_briefing())
    for text in (*(page.body for page in site.pages), *(file.content for file in site.files)):
        assert "ClaimReview" not in text
        assert "reviewRating" not in text


@pytest.mark.parametrize("url", ["", SITE])
def test_every_card_s_page_has_its_node(url: str) -> None:
    pages = render_site(sample_briefing(), PACKAGED, Addresses(), masthead=Masthead("Brief", "", url)).by_path
    for card in sample_cards():
        [node] = PageReader(pages[f"cards/{card.key}.md"].body).data
        assert isinstance(node, dict)
        assert node["@id"] == f"{f'{url}cards/{card.kind}/' if url else ''}{card.id}.html#{card.kind}"
    [claim] = PageReader(pages["cards/claim/no-such-data.md"].body).data
    assert isinstance(claim, dict)
    assert claim["appearance"][0]["headline"].startswith("Russia launches fresh air strikes")


def test_the_home_page_is_a_site_and_the_data_a_dataset() -> None:
    site = render_site(sample_briefing(), PACKAGED, Addresses(), masthead=Masthead("Brief", "About", SITE))
    [home] = PageReader(site.by_path["index.md"].body).data
    [data] = PageReader(site.by_path["data.md"].body).data
    assert isinstance(home, dict)
    assert isinstance(data, dict)
    assert (home["@type"], home["name"], home["url"]) == ("WebSite", "Brief", f"{SITE}index.html")
    assert home["hasPart"]["@id"] == data["@id"] == f"{SITE}data.html#dataset"
    assert {file["contentUrl"] for file in data["distribution"]} == {
        f"{SITE}{file.path}" for file in site.files if isinstance(file, Export)
    }


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029"])
def test_no_text_ends_the_block(text: str) -> None:
    block = str(write_block({"text": text}))
    [node] = PageReader(block).data
    assert node == {"@context": "https://schema.org", "text": text}
    assert block.count("<") == 2
    assert not set("&\u2028\u2029").intersection(block)


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    [node] = PageReader(str(write_block({"text": text}))).data
    assert node == {"@context": "https://schema.org", "text": text}
    assert nodes_of(hostile_library(text))["../cards/place/any.html#place"].get("name", "") == text
