"""A sentence with the phrases of the lexicons marked in it: what the rules for actors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.mentions.known_names import KnownNames, Sense, SenseKind
from briefing.text.document import Document, Token
from briefing.values import Span

BEING = frozenset(["is", "are", "was", "were", "be", "been"])
CLOSE = 6  # how many tokens a verb may stand behind the name it belongs to


@dataclass(frozen=True, slots=True)
class Chunk:
    """A known phrase where it stands: the tokens ``[first, after)`` and what it may mean there."""

    first: int
    after: int
    senses: Mapping[SenseKind, Sense]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, the tokens ``[first, last)``. `starts` are those at which a mention may begin."""

    tokens: Sequence[Token]
    norms: Sequence[str]
    capitals: Sequence[bool]
    first: int
    last: int
    starts: Sequence[int]
    chunks: Mapping[int, Chunk]
    ends: Mapping[int, Chunk]
    inner: Set[int]
    names: KnownNames

    def norm(self, at: int) -> str:
        """The norm of the token at `at`; empty outside the sentence."""
        return self.norms[at] if self.first <= at < self.last else ""

    def is_capital(self, at: int) -> bool:
        """Whether the token at `at` is in the sentence and begins with an upper-case letter."""
        return self.first <= at < self.last and self.capitals[at]

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
        while at > self.first and self.tokens[at - 1].start >= offset:
            at -= 1
        while at < self.last and self.tokens[at].start < offset:
            at += 1
        return at

    def is_subject(self, after: int, verbs: frozenset[str]) -> bool:
        """Whether one of `verbs` follows in the active, with nothing but auxiliaries and adverbs between."""
        auxiliaries = self.names.words["auxiliaries"]
        is_passive = False
        for at in range(after, after + CLOSE):
            norm = self.norm(at)
            if norm in verbs and norm not in auxiliaries:
                return not is_passive or norm.endswith("ing") or norm in ("quoted", "cited")
            if norm not in auxiliaries and not norm.endswith("ly"):
                return norm in verbs
            is_passive = is_passive or norm in BEING
        return False

    def is_free(self, after: int) -> bool:
        """Whether what ends before `after` is no mere adjective of what follows: "the army said", not "army base"."""
        norm = self.norm(after)
        if not norm.isalpha() or self.is_capital(after):
            return True
        return norm in self.names.words["following"] or norm.endswith(("ed", "ly"))

    def speaks(self, first: int, after: int) -> bool:
        """Whether a verb of speech belongs to ``[first, after)``: "X said", "said X", "according to X"."""
        speaking = self.names.words["speaking"]
        if self.is_subject(after, speaking):
            return True
        before = self.norm(first - 1)
        if before in ("the", "a", "an"):
            first -= 1
            before = self.norm(first - 1)
        if before == "per" or (before == "to" and self.norm(first - 2) == "according"):
            return True
        if before not in self.names.words["inverting"]:
            return False
        behind = self.norm(after)  # "said officials in Homs", but not "said officials should …"
        return not behind.isalpha() or behind in self.names.words["linking"]


def mark_lines(document: Document, sentences: Sequence[tuple[int, int]], names: KnownNames) -> list[Line]:
    """The sentences, given as ``[first, last)`` tokens, with the longest known phrases marked from left to right."""
    norms = [token.norm for token in document.tokens]
    capitals = _find_capitals(document.tokens)
    return [_mark_line(document.tokens, norms, capitals, first, last, names) for first, last in sentences]


def mark_span(document: Document, first: int, after: int, names: KnownNames) -> Line:
    """A few tokens of a sentence with the longest known phrases marked."""
    tokens = document.tokens[first:after]
    return _mark_line(tokens, [token.norm for token in tokens], _find_capitals(tokens), 0, len(tokens), names)


def _find_capitals(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens begin with a capital, an article of two letters apart: "Assad", "al-Assad"."""
    return [
        (text := token.text)[0].isupper() or (text[2:3] == "-" and text[3:4].isupper() and text[:2].isalpha())
        for token in tokens
    ]


def _mark_line(
    tokens: Sequence[Token], norms: Sequence[str], capitals: Sequence[bool], first: int, last: int, names: KnownNames
) -> Line:
    known = names.lengths
    chunks: dict[int, Chunk] = {}
    ends: dict[int, Chunk] = {}
    inner: set[int] = set()
    starts: list[int] = []
    after = first
    for at in range(first, last):
        lengths = known.get(norms[at])
        if capitals[at] or lengths:
            starts.append(at)
        if at < after or lengths is None:
            continue
        found = _longest(tokens, norms, at, last, lengths, names)
        if found is not None:
            after = found.after
            chunks[at] = ends[after] = found
            if after > at + 1:
                inner.update(range(at + 1, after))
    return Line(tokens, norms, capitals, first, last, starts, chunks, ends, inner, names)


def _longest(
    tokens: Sequence[Token], norms: Sequence[str], at: int, last: int, lengths: Sequence[int], names: KnownNames
) -> Chunk | None:
    """The longest known phrase at `at`, with the senses of all that fit its words and capitals."""
    for length in lengths:
        if at + length > last:
            continue
        fitting = [
            phrase
            for phrase in names.phrases.get(tuple(norms[at : at + length]), ())
            if all(_fits(tokens[at + k].text, case, phrase.forms[k]) for k, case in enumerate(phrase.cases) if case)
        ]
        if fitting:
            senses = dict(fitting[0].senses) if len(fitting) > 1 else fitting[0].senses
            for phrase in fitting[1:]:
                senses = {**phrase.senses, **senses}
            return Chunk(at, at + length, senses)
    return None


def _fits(text: str, case: int, form: str) -> bool:
    """Whether a token has the capitals that a phrase's word needs."""
    return text[0].isupper() if case == 1 else text == form
