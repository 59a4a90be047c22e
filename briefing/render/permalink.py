"""Lasting addresses of pages, as they are cited and exported."""

from __future__ import annotations

from briefing.render.address import card_path, web_address
from briefing.render.library import Library


def site_root(library: Library) -> str:
    """The address the site is published at, with a slash at its end; "" where nobody has said it."""
    root = web_address(library.masthead.url)
    return f"{root.rstrip('/')}/" if root else ""


def permalink(library: Library, path: str) -> str:
    """The lasting address of the page at `path`; from the site's root where it is not known where that is."""
    return f"{site_root(library)}{library.addresses.url(path)}"


def card_permalink(library: Library, key: str) -> str:
    """The lasting address of the card ``kind/id``."""
    return permalink(library, card_path(*key.split("/", 1)))
