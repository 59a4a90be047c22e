"""All that one article gives on its own, before articles are brought together."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.attribution.attribution import Attribution
from briefing.links.entity import Links
from briefing.mentions.mention import Mentions
from briefing.text.document import Document
from briefing.values import immutable


@immutable
class Reading:
    """One article as read: its segmented text, its mentions and its attributions."""

    document: Document
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    classes: Sequence[int]  # of each token (`briefing.attribution.words`): two stages read them


@immutable
class Single:
    """One article as read, with what is linked within it."""

    reading: Reading
    links: Links
