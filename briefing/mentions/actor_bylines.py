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
    r"\b(?P<role>(?:additional |further )?"
    r"(?:reporting|writing|editing|written|edited|reported|compiled|translated|translation)"
    r"(?: and (?:additional )?(?:reporting|writing|editing|edited))?) by (?P<names>[^;()\n]{3,300})",
    re.IGNORECASE,
)
BYLINE = re.compile(r"\s*(?P<role>By|BY) (?P<names>[^;()\n]{3,200})")
# "Associated Press writers Jane Doe in Cairo and John Roe contributed to this report"
CONTRIBUTED = re.compile(
    r"\b(?P<role>writers?|reporters?|correspondents?|journalists?|producers?) (?P<names>[^;()\n]{3,300}?) contributed\b"
)
LEAD = re.compile(r"[\s(•*·–—-]*(?:With )?")  # what may stand before the first credit of a note
NAME = re.compile(
    r"(?<!in )\b[A-Z][\w'’-]+(?: (?:[A-Z]\.|(?!in |and |by )[a-z]{2,3}|[A-Z][\w'’-]+)){0,3} [A-Z][\w'’-]+"
)
PART = re.compile(r"(?!and )\S+(?: (?!and )\S+)*")  # of a run of names, one name


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


def find_bylines(article: Article, names: KnownNames) -> Iterator[ActorMention]:
    """The people named in the notes of the article as those who made it."""
    text = article.text
    for block in article.blocks:
        begin, end = block.span.start, min(block.span.end, block.span.start + LONGEST)
        lead = LEAD.match(text, begin, end)
        if block.kind != "note" and not CREDIT.match(text, lead.end() if lead else begin, end):
            continue
        byline = BYLINE.match(text, begin, end)
        credited = [byline] if byline else [*CREDIT.finditer(text, begin, end), *CONTRIBUTED.finditer(text, begin, end)]
        for credit in credited:
            role = "" if credit is byline else credit["role"]
            for name in NAME.finditer(credit["names"]):
                start = credit.start("names") + name.start()
                for part in PART.finditer(name.group()):
                    if _is_persons(part.group(), names):
                        span = Span(start + part.start(), start + part.end())
                        yield ActorMention(span, span, part.group(), "person", "person.byline", role=role)


def _is_persons(name: str, names: KnownNames) -> bool:
    """Whether a credited name is a person's, and not a newsroom's: "CNN Staff", "Associated Press"."""
    words = name.split()
    return (
        len(words) > 1
        and not any(
            (word.isupper() and word.isalpha() and len(word) > 1 and not name.isupper())
            or word.casefold() in names.words["organisation nouns"]
            or names.senses_of(word).keys() & {"media", "office", "source", "outlet"}
            for word in words
        )
        and names.senses_of(name).keys().isdisjoint(("media", "state", "capital", "body"))
    )
