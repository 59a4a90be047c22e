"""A text → its blocks by kind, and what its frame says: the one reading that plain text, Markdown and HTML share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.sources.article import Block, BlockKind, Dateline
from briefing.sources.byline import read_byline
from briefing.sources.dateline import find_dateline
from briefing.sources.days import find_day, find_full_dates, read_date_line, read_day
from briefing.sources.kinds import (
    LONGEST_HEADLINE,
    is_caption,
    is_heading,
    is_headline,
    is_kicker,
    is_note,
    is_stopped,
)
from briefing.sources.lines import split_blocks
from briefing.sources.words import FrameWords
from briefing.values import Span, When, immutable

HEAD = 12  # blocks in which a byline, a date line or a dateline may stand
READ_FOR_DATES = 20_000  # characters of a text that are searched for full dates
SHORTEST_REPEAT = 20
LONGEST_REPEAT = 2_000


@immutable
class Layout:
    """What the text itself gives an article; everything is empty where the text does not say."""

    blocks: tuple[Block, ...] = ()
    headline: str = ""
    bylines: tuple[str, ...] = ()
    agency: str = ""
    dateline: Dateline | None = None
    published: When | None = None
    counts_from: When | None = None


def lay_out(
    text: str,
    words: FrameWords,
    spans: Sequence[Span] | None = None,
    given: Mapping[int, BlockKind] | None = None,
    published: When | None = None,
) -> Layout:
    """The blocks of `text` with their kinds, and its frame.

    `spans` are the blocks where marks in the text part them (else its lines do), `given` the kinds such marks show, by
    where the blocks start; `published` is the day known from outside the text.
    """
    walk = _Walk(text, split_blocks(text) if spans is None else spans, words, given or {}, published)
    kinds = walk.sort_blocks()
    repeats = find_repeats(text, walk.spans, kinds)
    settle_headings(kinds)
    blocks = tuple(
        Block("caption" if at in repeats and kinds[at] == "body" else kinds[at], span, at in repeats)
        for at, span in enumerate(walk.spans)
    )
    lead = next((block.span.of(text) for block in blocks if block.kind == "body"), "")
    counts_from = find_day(lead[:READ_FOR_DATES], walk.dates, words)
    return Layout(blocks, walk.headline, walk.bylines, walk.agency, walk.dateline, walk.published, counts_from)


class _Walk:
    """One pass over the blocks, which notes what the frame says on its way."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        words: FrameWords,
        given: Mapping[int, BlockKind],
        published: When | None,
    ) -> None:
        self.text, self.spans, self.words, self.given = text, spans, words, given
        self.dates = find_full_dates(text[:READ_FOR_DATES], words)
        self.published = published
        self.headline = ""
        self.bylines: tuple[str, ...] = ()
        self.agency = ""
        self.dateline: Dateline | None = None
        self.has_begun = False

    def sort_blocks(self) -> list[BlockKind]:
        """The kind of every block, in order."""
        kinds: list[BlockKind] = []
        for at, span in enumerate(self.spans):
            block = span.of(self.text)
            kind = self.given.get(span.start) or self.read_frame(block, at) or self.sort_block(block, at)
            if kind == "headline":
                self.headline = " ".join(block.split())
            self.has_begun = self.has_begun or kind == "body"
            kinds.append(kind)
        return kinds

    def read_frame(self, block: str, at: int) -> BlockKind | None:
        """Grammar: frame = byline | date line | dateline; what they say is kept."""
        if at >= HEAD:
            return None
        byline = read_byline(block, self.words)
        if byline and not self.bylines:
            self.bylines, self.agency = byline[0], self.agency or byline[1]
        if byline:
            return "note"
        if when := read_date_line(block, self.words):
            if not (self.published and self.published.day):
                self.published = when
            return "note"
        is_story = len(block) > LONGEST_HEADLINE or is_stopped(block)  # "SYRIA - Air strikes kill nine" is a headline
        if is_story and not self.dateline and (found := find_dateline(block, self.text, self.words)):
            start = self.spans[at].start
            near = [day for day, _ in self.dates]
            if self.published and self.published.day:
                near.append(self.published.day)
            when = read_day(found.day, near, self.words) if found.day else None
            self.dateline = Dateline(Span(start, start + found.length), found.place, found.agency, when)
            return "body"
        return None

    def sort_block(self, block: str, at: int) -> BlockKind:
        """The kind of a block that is no part of the frame read so far."""
        following = self.spans[at + 1].of(self.text) if at + 1 < len(self.spans) else ""
        if is_note(block, self.words):
            return "note"
        if is_caption(block, self.has_begun or self.dateline is not None, self.words):
            return "caption"
        if not self.headline and not self.has_begun and at < HEAD and "headline" not in self.given.values():
            if is_kicker(block, following):
                return "note"
            if is_headline(block, max(map(len, self.spans[at + 1 : at + 5]), default=0)):
                return "headline"
        return "heading" if is_heading(block) else "body"


def find_repeats(text: str, spans: Sequence[Span], kinds: Sequence[BlockKind]) -> set[int]:
    """The captions, and blocks before the story, that another block says again: beginnings of others, second copies."""
    blocks = sorted(
        (span.of(text), at)
        for at, span in enumerate(spans)
        if SHORTEST_REPEAT <= len(span) <= LONGEST_REPEAT and kinds[at] != "note"
    )
    begin = next((at for at, kind in enumerate(kinds) if kind == "body"), len(kinds))
    repeats = set()
    for (block, at), (longer, other) in pairwise(blocks):
        if block == longer and (kinds[other] == "caption" or other <= begin):
            repeats.add(other)
        elif longer.startswith(block) and (kinds[at] == "caption" or (at <= begin and kinds[at] == "body")):
            repeats.add(at)
    return repeats


def settle_headings(kinds: list[BlockKind]) -> None:
    """Leave cross-heads only where they stand alone and paragraphs follow; others are lists, or lines after the end."""
    last_body = max((at for at, kind in enumerate(kinds) if kind == "body"), default=-1)
    first_body = next((at for at, kind in enumerate(kinds) if kind == "body"), len(kinds))
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "heading":
            end += 1
        if first_body < at < last_body and end - at > 2:
            kinds[at:end] = ["body"] * (end - at)
        at = max(end, at + 1)
