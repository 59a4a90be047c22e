"""Floor 8: cards become pages."""

from briefing.render.address import Addresses
from briefing.render.page import Heading, Page, SearchEntry
from briefing.render.site import render_pages

__all__ = ["Addresses", "Heading", "Page", "SearchEntry", "render_pages"]
