"""The files of a site that are no pages: data that scripts read, and what readers take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from briefing.render.explorer import data
from briefing.render.exports import list_exports
from briefing.render.kept_texts import Keep
from briefing.render.library import Library
from briefing.render.page import SiteFile


def list_files(library: Library, keep: Keep) -> Mapping[str, Callable[[], SiteFile]]:
    """What makes each such file of a briefing, by its path; what each card says in it is kept."""
    return {data.PATH: partial(data.make_claims_data, library), **list_exports(library, keep)}
