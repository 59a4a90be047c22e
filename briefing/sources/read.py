"""Files → articles."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from briefing.sources.article import Article, Block, Dateline
from briefing.values import Problem, Span
from briefing.values.slug import slug

SUFFIXES = frozenset([".txt", ".md", ".markdown", ".html", ".htm"])
_BLOCK = re.compile(r"\S.*")
_DATELINE = re.compile(r"(?P<place>[A-Z][A-Z/.' -]+)(?:, [A-Z][a-z]+)? (?:\((?P<agency>[A-Za-z ]+)\) )?[-–—] ")


def find_articles(folder: Path) -> tuple[Path, ...]:
    """The articles in `folder` and below it, sorted; hidden files and folders are passed over."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()))


def read_article(path: Path, shown: str) -> Article | Problem:
    """The article in the file, or what keeps it from being read; `shown` is the path as messages print it."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    blocks: list[Block] = []
    dateline = None
    for match in _BLOCK.finditer(text):
        kind = "body" if blocks else "headline"
        span = Span(*match.span())
        if dateline is None and (found := _DATELINE.match(text, span.start)):
            dateline = Dateline(Span(*found.span()), found["place"], found["agency"] or "")
        elif not dateline and blocks:
            kind = "caption"
        blocks.append(Block(kind, span))  # type: ignore[arg-type]
    headline = blocks[0].span.of(text) if blocks else ""
    return Article(slug(path.stem), shown, text, sha256(data).hexdigest(), tuple(blocks), headline, dateline=dateline)
