"""Floor 1: a file becomes an article."""

from briefing.sources.article import Article, Block, Dateline
from briefing.sources.decode import read_bytes
from briefing.sources.read import find_articles, make_article, read_article

__all__ = ["Article", "Block", "Dateline", "find_articles", "make_article", "read_article", "read_bytes"]
