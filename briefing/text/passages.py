"""What is quoted for words of an article: the sentence they stand in or, of one without end, what is around them."""

from __future__ import annotations

from briefing.text.document import Document
from briefing.values import Span

LONGEST_QUOTED = 1_500  # characters of a sentence that is quoted whole: articles have none that long, lists apart
AROUND = 150  # characters quoted either side of the words, in a longer one


def quote_around(document: Document, sentence: Span, words: Span) -> Span:
    """The sentence; of one too long to be quoted for everything it says, whole tokens around the words in it.

    Else a sentence of a thousand numbers would be quoted a thousand times.
    """
    if len(sentence) <= LONGEST_QUOTED:
        return sentence
    start, end = max(sentence.start, words.start), min(sentence.end, words.end)
    before = document.tokens_in(Span(max(sentence.start, start - AROUND), start))
    after = document.tokens_in(Span(end, min(sentence.end, end + AROUND)))
    ends = [document.end_of(at) for at in after if document.end_of(at) <= end + AROUND]
    return Span(document.starts[before[0]] if before else start, ends[-1] if ends else end)
