"""An article cut into paragraphs, sentences, tokens and quotations. All spans count in the article's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing.sources.article import Article, BlockKind
from briefing.values import Span, immutable


class Token(NamedTuple):
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


@immutable
class Sentence:
    """A sentence: its span, the tokens ``[first, last)`` in it, and the paragraph it stands in (an index)."""

    span: Span
    first: int
    last: int
    paragraph: int


@immutable
class Paragraph:
    """A block that carries facts, without its dateline; the sentences ``[first, last)`` in it."""

    kind: BlockKind
    span: Span
    first: int
    last: int


@immutable
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


@dataclass(frozen=True)
class Document:
    """One article, segmented. Tokens, sentences, paragraphs and quotations are in the order of the text.

    What is known of the tokens stands in columns, one entry for each of them: `texts`, `norms` and `starts`.
    """

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    texts: tuple[str, ...]
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]  # where the sentences start, for bisecting
    capitals: tuple[int, ...]  # the tokens that have a capital letter, or another sign that folding changes
    numerals: tuple[int, ...]  # the tokens in which digits begin

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens as values of their own, made when first asked for; the columns are quicker to read."""
        ends = map(int.__add__, self.starts, map(len, self.texts))
        return tuple(map(Token, self.texts, self.norms, self.starts, ends))

    def end_of(self, at: int) -> int:
        """Where the token `at` ends."""
        return self.starts[at] + len(self.texts[at])

    def span_of(self, first: int, after: int) -> Span:
        """The characters of the tokens ``[first, after)``."""
        return Span(self.starts[first], self.starts[after - 1] + len(self.texts[after - 1]))

    def words_of(self, first: int, after: int) -> str:
        """The tokens ``[first, after)`` as written, with what stands between them."""
        return self.article.text[self.starts[first] : self.starts[after - 1] + len(self.texts[after - 1])]

    def count_tokens(self, span: Span) -> int:
        """How many tokens begin inside `span`."""
        return len(self.tokens_in(span))

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin inside `span`, by their indices."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def quotations_from(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that begin inside `span`."""
        first = bisect_left(self.quotations, span.start, key=lambda quotation: quotation.span.start)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
        return self.quotations[first:last]

    def token_at(self, offset: int) -> int:
        """The index of the token that covers `offset` or, between tokens, of the next one."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset - self.starts[index] < len(self.texts[index]):
            return index
        return index + 1

    def is_word(self, at: int) -> bool:
        """Whether the token `at` is a word or number rather than punctuation."""
        return self.texts[at][0].isalnum()

    def sentence_with(self, at: int) -> Sentence | None:
        """The sentence that the token `at` stands in; None as with `sentence_of`."""
        return self.sentence_of(self.span_of(at, at + 1))

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins; None where it begins in no paragraph that carries facts."""
        index = self.sentence_index(span)
        return None if index is None else self.sentences[index]

    def sentence_index(self, span: Span) -> int | None:
        """The index of the sentence in which `span` begins; None as with `sentence_of`."""
        index = bisect_right(self.sentence_starts, span.start) - 1
        return index if index >= 0 and span.start < self.sentences[index].span.end else None
