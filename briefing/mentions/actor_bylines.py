"""Who wrote, reported and edited, from the notes below an article: "(Writing by Jane Doe; Editing by John Roe)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.mentions.known_names import KnownNames
from briefing.mentions.mention import ActorMention
from briefing.sources.article import Article
from briefing.values import Span

LONGEST = 2_000  # characters of a note that are read
CREDIT = re.compile(
    r"\b((?:additional |further )?(?:reporting|writing|editing|written|edited|reported|compiled|translated|translation)"
    r"(?: and (?:additional )?(?:reporting|writing|editing|edited))?) by ([^;()\n]{3,300})",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?<!in )\b[A-Z][\w'’-]+(?: (?:[A-Z]\.|(?!in |and |by )[a-z]{2,3}|[A-Z][\w'’-]+)){0,3} [A-Z][\w'’-]+"
)


def find_agency(article: Article, names: KnownNames) -> Iterator[ActorMention]:
    """The news agency in the dateline: "BEIRUT (AFP) -"."""
    line = article.dateline
    if line is None or not line.agency:
        return
    start = article.text.find(line.agency, line.span.start, line.span.end)
    if start >= 0:
        span = Span(start, start + len(line.agency))
        sense = names.senses_of(line.agency).get("media")
        yield ActorMention(span, span, sense.name if sense else line.agency, "media", "media.named",
                           country=sense.country if sense else "")  # fmt: skip


def find_bylines(article: Article) -> Iterator[ActorMention]:
    """The people named in the notes of the article as those who made it."""
    text = article.text
    for block in article.blocks:
        begin, end = block.span.start, min(block.span.end, block.span.start + LONGEST)
        if block.kind != "note" and not CREDIT.match(text, begin + text.startswith("(", begin), end):
            continue
        for credit in CREDIT.finditer(text, begin, end):
            for name in NAME.finditer(credit[2]):
                words = name.group()
                start = credit.start(2) + name.start()
                for part in re.finditer(r"(?:(?! and ).)+", words):
                    first = part.group().removeprefix(" and ")
                    if " " in first.strip():
                        at = start + part.start() + part.group().index(first)
                        span = Span(at, at + len(first))
                        yield ActorMention(span, span, first, "person", "person.byline", role=credit[1])
