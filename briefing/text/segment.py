"""An article → a document: its paragraphs, their sentences, tokens and quotations."""

from __future__ import annotations

from briefing.pack import PACKAGED, Pack
from briefing.sources.article import Article
from briefing.text.document import Document, Paragraph, Quotation, Sentence
from briefing.text.quotations import find_quotations
from briefing.text.sentences import find_ends, read_stop_words
from briefing.text.tokens import QUOTE, Columns, find_numerals, find_tokens
from briefing.values import Span


def segment(article: Article, pack: Pack = PACKAGED) -> Document:
    """The article cut up. Captions that only repeat another block are left out, and so is the dateline."""
    text = article.text
    words = read_stop_words(pack)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    quotations: list[Quotation] = []
    found = Columns()
    starts, marks = found.starts, found.marks
    goes_on = False
    for block in article.blocks:
        if block.repeats:
            continue
        start = block.span.start
        if article.dateline and block.span.covers(article.dateline.span):
            start = article.dateline.span.end
        first, first_sentence, first_mark = len(starts), len(sentences), len(marks)
        find_tokens(text, start, block.span.end, found)
        if first == len(starts):
            continue
        span = Span(starts[first], found.end(-1))
        own = marks[first_mark:]
        quotes = [index for index, group in own if group == QUOTE]
        quoted = find_quotations(text, found, quotes, span, goes_on)
        if block.kind == "body":
            goes_on = bool(quoted.quotations) and not quoted.quotations[-1].is_closed
        quotations += quoted.quotations
        begin = first
        for end in find_ends(found, own, first, quoted.closers, words):
            sentences.append(Sentence(Span(starts[begin], found.end(end - 1)), begin, end, len(paragraphs)))
            begin = end
        paragraphs.append(Paragraph(block.kind, span, first_sentence, len(sentences)))
    return Document(
        article,
        tuple(paragraphs),
        tuple(sentences),
        tuple(quotations),
        tuple(found.texts),
        tuple(found.norms),
        tuple(starts),
        tuple([sentence.span.start for sentence in sentences]),
        tuple(found.folded),
        tuple(find_numerals(text, found.texts, starts)),
    )
