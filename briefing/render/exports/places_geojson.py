"""The places as GeoJSON (RFC 7946): points with how exact they are, and how much the cards tell of each."""

from __future__ import annotations

from collections import Counter

from briefing.cards.card import Card
from briefing.render.exports.cards_json import write_compact, write_lines
from briefing.render.exports.export import Export
from briefing.render.exports.plain import Plain
from briefing.render.fields import record_of, text_of, texts_of
from briefing.render.library import Library
from briefing.render.permalink import card_permalink

PATH = "data/places.geojson"
AREAS = ("country", "province", "region", "sea")  # kinds and accuracies at which a point stands for an area


def export_places(library: Library) -> Export:
    """A feature for each place; one whose coordinates are not known has no geometry."""
    cards = library.list_cards("place")
    head: dict[str, Plain] = {"type": "FeatureCollection", "name": library.masthead.name}
    return Export(
        path=PATH,
        content=write_lines(head, "features", (write_compact(_feature(library, card)) for card in cards)),
        format="GeoJSON",
        media="application/geo+json",
        about="Places with their coordinates, how exact these are, and how many events, casualty figures and claims "
        "name each. The coordinates are background from the gazetteer, and not the sources'.",
        rows=len(cards),
        reading="QGIS and geojson.io open it as it is; geopandas.read_file in Python. Where is_area is true, the point "
        "stands for a country, a province, a region or a sea.",
    )


def _feature(library: Library, card: Card) -> Plain:
    naming = {reference.card.key: reference.card.kind for reference in library.leading_to.get(card.key, ())}
    counted = Counter(naming.values())
    accuracy = record_of(card, "coordinates").get("accuracy")
    return {
        "type": "Feature",
        "id": card.key,
        "geometry": _find_point(card),
        "properties": {
            "title": card.title,
            "permalink": card_permalink(library, card.key),
            "kind": text_of(card, "kind"),
            "country": text_of(card, "country"),
            "aliases": list(texts_of(card, "aliases")),
            "accuracy": accuracy if isinstance(accuracy, str) else None,
            "is_area": accuracy in AREAS or text_of(card, "kind") in AREAS,
            "events": counted["event"],
            "casualty_figures": counted["casualty"],
            "claims": counted["claim"],
            "status": text_of(card, "status"),
        },
    }


def _find_point(card: Card) -> Plain:
    """The place's point, longitude first; null for one that is not known, or not on the globe."""
    coordinates = record_of(card, "coordinates")
    latitude, longitude = coordinates.get("latitude"), coordinates.get("longitude")
    if not isinstance(latitude, (int, float)) or not isinstance(longitude, (int, float)):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
