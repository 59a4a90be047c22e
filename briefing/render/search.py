"""The search index: one short entry for each page, in the format MkDocs' and Material's search share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from briefing.render.address import Addresses
from briefing.render.page import Page, SearchEntry


def index_entry(entry: SearchEntry, url: str) -> Mapping[str, object]:
    """An entry as the index holds it: in HTML, for search results print it as it is."""
    return {
        "location": url,
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
        "tags": [escape(tag, quote=False) for tag in entry.tags],
        "boost": entry.boost,
    }


def add_to_search_index(site: Path, pages: Iterable[Page], addresses: Addresses) -> None:
    """Adds the pages' entries to the index a search plugin has written below `site`; without one, does nothing."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += [index_entry(page.search, addresses.url(page.path)) for page in pages if page.search]
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
