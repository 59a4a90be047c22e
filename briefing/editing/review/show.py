"""A card as the person sees it who is to decide on it: the sentences it stands on, what it says, what is wrong."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from briefing.cards.card import Card
from briefing.cards.merge import Conflict, show_value
from briefing.checks.quotes import list_evidence
from briefing.text.document import Document
from briefing.values import Problem, Span, immutable
from briefing.yamlfile import EditError, drop

MOST_QUOTES = 3
FARTHEST = 240  # characters shown before and after a quote
_OPEN, _CLOSE = "\ue000", "\ue001"  # stand for the marks while lines are broken
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # an article could command the terminal with these


@immutable
class Style:
    """How wide lines are, and how words are marked: by brackets, or in bold where there are colours."""

    width: int
    is_plain: bool

    @property
    def marks(self) -> tuple[str, str]:
        """What stands before and after marked words."""
        return ("[[", "]]") if self.is_plain else ("\x1b[1;4m", "\x1b[0m")


def show_head(number: int, total: int, card: Card, style: Style) -> str:
    """Where in the walk we are, the card and its title."""
    head = f"── {number} of {total}: {card.key} "
    return f"\n{head.ljust(min(style.width, 100), '─')}\n{_wrap(card.title, style, '')}"


def show_evidence(card: Card, documents: Mapping[str, Document], style: Style) -> Iterator[str]:
    """The card's quotes, each marked in the sentence that it stands in."""
    evidence = list_evidence(card)
    for item in evidence[:MOST_QUOTES]:
        document = documents.get(item.source)
        spans = item.find(document.text) if document else ()
        yield ""
        if document is None or not spans:
            yield _wrap(f"{item.source}: {_OPEN}{item.quote}{_CLOSE} (not found there)", style, "  ")
            continue
        line = document.text.count("\n", 0, spans[0].start) + 1
        yield f"  {document.article.file}:{line}"
        yield _wrap(mark_in_context(document, spans[0]), style, "    ")
    if len(evidence) > MOST_QUOTES:
        yield f"\n  … and {len(evidence) - MOST_QUOTES} more"


def mark_in_context(document: Document, span: Span) -> str:
    """The sentences that a span is in, with it between marks; where it is whole sentences, those around it too."""
    text = document.text
    first, last = document.sentence_index(span), document.sentence_index(Span(span.end - 1, span.end))
    start, end = span.start, span.end
    if first is None or last is None:  # a dateline, a caption that repeats another
        block = next((block.span for block in document.article.blocks if block.span.covers(span)), span)
        start, end = block.start, block.end
    if first is not None and last is not None:
        sentences = document.sentences
        before, after = sentences[first].span.start, sentences[last].span.end
        if before >= start and first and sentences[first - 1].paragraph == sentences[first].paragraph:
            before = sentences[first - 1].span.start
        is_end = last + 1 >= len(sentences) or sentences[last + 1].paragraph != sentences[last].paragraph
        if after <= end and not is_end:
            after = sentences[last + 1].span.end
        start, end = min(before, start), max(after, end)
    head = _cut(text[start : span.start], at_end=False)
    tail = _cut(text[span.end : end], at_end=True)
    return f"{head}{_OPEN}{span.of(text)}{_CLOSE}{tail}"


def show_card(text: str) -> str:
    """The card's file without what is shown above already: its id, its title, its evidence."""
    for name in ("evidence", "title", "id"):
        try:
            text = drop(text, [name])
        except EditError:
            continue
    lines = [line for line in text.splitlines() if "yaml-language-server:" not in line]
    return "\n".join(f"  {line}".rstrip() for line in lines).rstrip()


def show_problems(problems: Sequence[Problem], style: Style) -> Iterator[str]:
    """What check says of the card, without the lines, which stand above."""
    for problem in problems:
        place = f"{problem.line}:{problem.column} " if problem.line else ""
        yield _wrap(f"! {place}{problem.check}: {problem.message}", style, "  ")
        if problem.hint:
            yield _wrap(problem.hint, style, "      ")


def show_conflict(conflict: Conflict, style: Style) -> Iterator[str]:
    """The two values of a contested field, and what the articles gave when the person wrote."""
    yield f"\n  {' '.join(conflict.path)}"
    told = (("yours", conflict.hand), ("the articles now", conflict.parsed), ("the articles before", conflict.was))
    for name, value in told:
        yield _wrap(f"{name}: {show_value(value)}", style, "    ")


def _cut(text: str, *, at_end: bool) -> str:
    if len(text) <= FARTHEST:
        return text
    return f"{text[:FARTHEST]}…" if at_end else f"…{text[-FARTHEST:]}"


def _wrap(text: str, style: Style, indent: str) -> str:
    """The text on lines of the terminal's width, with its marks."""
    line = _UNPRINTABLE.sub("", " ".join(text.split()))
    width = max(20, min(style.width, 100) - 1)
    wrapped = textwrap.fill(
        line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=True
    )
    return wrapped.replace(_OPEN, style.marks[0]).replace(_CLOSE, style.marks[1])
