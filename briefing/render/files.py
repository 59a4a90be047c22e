"""The files of a site that are no pages: data that scripts read, and what readers take away."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.render.explorer.data import make_claims_data
from briefing.render.exports import make_exports
from briefing.render.library import Library
from briefing.render.page import SiteFile


def make_files(library: Library) -> Iterator[SiteFile]:
    """Every such file of a briefing."""
    yield make_claims_data(library)
    yield from make_exports(library)
