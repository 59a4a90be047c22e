"""A sentence with the phrases of the lexicons marked in it: what the rules for actors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.mentions.known_names import KnownNames, Phrase, Sense, SenseKind
from briefing.text.document import Document, Token
from briefing.values import Span

CLOSE = 6  # how many tokens a verb may stand behind the name it belongs to


@dataclass(frozen=True, slots=True)
class Chunk:
    """A known phrase where it stands: the tokens ``[first, after)`` and what it may mean there."""

    first: int
    after: int
    senses: Mapping[SenseKind, Sense]


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens ``[first, last)`` of one sentence, and its chunks: by first token, by the token after, and what is inside."""

    tokens: Sequence[Token]
    first: int
    last: int
    chunks: Mapping[int, Chunk]
    ends: Mapping[int, Chunk]
    inner: Set[int]
    names: KnownNames

    def norm(self, at: int) -> str:
        """The norm of the token at `at`; empty outside the sentence."""
        return self.tokens[at].norm if self.first <= at < self.last else ""

    def is_capital(self, at: int) -> bool:
        """Whether the token at `at` is in the sentence and begins with an upper-case letter."""
        return self.first <= at < self.last and self.tokens[at].text[0].isupper()

    def span(self, first: int, after: int) -> Span:
        """The characters of the tokens ``[first, after)``."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def words(self, first: int, after: int) -> str:
        """The words of the tokens ``[first, after)``, one space between them and none before a possessive."""
        parts: list[str] = []
        for token in self.tokens[first:after]:
            if parts and token.start > previous:
                parts.append(" ")
            parts.append(token.text)
            previous = token.end
        return "".join(parts)

    def token_after(self, offset: int, at: int) -> int:
        """The first token from `at` on, or before it, that begins at or after `offset`."""
        while at > self.first and self.tokens[at - 1].start >= offset:
            at -= 1
        while at < self.last and self.tokens[at].start < offset:
            at += 1
        return at

    def is_subject(self, after: int, verbs: frozenset[str]) -> bool:
        """Whether one of `verbs` follows, with nothing but auxiliaries, adverbs or an aside between."""
        at, auxiliaries = after, self.names.words["auxiliaries"]
        for _ in range(CLOSE):
            norm = self.norm(at)
            if norm in verbs and norm not in auxiliaries:
                return True
            if norm not in auxiliaries and not norm.endswith("ly"):
                return norm in verbs
            at += 1
        return False

    def is_free(self, after: int) -> bool:
        """Whether what ends before `after` is no mere adjective of a noun behind it: "the army said", not "army base"."""
        norm = self.norm(after)
        if not norm.isalpha() or self.is_capital(after):
            return True
        words = self.names.words
        return (
            norm in words["linking"]
            or norm in words["auxiliaries"]
            or norm in words["speaking"]
            or norm in words["deciding"]
            or norm in words["naming"]
            or norm.endswith(("ed", "ly"))
        )

    def speaks(self, first: int, after: int) -> bool:
        """Whether a verb of speech belongs to ``[first, after)``: "X said", "said X", "according to X"."""
        speaking = self.names.words["speaking"]
        if self.is_subject(after, speaking):
            return True
        before = self.norm(first - 1)
        if before in ("the", "a", "an"):
            first -= 1
            before = self.norm(first - 1)
        if before in self.names.words["inverting"] or before == "per":
            return True
        return before == "to" and self.norm(first - 2) == "according"


def mark_line(document: Document, first: int, last: int, names: KnownNames) -> Line:
    """The sentence of the tokens ``[first, last)`` with the longest known phrases marked, from left to right."""
    tokens, phrases = document.tokens, names.phrases
    chunks: dict[int, Chunk] = {}
    ends: dict[int, Chunk] = {}
    inner: set[int] = set()
    at = first
    while at < last:
        group = phrases.get(tokens[at].norm)
        found = _longest(tokens, at, last, group) if group else None
        if found:
            chunks[at] = ends[found.after] = found
            inner.update(range(at + 1, found.after))
            at = found.after
        else:
            at += 1
    return Line(tokens, first, last, chunks, ends, inner, names)


def _longest(tokens: Sequence[Token], at: int, last: int, group: Sequence[Phrase]) -> Chunk | None:
    """The longest phrase of `group` at `at`; the senses of equally long ones together."""
    length = 0
    senses: dict[SenseKind, Sense] = {}
    for phrase in group:
        count = len(phrase.norms)
        if count < length:
            break
        if at + count <= last and all(
            tokens[at + k].norm == phrase.norms[k] and _fits(tokens[at + k].text, phrase, k) for k in range(count)
        ):
            length = count
            for kind, sense in phrase.senses.items():
                senses.setdefault(kind, sense)
    return Chunk(at, at + length, senses) if length else None


def _fits(text: str, phrase: Phrase, index: int) -> bool:
    """Whether a token has the capitals the phrase's word needs."""
    case = phrase.cases[index]
    if case == 0:
        return True
    return text[0].isupper() if case == 1 else text == phrase.forms[index]
