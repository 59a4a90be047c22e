"""The claims explorer: what its script finds cards by, and the lines it shows of them.

Besides claims it holds figures and events, which a desk asks the same questions of: what do we have on this place, on
this day, from this ministry? Claims alone are shown until a reader chooses otherwise, for that is what the page is
called, and what a figure's claimant said of it is a claim there already.
"""

from __future__ import annotations

from urllib.parse import quote

from briefing.render.address import index_path
from briefing.render.view import View

KINDS = ("claim", "casualty", "figure", "event")


def explore(view: View, facet: str, key: str) -> str:
    """The address of the explorer with one choice made: of the claims about a place, ``("place", "homs")``."""
    return f"{view.page(index_path('claim'))}?{facet}={quote(key, safe='')}"
