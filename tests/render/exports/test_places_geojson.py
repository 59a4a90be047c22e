"""The places as GeoJSON, after RFC 7946."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from briefing.cards.card import Value
from briefing.render.exports.places_geojson import export_places
from briefing.render.library import Library
from tests.render.exports.library import SITE, hostile_library, library_of, sample_library
from tests.render.sample import brief, sample_cards, seed_article
from tests.render.untrusted import HOSTILE


def read(library: Library) -> list[dict[str, Any]]:
    collection = json.loads(export_places(library).content)
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert set(feature) == {"type", "id", "geometry", "properties"}
    features = collection["features"]
    assert isinstance(features, list)
    return features


def homs(**values: Value) -> dict[str, Any]:
    cards = [replace(card, values={**card.values, **values}) if card.id == "homs" else card for card in sample_cards()]
    [feature] = read(library_of(brief(cards, seed_article())))
    return feature


def test_a_place_is_a_point_with_what_is_told_of_it() -> None:
    [feature] = read(sample_library(SITE))
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.72, 34.73]}
    told = feature["properties"]
    assert (told["events"], told["casualty_figures"], told["claims"]) == (1, 1, 1)
    assert told["permalink"] == f"{SITE}cards/place/homs.html"


AREAS: dict[str, tuple[dict[str, Value], bool]] = {
    "a town": ({"kind": "city", "coordinates": {"latitude": 34.7, "longitude": 36.7, "accuracy": "town"}}, False),
    "a town nobody can place": (
        {"kind": "city", "coordinates": {"latitude": 35, "longitude": 38, "accuracy": "country"}},
        True,
    ),
    "a country": (
        {"kind": "country", "coordinates": {"latitude": 35, "longitude": 38, "accuracy": "country"}},
        True,
    ),
}


@pytest.mark.parametrize(("values", "is_area"), AREAS.values(), ids=AREAS)
def test_a_point_that_stands_for_an_area_says_so(values: dict[str, Value], is_area: bool) -> None:
    assert homs(**values)["properties"]["is_area"] is is_area


NOWHERE: dict[str, dict[str, Value]] = {
    "no coordinates": {},
    "half of them": {"latitude": 34.7},
    "beyond the pole": {"latitude": 91, "longitude": 0, "accuracy": "town"},
    "around the globe": {"latitude": 0, "longitude": 181.5, "accuracy": "town"},
}


@pytest.mark.parametrize("coordinates", NOWHERE.values(), ids=NOWHERE)
def test_a_place_nobody_can_show_has_no_geometry(coordinates: dict[str, Value]) -> None:
    assert homs(coordinates=coordinates)["geometry"] is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    [feature] = read(hostile_library(text))
    assert feature["properties"]["title"] == feature["properties"]["country"] == text
