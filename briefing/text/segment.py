"""An article → a document: its paragraphs, their sentences, tokens and quotations."""

from __future__ import annotations

from operator import itemgetter

from briefing.pack import PACKAGED, Pack
from briefing.sources.article import Article
from briefing.text.document import Document, Paragraph, Quotation, Sentence, Token
from briefing.text.quotations import find_quotations
from briefing.text.sentences import find_ends, read_stop_words
from briefing.text.tokens import QUOTE, find_numerals, find_tokens
from briefing.values import Span


def segment(article: Article, pack: Pack = PACKAGED) -> Document:
    """The article cut up. Captions that only repeat another block are left out, and so is the dateline."""
    text = article.text
    words = read_stop_words(pack)
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    quotations: list[Quotation] = []
    capitals: list[int] = []
    goes_on = False
    for block in article.blocks:
        if block.repeats:
            continue
        start = block.span.start
        if article.dateline and block.span.covers(article.dateline.span):
            start = article.dateline.span.end
        first, first_sentence = len(tokens), len(sentences)
        marks, folded = find_tokens(text, Span(start, block.span.end), tokens)
        if first == len(tokens):
            continue
        capitals += folded
        span = Span(tokens[first].start, tokens[-1].end)
        quotes = [index for index, group in marks if group == QUOTE]
        quoted = find_quotations(text, tokens, quotes, span, goes_on)
        if block.kind == "body":
            goes_on = bool(quoted.quotations) and not quoted.quotations[-1].is_closed
        quotations += quoted.quotations
        begin = first
        for end in find_ends(tokens, marks, first, quoted.closers, words):
            sentences.append(Sentence(Span(tokens[begin].start, tokens[end - 1].end), begin, end, len(paragraphs)))
            begin = end
        paragraphs.append(Paragraph(block.kind, span, first_sentence, len(sentences)))
    norms, starts = (tuple(map(itemgetter(field), tokens)) for field in (1, 2))
    return Document(
        article,
        tuple(paragraphs),
        tuple(sentences),
        tuple(tokens),
        tuple(quotations),
        starts,
        norms,
        tuple(capitals),
        tuple(find_numerals(text, tokens, starts)),
    )
