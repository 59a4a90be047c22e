"""Words of a source that support a card: the W3C Web Annotation TextQuoteSelector.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from briefing.values.immutable import immutable
from briefing.values.span import Span

CONTEXT = 32  # code points of prefix or suffix to start with, as Hypothesis' annotator does
FARTHEST = 1024  # and to end with: a text that says the same for longer than this is its own repetition


@immutable
class Evidence:
    """A verbatim quote of one source; `prefix` and `suffix` only where the quote alone is not unique there."""

    source: str
    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def select(cls, source: str, text: str, span: Span) -> Evidence:
        """The selector for `span` of `text`, with just as much context as it takes to be found again.

        In a text that repeats itself for pages it may still fit several places.
        """
        quote = span.of(text)
        if text.count(quote) == 1:
            return cls(source, quote)
        width = CONTEXT
        while True:
            prefix = text[max(0, span.start - width) : span.start]
            suffix = text[span.end : span.end + width]
            is_all = width >= FARTHEST or (span.start <= width and span.end + width >= len(text))
            if is_all or text.count(prefix + quote + suffix) <= 1:
                return cls(source, quote, prefix, suffix)
            width *= 2

    def find(self, text: str) -> tuple[Span, ...]:
        """Every place in `text` this selector fits: one when all is well, none when the words are gone."""
        if not self.quote:
            return ()
        needle = self.prefix + self.quote + self.suffix
        places: list[Span] = []
        at = text.find(needle)
        while at >= 0:
            start = at + len(self.prefix)
            places.append(Span(start, start + len(self.quote)))
            at = text.find(needle, at + 1)
        return tuple(places)
