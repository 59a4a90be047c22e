"""Markdown → an article: the front matter says what it is, the body below it is its text."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.sources.article import Article, BlockKind, Dateline
from briefing.sources.days import read_date_line
from briefing.sources.front_matter import FrontMatter, read_front_matter
from briefing.sources.layout import lay_out
from briefing.sources.lines import split_blocks
from briefing.sources.plain import make_article
from briefing.sources.words import FrameWords
from briefing.values import Problem, Span, When

_MARKS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (re.compile(r"#\s+\S"), "headline"),
    (re.compile(r"#{2,6}\s+\S"), "heading"),
    (re.compile(r"!\[|<img|<figure|\*[^*\n]+\*$|_[^_\n]+_$"), "caption"),
    (re.compile(r"[-*_ ]{3,}$|<!--|\[\^?[^\]\n]+\]:|\||```|</?\w+"), "note"),
)
_BEGINNING = re.compile(r"(?:#{1,6}|>|[-*+])\s+")
LONGEST_MARKED = 1_000  # characters of a block in which its marks are looked for


def read_markdown(text: str, identity: str, shown: str, digest: str, words: FrameWords) -> Article | Problem:
    """The article in a Markdown file; offsets count in the body below the front matter."""
    front = read_front_matter(text, shown)
    if isinstance(front, Problem):
        return front
    body = text[front.body :].lstrip("\n") if front.body else text
    published = read_when(front.first("published", "date", "pubdate", "publish_date", "date_published"), words)
    article = make_article(body, identity, shown, digest, lay_out(body, words, *find_marks(body), published))
    return apply_front_matter(article, front, words)


def find_marks(text: str) -> tuple[list[Span], dict[int, BlockKind]]:
    """The blocks without the marks they begin with, and the kinds these show; only the first title is a headline."""
    spans: list[Span] = []
    kinds: dict[int, BlockKind] = {}
    is_titled = False
    for span in split_blocks(text):
        block = text[span.start : min(span.end, span.start + LONGEST_MARKED)]
        kind = next((kind for pattern, kind in _MARKS if pattern.match(block)), None)
        before = _BEGINNING.match(block)
        start = span.start + (before.end() if before and before.end() < len(span) else 0)
        spans.append(Span(start, span.end))
        if kind:
            kinds[start] = "heading" if kind == "headline" and is_titled else kind
            is_titled = is_titled or kind == "headline"
    return spans, kinds


def read_when(written: str, words: FrameWords) -> When | None:
    """The day a field names; what cannot be read keeps its words alone, an empty field gives None."""
    if not written:
        return None
    day = re.match(r"\d{4}-\d\d-\d\d", written)
    found = read_date_line(day.group() if day else written, words)
    return When(found.value, "day", written) if found else When(None, "unknown", written)


def apply_front_matter(article: Article, front: FrontMatter, words: FrameWords) -> Article:
    """The article with what its front matter says, which goes before what its text shows."""
    agency = front.first("agency", "wire")
    place = front.first("dateline", "place")
    dateline = article.dateline
    if place and not dateline:
        start = article.blocks[0].span.start if article.blocks else 0
        dateline = Dateline(Span(start, start), place)
    return replace(
        article,
        headline=front.first("title", "headline") or article.headline,
        publisher=front.first("publisher", "source", "site", "sitename", "outlet"),
        agency=words.agencies.get(agency, agency) or article.agency,
        bylines=front.all("authors", "author", "byline", "bylines", "by") or article.bylines,
        dateline=dateline,
        published=article.published or read_when(front.first("published", "date"), words),
        url=front.first("url", "link", "canonical_url", "source_url"),
        archive_url=front.first("archive_url", "archive", "archived"),
        retrieved=front.first("retrieved", "accessed", "access_date"),
        language=front.first("language", "lang"),
    )
