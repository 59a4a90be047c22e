"""What readers take away: all cards in the formats of those who work on with them, a module for each format."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.render.exports.bibtex import export_bibtex
from briefing.render.exports.cards_json import export_json
from briefing.render.exports.cards_schema import export_schema
from briefing.render.exports.export import Export
from briefing.render.exports.linked_data import export_linked_data
from briefing.render.exports.places_geojson import export_places
from briefing.render.exports.rss import export_feed
from briefing.render.exports.tables import list_tables
from briefing.render.exports.tables_csv import export_csv
from briefing.render.library import Library


def make_exports(library: Library) -> Iterator[Export]:
    """Every such file, in the order the data page has them."""
    yield export_json(library)
    yield export_schema(library)
    yield from (export_csv(library, table) for table in list_tables(library))
    yield export_places(library)
    yield export_linked_data(library)
    yield export_bibtex(library)
    yield export_feed(library)
