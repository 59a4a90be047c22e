"""An article with its sentences marked: which cards stand on each, and whose words each stretch reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

from briefing.cards.card import Card
from briefing.render.fields import evidence_of, text_of
from briefing.sources.article import Article, BlockKind
from briefing.text import segment
from briefing.values import Evidence, Span, immutable


@immutable
class Stretch:
    """Some of the article's characters; `claims` are the keys of the claims whose content they are part of."""

    text: str
    claims: tuple[str, ...] = ()


@immutable
class Passage:
    """A sentence with the keys of the cards that stand on it or, with no `anchor`, what lies between sentences."""

    span: Span
    anchor: str
    cards: tuple[str, ...]
    stretches: tuple[Stretch, ...]


@immutable
class MarkedBlock:
    """A block of the article; its passages cover it without gaps. `gap` is what stands between it and the next."""

    kind: BlockKind
    span: Span
    anchor: str
    repeats: bool
    passages: tuple[Passage, ...]
    gap: str


@immutable
class MarkedArticle:
    """An article, marked. `lead` and the blocks with their gaps are its text, to the character.

    `places` has where the quotes of its cards stand: a long article is searched once for each.
    """

    article: Article
    lead: str
    blocks: tuple[MarkedBlock, ...]
    places: Mapping[Evidence, tuple[Span, ...]]

    @property
    def sentences(self) -> tuple[Passage, ...]:
        """Every sentence of the article, in its order."""
        return tuple(passage for block in self.blocks for passage in block.passages if passage.anchor)

    def find(self, evidence: Evidence) -> tuple[Span, ...]:
        """Every place where a quote stands; none where its words are not in the article."""
        places = self.places.get(evidence)
        return evidence.find(self.article.text) if places is None else places

    def anchor_at(self, offset: int) -> str:
        """The anchor of the sentence at `offset`, of the block where no sentence is there, "" outside any block."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if at < 0:
            return ""
        block = self.blocks[at]
        inside = (p.anchor for p in block.passages if p.anchor and p.span.start <= offset < p.span.end)
        return next(inside, block.anchor)

    def block_at(self, offset: int) -> MarkedBlock | None:
        """The block that covers `offset`."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None


def mark_article(article: Article, cards: Iterable[Card]) -> MarkedArticle:
    """The article with its sentences tied to the `cards` whose quotes touch them."""
    text = article.text
    found: list[tuple[Span, str]] = []
    contents: list[tuple[Span, str]] = []
    places: dict[Evidence, tuple[Span, ...]] = {}
    for card in cards:
        for evidence in evidence_of(card):
            if evidence.source != article.id:
                continue
            if evidence not in places:
                places[evidence] = evidence.find(text)
            for span in places[evidence]:
                found.append((span, card.key))
                content = text_of(card, "content")
                at = text.find(content, span.start, span.end) if content else -1
                if at >= 0:
                    contents.append((Span(at, at + len(content)), card.key))
    document = segment(article)
    sentences = [sentence.span for sentence in document.sentences]
    supported = _by_sentence(sentences, found)
    reported = _by_sentence(sentences, contents)
    blocks: list[MarkedBlock] = []
    number = 0
    for index, block in enumerate(article.blocks):
        passages: list[Passage] = []
        at = block.span.start
        while number < len(sentences) and sentences[number].start < block.span.end:
            span = sentences[number]
            if span.start > at:
                passages.append(_plain(text, at, span.start))
            keys = tuple(dict.fromkeys(key for _, key in supported.get(number, ())))
            stretches = _cut(text, span, reported.get(number, ()))
            passages.append(Passage(span, f"s{number + 1}", keys, stretches))
            at = span.end
            number += 1
        if at < block.span.end:
            passages.append(_plain(text, at, block.span.end))
        after = article.blocks[index + 1].span.start if index + 1 < len(article.blocks) else len(text)
        gap = text[block.span.end : after]
        blocks.append(MarkedBlock(block.kind, block.span, f"b{index + 1}", block.repeats, tuple(passages), gap))
    lead = text[: article.blocks[0].span.start] if article.blocks else text
    return MarkedArticle(article, lead, tuple(blocks), places)


def _plain(text: str, start: int, end: int) -> Passage:
    return Passage(Span(start, end), "", (), (Stretch(text[start:end]),))


def _by_sentence(sentences: list[Span], found: list[tuple[Span, str]]) -> Mapping[int, list[tuple[Span, str]]]:
    """What was found, by the number of each sentence it touches."""
    starts = [span.start for span in sentences]
    touched: dict[int, list[tuple[Span, str]]] = {}
    for span, key in found:
        number = max(0, bisect_right(starts, span.start) - 1)
        while number < len(sentences) and sentences[number].start < span.end:
            if sentences[number].overlaps(span):
                touched.setdefault(number, []).append((span, key))
            number += 1
    return touched


def _cut(text: str, span: Span, contents: Iterable[tuple[Span, str]]) -> tuple[Stretch, ...]:
    """The sentence cut where a reported content begins or ends."""
    contents = tuple(contents)
    cuts = {span.start, span.end}
    for content, _ in contents:
        cuts |= {min(max(content.start, span.start), span.end), min(max(content.end, span.start), span.end)}
    ordered = sorted(cuts)
    stretches: list[Stretch] = []
    for start, end in pairwise(ordered):
        keys = dict.fromkeys(key for content, key in contents if content.start <= start and end <= content.end)
        stretches.append(Stretch(text[start:end], tuple(keys)))
    return tuple(stretches)
