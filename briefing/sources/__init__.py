"""Floor 1: a file becomes an article."""

from briefing.sources.article import Article, Block, Dateline
from briefing.sources.read import find_articles, read_article

__all__ = ["Article", "Block", "Dateline", "find_articles", "read_article"]
