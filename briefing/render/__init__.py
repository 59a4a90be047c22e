"""Floor 8: cards become pages."""

from briefing.render.address import Addresses
from briefing.render.page import Heading, Masthead, Outline, Page, SearchEntry, SiteFile
from briefing.render.site import Site, render_site

__all__ = ["Addresses", "Heading", "Masthead", "Outline", "Page", "SearchEntry", "Site", "SiteFile", "render_site"]
