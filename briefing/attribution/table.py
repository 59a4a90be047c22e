"""A document made ready for attribution: flat lists by token, so that rules compare numbers and short words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.attribution.words import CAPITAL
from briefing.mentions.mention import Mentions
from briefing.text.document import Document
from briefing.values import immutable

LONGEST_SENTENCE = 220  # tokens; what stands further on in a sentence is not read


@immutable
class TokenTable:
    """Norms and classes of the tokens, and for each the quotation it stands in (its number + 1; 0 outside)."""

    document: Document
    norms: tuple[str, ...]
    classes: Sequence[int]
    quoted: list[int]
    quotes: list[tuple[int, int]]  # the tokens [first, last) of each outer quotation, marks included
    actors: dict[int, int]  # where the mention of an actor ends: where it begins

    def is_name(self, index: int) -> bool:
        """Whether the token is written with a capital."""
        return bool(self.classes[index] & CAPITAL)


def tabulate(document: Document, mentions: Mentions, classes: Sequence[int]) -> TokenTable:
    """The table of `document`, whose tokens have these `classes`."""
    quoted = [0] * (len(document.texts) + 1)
    quotes: list[tuple[int, int]] = []
    at = 0
    for quotation in document.quotations:
        if quotation.level != 1:
            continue
        first = max(at, document.token_at(quotation.span.start))
        last = max(first, document.token_at(quotation.span.end))
        if last == first:
            continue
        quotes.append((first, last))
        quoted[first:last] = [len(quotes)] * (last - first)
        at = last
    actors: dict[int, int] = {}
    for mention in mentions.actors:
        first = bisect_left(document.starts, mention.span.start)
        last = bisect_left(document.starts, mention.span.end)
        if last > first:
            actors[last] = first
    return TokenTable(document, document.norms, classes, quoted, quotes, actors)
