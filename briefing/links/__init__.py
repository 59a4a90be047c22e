"""Floor 5: which mentions stand for the same actor or place."""

from briefing.links.across import link_across
from briefing.links.article import link_article

__all__ = ["link_across", "link_article"]
