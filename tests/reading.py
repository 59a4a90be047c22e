"""Short texts as the stages see them, for tests of any stage."""

from __future__ import annotations

from briefing.links.reading import Reading
from briefing.pipeline import Parse, bring_together, read_closely
from briefing.sources.article import Article, Block
from briefing.text import segment
from briefing.text.document import Document
from briefing.values import Span


def article_of(text: str, identity: str = "article") -> Article:
    """An article whose paragraphs, parted by blank lines, are all body."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("body", Span(at, at + len(part))))
        at += len(part) + 2
    return Article(identity, f"{identity}.txt", text, "", tuple(blocks))


def document_of(text: str) -> Document:
    """The text as one segmented article."""
    return segment(article_of(text))


def reading_of(text: str, identity: str = "article") -> Reading:
    """The text with its mentions and attributions."""
    return read_closely(article_of(text, identity))


def parse_of(text: str) -> Parse:
    """All that a briefing of this one text holds."""
    return bring_together([reading_of(text)])
