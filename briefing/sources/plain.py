"""Plain text → an article."""

from __future__ import annotations

from briefing.sources.article import Article
from briefing.sources.layout import Layout, lay_out
from briefing.sources.words import FrameWords


def read_plain(text: str, identity: str, shown: str, digest: str, words: FrameWords) -> Article:
    """The article that a text without any marks holds."""
    return make_article(text, identity, shown, digest, lay_out(text, words))


def make_article(text: str, identity: str, shown: str, digest: str, layout: Layout) -> Article:
    """An article with what its text gives."""
    return Article(
        id=identity,
        file=shown,
        text=text,
        sha256=digest,
        blocks=layout.blocks,
        headline=layout.headline,
        agency=layout.agency or (layout.dateline.agency if layout.dateline else ""),
        bylines=layout.bylines,
        dateline=layout.dateline,
        published=layout.published,
        counts_from=layout.counts_from,
    )
