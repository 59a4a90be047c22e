"""A sentence with the phrases of the lexicons marked in it: what the rules for actors read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from briefing.mentions.known_names import KnownNames, Phrase, Sense, SenseKind
from briefing.mentions.spots import spot_words
from briefing.text.document import Document, Token
from briefing.values import Span

BEING = frozenset(["is", "are", "was", "were", "be", "been"])
BEYOND = ("",) * 8  # the norms that rules find beyond the ends of a sentence …
NO_CAPITALS = (False,) * len(BEYOND)  # … and what they find of capitals there
CLOSE = 6  # how many tokens a verb may stand behind the name it belongs to


class Chunk(NamedTuple):
    """A known phrase where it stands: the tokens ``[first, after)`` and what it may mean there."""

    first: int
    after: int
    senses: Mapping[SenseKind, Sense]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, its tokens counted from 0. `starts` are those at which a mention may begin.

    Rules may look a few tokens beyond both ends: `norms` are empty there, and `capitals` (does the token begin with
    one?) are False. What stands for that behind the last token is what -1, -2 … reach before the first.
    """

    tokens: Sequence[Token]
    norms: tuple[str, ...]
    capitals: tuple[bool, ...]
    starts: Sequence[int]
    chunks: Mapping[int, Chunk]
    ends: Mapping[int, Chunk]
    inner: AbstractSet[int]
    names: KnownNames

    def span(self, first: int, after: int) -> Span:
        """The characters of the tokens ``[first, after)``."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def words(self, first: int, after: int) -> str:
        """The words of the tokens ``[first, after)``, one space between them and none before a possessive."""
        parts: list[str] = []
        previous = 0
        for token in self.tokens[first:after]:
            if parts and token.start > previous:
                parts.append(" ")
            parts.append(token.text)
            previous = token.end
        return "".join(parts)

    def token_after(self, offset: int, at: int) -> int:
        """The first token from `at` on, or before it, that begins at or after `offset`."""
        while at > 0 and self.tokens[at - 1].start >= offset:
            at -= 1
        while at < len(self.tokens) and self.tokens[at].start < offset:
            at += 1
        return at

    def is_subject(self, after: int, verbs: frozenset[str]) -> bool:
        """Whether one of `verbs` follows in the active, with nothing but auxiliaries and adverbs between."""
        auxiliaries = self.names.words["auxiliaries"]
        is_passive = False
        for at in range(after, after + CLOSE):
            norm = self.norms[at]
            if norm in verbs and norm not in auxiliaries:
                return not is_passive or norm.endswith("ing") or norm in ("quoted", "cited")
            if norm not in auxiliaries and not norm.endswith("ly"):
                return norm in verbs
            is_passive = is_passive or norm in BEING
        return False

    def is_free(self, after: int) -> bool:
        """Whether what ends before `after` is no mere adjective of what follows: "the army said", not "army base"."""
        norm = self.norms[after]
        if not norm.isalpha() or self.capitals[after]:
            return True
        return norm in self.names.words["following"] or norm.endswith(("ed", "ly"))

    def speaks(self, first: int, after: int) -> bool:
        """Whether a verb of speech belongs to ``[first, after)``: "X said", "said X", "according to X"."""
        speaking = self.names.words["speaking"]
        if self.is_subject(after, speaking):
            return True
        before = self.norms[first - 1]
        if before in ("the", "a", "an"):
            first -= 1
            before = self.norms[first - 1]
        if before == "per" or (before == "to" and self.norms[first - 2] == "according"):
            return True
        if before not in self.names.words["inverting"]:
            return False
        behind = self.norms[after]  # "said officials in Homs", but not "said officials should …"
        return not behind.isalpha() or behind in self.names.words["linking"]


def mark_lines(document: Document, names: KnownNames) -> list[Line]:
    """The sentences of a document with the longest known phrases marked."""
    tokens, norms = document.tokens, document.norms
    capitals = [False] * len(tokens)
    for at in document.capitals:
        capitals[at] = begins_with_capital(tokens[at].text)
    starts = sorted({*compress(range(len(tokens)), capitals), *spot_words(document, names.lengths)})
    lines, low = [], 0
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        high = bisect_left(starts, last, low)
        own = [at - first for at in starts[low:high]]
        lines.append(_mark_line(tokens[first:last], norms[first:last], capitals[first:last], own, names))
        low = high
    return lines


def mark_span(document: Document, first: int, after: int, names: KnownNames) -> Line:
    """A few tokens of a sentence with the longest known phrases marked."""
    tokens, norms = document.tokens[first:after], document.norms[first:after]
    capitals = [begins_with_capital(token.text) for token in tokens]
    starts = [at for at, norm in enumerate(norms) if capitals[at] or norm in names.lengths]
    return _mark_line(tokens, norms, capitals, starts, names)


def begins_with_capital(text: str) -> bool:
    """Whether a word begins with a capital, an article of two letters apart: "Assad", "al-Assad"."""
    return text[0].isupper() or (text[2:3] == "-" and text[3:4].isupper() and text[:2].isalpha())


def _mark_line(
    tokens: Sequence[Token], norms: tuple[str, ...], capitals: Sequence[bool], starts: Sequence[int], names: KnownNames
) -> Line:
    chunks: dict[int, Chunk] = {}
    ends: dict[int, Chunk] = {}
    inner: set[int] = set()
    norms += BEYOND
    after = 0
    for at in starts:
        lengths = names.lengths.get(norms[at]) if at >= after else None
        found = _longest(tokens, norms, at, lengths, names) if lengths else None
        if found is not None:
            after = found.after
            chunks[at] = ends[after] = found
            if after > at + 1:
                inner.update(range(at + 1, after))
    return Line(tokens, norms, (*capitals, *NO_CAPITALS), starts, chunks, ends, inner, names)


def _longest(
    tokens: Sequence[Token], norms: tuple[str, ...], at: int, lengths: Sequence[int], names: KnownNames
) -> Chunk | None:
    """The longest known phrase at `at`, with the senses of all that fit its words and capitals."""
    for length in lengths:
        phrases = names.phrases.get(norms[at : at + length])
        fitting = [phrase for phrase in phrases if _fits(phrase, tokens, at)] if phrases else None
        if fitting:
            senses = dict(fitting[0].senses) if len(fitting) > 1 else fitting[0].senses
            for phrase in fitting[1:]:
                senses = {**phrase.senses, **senses}
            return Chunk(at, at + length, senses)
    return None


def _fits(phrase: Phrase, tokens: Sequence[Token], at: int) -> bool:
    """Whether the tokens from `at` on have the capitals that the phrase's words need."""
    for offset, case in enumerate(phrase.cases):
        text = tokens[at + offset].text
        if case and not (text[0].isupper() if case == 1 else text == phrase.forms[offset]):
            return False
    return True
