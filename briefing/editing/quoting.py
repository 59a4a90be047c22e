"""Where words that a person types stand in the sources, to the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.checks.nearest import find_nearest
from briefing.editing.workspace import MisuseError
from briefing.sources.article import Article
from briefing.values import Evidence, Span, immutable

CONTEXT = 40  # characters shown around words
_MARKS = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-–—‑]"}


@immutable
class Place:
    """Where words stand in a source."""

    source: str
    text: str
    span: Span

    @property
    def evidence(self) -> Evidence:
        """The words as evidence: as they stand there, with what stands around them where they come more than once."""
        return Evidence.select(self.source, self.text, self.span)

    def __str__(self) -> str:
        """``first: … said that [12 soldiers] were killed …``."""
        before = self.text[max(0, self.span.start - CONTEXT) : self.span.start]
        after = self.text[self.span.end : self.span.end + CONTEXT]
        line = " ".join(f"…{before}[{self.span.of(self.text)}]{after}…".split())
        return f"{self.source}: {line}"


def find_places(words: str, articles: Mapping[str, Article], source: str = "") -> tuple[Place, ...]:
    """Every place of the words in the source called so, or in all; white space and kinds of quotation marks may differ.

    Raises:
        MisuseError: there is no such source, or the words are in none; the message says what comes near.
    """
    if source and source not in articles:
        raise MisuseError(f"there is no article called {source}: there are {', '.join(sorted(articles)[:10])}")
    among = {source: articles[source]} if source else articles
    parts = words.split()
    if not parts:
        raise MisuseError("a quote has words")
    pattern = re.compile(r"\s+".join("".join(_MARKS.get(c, re.escape(c)) for c in part) for part in parts))
    found = tuple(
        Place(name, article.text, Span(*match.span()))
        for name, article in sorted(among.items())
        for match in pattern.finditer(article.text)
    )
    if found:
        return found
    for name, article in sorted(among.items()):
        near = find_nearest(words, article.text)
        if near is not None:
            raise MisuseError(
                f'these words are not in {name}: where the quote has "{near.quote}" it has "{near.source}"'
            )
    raise MisuseError(f"these words are not in {source or 'any source'}: copy them from the article")
