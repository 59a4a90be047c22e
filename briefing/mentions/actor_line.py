"""A sentence with the phrases of the lexicons marked in it: what the rules for actors read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from briefing.mentions.known_names import KnownNames, Phrase, Sense, SenseKind
from briefing.text.document import Document
from briefing.values import Span, immutable

BEING = frozenset(["is", "are", "was", "were", "be", "been"])
BEYOND = ("",) * 8  # the norms that rules find beyond the ends of a sentence …
NO_CAPITALS = (False,) * len(BEYOND)  # … and what they find of capitals there
HYPHENED = frozenset([
    "based", "backed", "led", "run", "linked", "owned", "controlled", "affiliated", "aligned", "allied",
    "installed", "appointed", "dominated", "funded", "born", "held", "inspired", "sponsored", "occupied",
    "supported", "trained", "speaking", "styled", "registered", "administered", "brokered", "made", "built",
    "mediated", "friendly", "leaning", "era", "designated", "elect", "annexed"])  # fmt: skip
DETERMINERS = frozenset(["the", "a", "an", "two", "three", "four", "five", "some", "many", "several", "most", "other"])
ASIDE = 10  # how many tokens an aside in commas may have
CLOSE = 6  # how many tokens a verb may stand behind the name it belongs to


class Chunk(NamedTuple):
    """A known phrase where it stands: the tokens ``[first, after)`` and what it may mean there."""

    first: int
    after: int
    senses: Mapping[SenseKind, Sense]


NO_CHUNKS: Mapping[int, Chunk] = MappingProxyType({})
NOWHERE: AbstractSet[int] = frozenset()


@immutable
class Line:
    """One sentence, its tokens counted from 0; the first is `first` in the document.

    `starts` are the tokens at which a mention may begin.

    Rules may look a few tokens beyond both ends: `norms` are empty there, and `capitals` (does the token begin with
    one?) are False. What stands for that behind the last token is what -1, -2 … reach before the first.
    """

    document: Document
    first: int
    texts: tuple[str, ...]
    norms: tuple[str, ...]
    capitals: tuple[bool, ...]
    starts: Sequence[int]
    chunks: Mapping[int, Chunk]
    ends: Mapping[int, Chunk]
    inner: AbstractSet[int]
    names: KnownNames

    def start_of(self, at: int) -> int:
        """Where the token `at` starts in the article."""
        return self.document.starts[self.first + at]

    def end_of(self, at: int) -> int:
        """Where the token `at` ends in the article."""
        return self.document.end_of(self.first + at)

    def span(self, first: int, after: int) -> Span:
        """The characters of the tokens ``[first, after)``."""
        return self.document.span_of(self.first + first, self.first + after)

    def words(self, first: int, after: int) -> str:
        """The words of the tokens ``[first, after)``, one space between them and none before a possessive."""
        if after - first == 1:
            return self.texts[first]
        return " ".join(self.document.words_of(self.first + first, self.first + after).split())

    def token_after(self, offset: int) -> int:
        """The first token that begins at or after `offset`."""
        return bisect_left(self.document.starts, offset, self.first, self.first + len(self.texts)) - self.first

    def is_subject(self, after: int, verbs: frozenset[str]) -> bool:
        """Whether one of `verbs` follows in the active, with nothing but auxiliaries and adverbs between."""
        auxiliaries = self.names.words["auxiliaries"]
        is_passive = False
        after = self.behind_aside(after)
        for at in range(after, after + CLOSE):
            norm = self.norms[at]
            if norm in verbs and norm not in auxiliaries:
                return not is_passive or norm.endswith("ing") or norm in ("quoted", "cited")
            if norm == '"' and at == after:
                continue  # Moscow "knows what this means"
            if norm not in auxiliaries and not norm.endswith("ly"):
                return norm in verbs
            is_passive = is_passive or norm in BEING
        return False

    def place_before(self, first: int) -> str:
        """The one word right before `first` that can only name a place or group: "Gaza" in "Gaza residents"."""
        at = first - 1
        if at < 0 or not self.capitals[at] or at in self.chunks or at in self.inner:
            return ""
        if self.capitals[at - 1] and self.norms[at - 1] not in DETERMINERS:
            return ""
        if self.norms[at] in self.names.words["openers"] or self.norms[at] in self.names.words["calendar"]:
            return ""
        text = self.texts[at]
        return "" if at == 0 or text in self.names.given or text.endswith("ly") or len(text) < 3 else text

    def behind_aside(self, at: int) -> int:
        """The token behind an aside in commas at `at`, or `at`: "Tehran, for its part, said"."""
        if self.norms[at] != "," or self.norms[at + 1] not in self.names.words["asides"]:
            return at
        return next((end + 1 for end in range(at + 2, min(at + ASIDE, len(self.texts))) if self.norms[end] == ","), at)

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


def is_hyphened(norm: str) -> bool:
    """Whether a word stands before a name and is no part of it: "Iran-backed", "Houthi-controlled"."""
    return "-" in norm and norm.rpartition("-")[2] in HYPHENED


def mark_lines(document: Document, names: KnownNames, openings: Sequence[int]) -> list[Line]:
    """The sentences of a document with the longest known phrases that begin at `openings` marked."""
    texts, norms = document.texts, document.norms
    begun = [at for at in document.capitals if texts[at][0].isupper() or _is_behind_article(texts[at])]
    has_capital = [False] * len(texts)
    for at in begun:
        has_capital[at] = True
    capitals = tuple(has_capital)
    starts = sorted({*begun, *openings})
    lines, low, opened = [], 0, 0
    for sentence in document.sentences:
        first, last = sentence.first, sentence.last
        high, closed = bisect_left(starts, last, low), bisect_left(openings, last, opened)
        chunks = _mark_chunks(document, first, last, openings[opened:closed], names) if opened < closed else NO_CHUNKS
        own = [at - first for at in starts[low:high]]
        low, opened = high, closed
        lines.append(
            Line(
                document,
                first,
                texts[first:last],
                norms[first:last] + BEYOND,
                capitals[first:last] + NO_CAPITALS,
                own,
                chunks,
                {chunk.after: chunk for chunk in chunks.values()} if chunks else NO_CHUNKS,
                {at for chunk in chunks.values() for at in range(chunk.first + 1, chunk.after)} if chunks else NOWHERE,
                names,
            )
        )
    return lines


def _is_behind_article(text: str) -> bool:
    """Whether a capital stands behind an article of two letters: "al-Assad"."""
    return text[2:3] == "-" and text[3:4].isupper() and text[:2].isalpha()


def mark_phrases(
    document: Document, first: int, after: int, names: KnownNames, openings: Iterable[int] = ()
) -> Mapping[int, Chunk]:
    """The longest known phrases within the tokens ``[first, after)``, which are counted from the first of them.

    With `openings` only those that begin at these tokens of the document.
    """
    return _mark_chunks(document, first, after, openings or range(first, after), names)


def _mark_chunks(
    document: Document, first: int, last: int, openings: Iterable[int], names: KnownNames
) -> Mapping[int, Chunk]:
    """The longest known phrases that begin at `openings`, none overlapping another, in the tokens ``[first, last)``."""
    chunks: dict[int, Chunk] = {}
    free = first
    for at in openings:
        found = _longest(document, at, last, names) if at >= free else None
        if found is not None:
            length, senses = found
            free = at + length
            chunks[at - first] = Chunk(at - first, free - first, senses)
    return chunks


def _longest(document: Document, at: int, last: int, names: KnownNames) -> tuple[int, Mapping[SenseKind, Sense]] | None:
    """How long the longest known phrase at `at` is, with the senses of all that fit its words and capitals."""
    norms = document.norms
    for length in names.lengths.get(norms[at], ()):
        phrases = names.phrases.get(norms[at : at + length]) if at + length <= last else None
        senses: Mapping[SenseKind, Sense] = {}
        for phrase in phrases or ():
            if not phrase.cases or _fits(phrase, document.texts, at):
                senses = {**phrase.senses, **senses} if senses else phrase.senses
        if senses:
            return length, senses
    return None


def _fits(phrase: Phrase, texts: Sequence[str], at: int) -> bool:
    """Whether the tokens from `at` on have the capitals that the phrase's words need."""
    for case, form in zip(phrase.cases, phrase.forms, strict=True):
        if case and not (texts[at][0].isupper() if case == 1 else texts[at] == form):
            return False
        at += 1
    return True
