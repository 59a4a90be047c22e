"""An article cut into paragraphs, sentences, tokens and quotations. All spans count in the article's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from briefing.sources.article import Article, BlockKind
from briefing.values import Span


class Token(NamedTuple):  # an article has thousands: a tuple is made four times as fast as a frozen dataclass
    """A word, number or mark. `norm` is what rules compare: casefolded, with straight quotes and apostrophes.

    Words keep inner hyphens, apostrophes and points ("al-Assad", "haven't", "U.S."); a possessive ending is a token
    of its own ("Russia" + "'s"); every mark of punctuation is one token, also the point of "Gen." and "Sept.".
    """

    text: str
    norm: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number rather than punctuation."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the tokens ``[first, last)`` in it, and the paragraph it stands in (an index)."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that carries facts, without its dateline; the sentences ``[first, last)`` in it."""

    kind: BlockKind
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. `span` has the marks, `inner` has not.

    `is_closed` is False where the closing mark is missing because the quotation runs on in the next paragraph (or was
    forgotten); `continues` is True where this paragraph opens again a quotation the last one left open. `level` is 1
    for outer quotations, 2 for those inside another.
    """

    span: Span
    inner: Span
    is_closed: bool = True
    continues: bool = False
    level: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One article, segmented. Tokens, sentences, paragraphs and quotations are in the order of the text."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]  # the tokens' starts, for bisecting
    norms: tuple[str, ...]  # the tokens' norms, for looking words up
    capitals: tuple[int, ...]  # the tokens that have a capital letter, or another sign that folding changes
    numerals: tuple[int, ...]  # the tokens in which digits begin

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside `span`."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def count_tokens(self, span: Span) -> int:
        """How many tokens begin inside `span`."""
        return bisect_left(self.starts, span.end) - bisect_left(self.starts, span.start)

    def quotations_from(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that begin inside `span`."""
        first = bisect_left(self.quotations, span.start, key=lambda quotation: quotation.span.start)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
        return self.quotations[first:last]

    def token_at(self, offset: int) -> int:
        """The index of the token that covers `offset` or, between tokens, of the next one."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins; None where it begins in no paragraph that carries facts."""
        index = self.sentence_index(span)
        return None if index is None else self.sentences[index]

    def sentence_index(self, span: Span) -> int | None:
        """The index of the sentence in which `span` begins; None as with `sentence_of`."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= span.start:
            return low
        return None
