"""What readers take away: all cards in the formats of those who work on with them, a module for each format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefing.render.exports import bibtex, cards_json, cards_schema, linked_data, places_geojson, rss, tables_csv
from briefing.render.exports.export import Export
from briefing.render.exports.tables import list_tables
from briefing.render.kept_texts import Keep
from briefing.render.library import Library


def list_exports(library: Library, keep: Keep) -> dict[str, Callable[[], Export]]:
    """What makes each such file, by its path, in the order the data page has them."""
    return {
        cards_json.PATH: partial(cards_json.export_json, library, keep),
        cards_schema.PATH: partial(cards_schema.export_schema, library),
        **{tables_csv.find_path(table): partial(tables_csv.export_csv, table, keep) for table in list_tables(library)},
        places_geojson.PATH: partial(places_geojson.export_places, library),
        linked_data.PATH: partial(linked_data.export_linked_data, library, keep),
        bibtex.PATH: partial(bibtex.export_bibtex, library),
        rss.FEED: partial(rss.export_feed, library),
    }
