"""Passages of articles → evidence: the words, with as much around them as it takes to find them again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from briefing.text.document import Document
from briefing.values import Evidence, Span

Passage = tuple[str, Span]  # article id, words

LONG = 200_000  # characters from which searching the whole text for each quote takes too long
ANCHOR = 24  # first characters of a quote by which a long text is searched for all quotes at once
_WORD_START = re.compile(r"(?<![^\W_])\S")


def select_evidence(documents: Mapping[str, Document], passages: Iterable[Passage]) -> dict[Passage, Evidence]:
    """Evidence for each passage, in time that grows with the text and the passages, not with both at once."""
    by_article: dict[str, set[Span]] = {}
    for article, span in passages:
        by_article.setdefault(article, set()).add(span)
    found: dict[Passage, Evidence] = {}
    for article, spans in by_article.items():
        text = documents[article].text
        once = _occurring_once(text, spans) if len(text) >= LONG else frozenset()
        for span in spans:
            quote = span.of(text)
            is_once = quote[:ANCHOR] in once
            found[article, span] = Evidence(article, quote) if is_once else Evidence.select(article, text, span)
    return found


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _occurring_once(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """The beginnings of quotes that occur at one word of the text only: such a quote cannot occur twice."""
    anchors = {anchor for anchor in (text[span.start : span.end][:ANCHOR] for span in spans) if len(anchor) == ANCHOR}
    starts = (text[match.start() : match.start() + ANCHOR] for match in _WORD_START.finditer(text))
    counts = Counter(start for start in starts if start in anchors)
    return frozenset(anchor for anchor, count in counts.items() if count == 1)
