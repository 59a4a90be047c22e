"""Who wrote, reported and edited, from the notes below an article: "(Writing by Jane Doe; Editing by John Roe)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.mentions.mention import ActorMention
from briefing.sources.article import Article
from briefing.values import Span

LONGEST = 2_000  # characters of a note that are read
CREDIT = re.compile(
    r"\b((?:additional |further )?(?:reporting|writing|editing|written|edited|reported|compiled|translated|translation)"
    r"(?: and (?:additional )?(?:reporting|writing|editing|edited))?) by ([^;()\n]{3,300})",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<!in )\b[A-Z][\w'’-]+(?: (?:[A-Z]\.|[a-z]{2,3}|[A-Z][\w'’-]+)){0,3} [A-Z][\w'’-]+")


def find_bylines(article: Article) -> Iterator[ActorMention]:
    """The people named in the notes of the article as those who made it."""
    for block in article.blocks:
        if block.kind != "note":
            continue
        text = article.text[block.span.start : min(block.span.end, block.span.start + LONGEST)]
        for credit in CREDIT.finditer(text):
            for name in NAME.finditer(credit[2]):
                words = name.group()
                start = block.span.start + credit.start(2) + name.start()
                for part in re.finditer(r"(?:(?! and ).)+", words):
                    first = part.group().removeprefix(" and ")
                    if " " in first.strip():
                        begin = start + part.start() + part.group().index(first)
                        span = Span(begin, begin + len(first))
                        yield ActorMention(span, span, first, "person", "person.byline", role=credit[1])
