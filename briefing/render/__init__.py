"""Floor 8: cards become pages."""

from briefing.render.address import Addresses
from briefing.render.page import Heading, Masthead, Page, SearchEntry, Site, SiteFile
from briefing.render.site import render_site

__all__ = ["Addresses", "Heading", "Masthead", "Page", "SearchEntry", "Site", "SiteFile", "render_site"]
