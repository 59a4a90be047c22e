"""The cards as JSON: a shape its schema describes, every text to the letter, every quote where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing.render.exports.cards_json import export_json
from briefing.render.exports.cards_schema import export_schema
from briefing.render.kept_texts import keep_nothing
from briefing.render.library import Library
from tests.render.exports.library import SITE, hostile_library, library_of, sample_library
from tests.render.sample import SOURCE, article_of, brief, sample_cards, seed_article
from tests.render.untrusted import HOSTILE


def read(library: Library) -> dict[str, Any]:
    data = json.loads(export_json(library, keep_nothing(library)).content)
    assert isinstance(data, dict)
    return data


def card_of(library: Library, key: str) -> dict[str, Any]:
    [card] = [card for card in read(library)["cards"] if card["key"] == key]
    assert isinstance(card, dict)
    return card


def faults_of(library: Library, data: object) -> list[str]:
    schema = json.loads(export_schema(library).content)
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("url", ["", SITE])
def test_the_schema_describes_it(url: str) -> None:
    library = sample_library(url)
    assert faults_of(library, read(library)) == []


WRONG = {
    "a field the kind has not": {"colour": "red"},
    "a number for a text": {"content": 7},
    "a text for a list": {"claimants": "actor/russia"},
    "no such speech act": {"act": "asserts"},
    "a date for a moment": {"said": "2015-10-01"},
}


@pytest.mark.parametrize("fields", WRONG.values(), ids=WRONG)
def test_the_schema_finds_what_is_wrong(fields: dict[str, object]) -> None:
    library = sample_library()
    data = read(library)
    [claim] = [card for card in data["cards"] if card["id"] == "no-such-data"]
    claim["fields"] |= fields
    assert faults_of(library, data)


def test_every_card_is_there_with_its_permalink() -> None:
    data = read(sample_library(SITE))
    assert {card["key"] for card in data["cards"]} == {card.key for card in sample_cards()}
    for card in data["cards"]:
        assert card["permalink"] == f"{SITE}cards/{card['key']}.html"
    assert card_of(sample_library(SITE, folders=True), "place/homs")["permalink"] == f"{SITE}cards/place/homs/"
    assert card_of(sample_library(), "place/homs")["permalink"] == "cards/place/homs.html"


def test_values_keep_their_parts() -> None:
    toll = card_of(sample_library(), "casualty/war-240000")["fields"]
    assert toll["count"] == {"min": 240000, "max": None, "modifier": "more than", "as_written": "more than 240,000"}
    event = card_of(sample_library(), "event/first-strikes")["fields"]
    assert event["when"]["date"] == "2015-09-30"
    assert event["where"] == ["place/homs"]
    assert card_of(sample_library(), "claim/killing-36")["fields"]["about"] == ["actor/russia", "place/homs"]
    [role] = card_of(sample_library(), "actor/sergei-lavrov")["fields"]["roles"]
    assert role == {"title": "Russian Foreign Minister", "holder_for": "actor/russia"}


def test_quotes_are_found_by_their_selectors() -> None:
    text = seed_article().text
    for card in read(sample_library())["cards"]:
        for evidence in card["evidence"]:
            quote, position = evidence["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"], card["key"]
            assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
            assert evidence["source"] == f"source/{SOURCE}"


def test_words_that_are_gone_have_no_position() -> None:
    library = library_of(brief(sample_cards(), article_of("Another article.")))
    [evidence] = card_of(library, "place/homs")["evidence"]
    assert [selector["type"] for selector in evidence["selector"]] == ["TextQuoteSelector"]
    assert faults_of(library, read(library)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    assert card_of(hostile_library(text), "claim/any")["fields"]["content"] == text


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    library = hostile_library(text)
    claim = card_of(library, "claim/any")
    assert claim["title"] == claim["fields"]["content"] == claim["fields"]["notes"] == text
    assert claim["evidence"][0]["selector"][0]["exact"] == text
    assert read(library)["name"] == text
