from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.sources import Article, Block, Dateline, read_article
from briefing.text import Document, segment
from briefing.values import Span
from tests.reading import article_of, document_of
from tests.work import grows_in_line

SEED = Path(__file__).parents[2] / "seeds" / "000_4112cf46ef5a00b8.txt"

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from(" \n.?!,;:'\"“”‘’„«»()[]-–—…aAbBsS1"), st.characters()), max_size=200
) | st.lists(st.sampled_from(['"We', 'go."', "U.S.", "Mr.", "No.", "‘a’", "\n\n", "(b", "c)", "...", "x.Y"])).map(
    " ".join
)


def check(document: Document) -> None:
    """Everything slices back, stands in order, and lies inside what it belongs to."""
    text = document.text
    for token, start in zip(document.tokens, document.starts, strict=True):
        assert token.start == start
        assert token.text == text[token.start : token.end]
        assert token.norm
        assert not any(character.isspace() for character in token.text)
    for one, other in pairwise(document.tokens):
        assert one.end <= other.start
    for one, other in pairwise(document.sentences):
        assert one.span.end <= other.span.start
        assert one.last == other.first
    for index, paragraph in enumerate(document.paragraphs):
        inside = document.sentences[paragraph.first : paragraph.last]
        assert inside
        assert all(sentence.paragraph == index and paragraph.span.covers(sentence.span) for sentence in inside)
    for sentence in document.sentences:
        tokens = document.tokens[sentence.first : sentence.last]
        assert sentence.span == tokens[0].span.to(tokens[-1].span)
        assert document.sentence_of(sentence.span) == sentence
        assert document.tokens_in(sentence.span) == range(sentence.first, sentence.last)
    ends: list[Span] = []
    for quotation in document.quotations:
        assert quotation.span.covers(quotation.inner)
        assert quotation.inner
        assert any(paragraph.span.covers(quotation.span) for paragraph in document.paragraphs)
        while ends and ends[-1].end <= quotation.span.start:
            ends.pop()
        assert not ends or ends[-1].covers(quotation.span)
        ends.append(quotation.span)
        assert quotation.level == len(ends)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_segmented(text: str) -> None:
    document = document_of(text)
    check(document)
    if "\n\n" not in text:
        assert "".join(token.text for token in document.tokens) == "".join(text.split())


def test_the_seed_keeps_everything_but_its_dateline_and_the_repeated_caption() -> None:
    article = read_article(SEED, "seed.txt")
    assert isinstance(article, Article)
    document = segment(article)
    check(document)
    assert [paragraph.kind for paragraph in document.paragraphs] == ["headline", "caption"] + ["body"] * 36
    first = document.paragraphs[2]
    assert first.span.of(document.text).startswith("Fresh Russian air strikes on Thursday")
    assert len(document.quotations) == 21
    assert all(quotation.is_closed for quotation in document.quotations)


def test_a_paragraph_begins_behind_its_dateline() -> None:
    text = "BEIRUT (AFP) - Air strikes hit Homs."
    article = Article("a", "a.txt", text, "", (Block("body", Span(0, len(text))),), dateline=Dateline(Span(0, 15)))
    assert segment(article).sentences[0].span.of(text) == "Air strikes hit Homs."


def test_a_repeated_caption_is_left_out() -> None:
    text = "A jet\n\nA jet takes off"
    blocks = (Block("caption", Span(0, 5), repeats=True), Block("caption", Span(7, 22)))
    assert len(segment(Article("a", "a.txt", text, "", blocks)).paragraphs) == 1


HOSTILE = [
    "word ",
    '"',
    '" ',
    "' ",
    "“a ‘b ",
    "?",
    '? "',
    "( ",
    "U.S. ",
    "Mr. ",
    "a-",
    "1,",
    ". ",
    "‘a ",
    "'s",
    "\u0301",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text_only(piece: str) -> None:
    assert grows_in_line(lambda times: segment(article_of(piece * times)), 500)


def test_a_document_knows_which_tokens_have_capitals_and_digits() -> None:
    document = document_of("On Oct 1,2015 they saw al-Assad, a Su-24 and 20 “jets”.")
    assert document.norms == tuple(token.norm for token in document.tokens)
    capitals = [document.tokens[at].text for at in document.capitals]
    assert capitals == ["On", "Oct", "al-Assad", "Su-24", "“", "”"]
    assert [document.tokens[at].text for at in document.numerals] == ["1", "Su-24", "20"]
