"""HTML → an article, by way of trafilatura (the optional extra `html`). Nothing is fetched."""

from __future__ import annotations

from dataclasses import replace

from briefing.sources.article import Article
from briefing.sources.decode import CHECK
from briefing.sources.layout import lay_out
from briefing.sources.markdown import read_when
from briefing.sources.plain import make_article
from briefing.sources.words import FrameWords
from briefing.values import Problem


def read_html(text: str, identity: str, shown: str, digest: str, words: FrameWords) -> Article | Problem:
    """The article in a web page; offsets count in the text taken out of it."""
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError:
        message = "reading HTML needs the package trafilatura"
        return Problem(shown, 0, 0, CHECK, message, "pip install 'briefing[html]', or save the article as .txt")
    try:
        page = bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as error:  # a page can break the extractor in ways it does not name
        return Problem(shown, 0, 0, CHECK, f"no article could be taken out of the page ({type(error).__name__})", HINT)
    found = page.as_dict() if isinstance(page, Document) else page or {}
    body = (found.get("text") or "").strip()
    if not body:
        return Problem(shown, 0, 0, CHECK, "no article was found in the page", HINT)
    title = " ".join((found.get("title") or "").split())
    published = read_when(found.get("date") or "", words)
    article = make_article(body, identity, shown, digest, lay_out(body, words, published=published))
    authors = tuple(name.strip() for name in (found.get("author") or "").split(";") if name.strip())
    return replace(
        article,
        headline=article.headline or title,
        publisher=found.get("sitename") or "",
        bylines=article.bylines or authors,
        url=found.get("url") or "",
        language=found.get("language") or "",
    )


HINT = "save the article's text as .txt or .md"
