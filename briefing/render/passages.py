"""An article with its sentences marked: which cards stand on each, and on which of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

from briefing.cards.card import Card
from briefing.render.fields import count_of, evidence_of, text_of
from briefing.render.names import find_whole
from briefing.sources.article import Article, BlockKind
from briefing.text import segment
from briefing.values import Evidence, Span, immutable


@immutable
class Stretch:
    """Some of the article's characters.

    `cards` are the keys of the cards whose own words they are part of, the one with the fewest words first. `anchor`
    is theirs where such words begin, else "".
    """

    text: str
    cards: tuple[str, ...] = ()
    anchor: str = ""


@immutable
class Passage:
    """A sentence or, with no `anchor`, what lies between two.

    `cards` are the keys of the cards that stand on it: as their own words come in it, then those it has no words of.
    """

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

    def sentence_at(self, offset: int) -> Passage | None:
        """The sentence that covers `offset`."""
        block = self.block_at(offset)
        passages = block.passages if block else ()
        return next((p for p in passages if p.anchor and p.span.start <= offset < p.span.end), None)

    def anchor_at(self, offset: int) -> str:
        """The anchor of the sentence at `offset`, of the block where no sentence is there, "" outside any block."""
        sentence = self.sentence_at(offset)
        if sentence:
            return sentence.anchor
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at].anchor if at >= 0 else ""

    def words_anchor_at(self, offset: int) -> str:
        """The anchor of a card's own words that begin at `offset`; where none do, of what is there."""
        sentence = self.sentence_at(offset)
        at = sentence.span.start if sentence else 0
        for stretch in sentence.stretches if sentence else ():
            if at == offset and stretch.anchor:
                return stretch.anchor
            at += len(stretch.text)
        return self.anchor_at(offset)

    def block_at(self, offset: int) -> MarkedBlock | None:
        """The block that covers `offset`."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None


def mark_article(article: Article, cards: Iterable[Card]) -> MarkedArticle:
    """The article with its sentences tied to the `cards` whose quotes touch them."""
    text = article.text
    found: list[tuple[Span, str]] = []
    own: list[tuple[Span, str]] = []
    places: dict[Evidence, tuple[Span, ...]] = {}
    for card in cards:
        for evidence in evidence_of(card):
            if evidence.source != article.id:
                continue
            if evidence not in places:
                places[evidence] = evidence.find(text)
            for span in places[evidence]:
                found.append((span, card.key))
                if words := find_own_words(card, text, span):
                    own.append((words, card.key))
    document = segment(article)
    sentences = [sentence.span for sentence in document.sentences]
    supported = _by_sentence(sentences, found)
    said = _by_sentence(sentences, own)
    blocks: list[MarkedBlock] = []
    number = 0
    for index, block in enumerate(article.blocks):
        passages: list[Passage] = []
        at = block.span.start
        while number < len(sentences) and sentences[number].start < block.span.end:
            span = sentences[number]
            if span.start > at:
                passages.append(_plain(text, at, span.start))
            here, anchor = said.get(number, []), f"s{number + 1}"
            keys = _put_in_order(supported.get(number, []), here)
            passages.append(Passage(span, anchor, keys, _cut(text, span, anchor, here)))
            at = span.end
            number += 1
        if at < block.span.end:
            passages.append(_plain(text, at, block.span.end))
        after = article.blocks[index + 1].span.start if index + 1 < len(article.blocks) else len(text)
        gap = text[block.span.end : after]
        blocks.append(MarkedBlock(block.kind, block.span, f"b{index + 1}", block.repeats, tuple(passages), gap))
    lead = text[: article.blocks[0].span.start] if article.blocks else text
    return MarkedArticle(article, lead, tuple(blocks), places)


def find_own_words(card: Card, text: str, within: Span) -> Span | None:
    """Where in its quote a card's own words stand: what is said, what happened, or a number as it was written."""
    count = count_of(card, "count")
    if count and count.as_written:
        at = find_whole(count.as_written, within.of(text))
        return Span(within.start + at, within.start + at + len(count.as_written)) if at >= 0 else None
    words = text_of(card, "content") or text_of(card, "what")
    at = text.find(words, within.start, within.end) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def _put_in_order(standing: Iterable[tuple[Span, str]], own: Iterable[tuple[Span, str]]) -> tuple[str, ...]:
    """The keys of the cards on a sentence, as their words come in it; those without words of their own are last."""
    ordered = sorted(own, key=lambda words: (words[0].start, -words[0].end))
    return tuple(dict.fromkeys([*(key for _, key in ordered), *(key for _, key in standing)]))


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


def _cut(text: str, span: Span, anchor: str, own: Iterable[tuple[Span, str]]) -> tuple[Stretch, ...]:
    """The sentence cut where a card's own words begin or end."""
    shortest = sorted(own, key=lambda words: words[0].end - words[0].start)
    cuts, begins = {span.start, span.end}, {words.start for words, _ in shortest}
    for words, _ in shortest:
        cuts |= {min(max(words.start, span.start), span.end), min(max(words.end, span.start), span.end)}
    stretches: list[Stretch] = []
    anchors = 0
    for start, end in pairwise(sorted(cuts)):
        keys = dict.fromkeys(key for words, key in shortest if words.start <= start and end <= words.end)
        anchors += start in begins
        stretches.append(Stretch(text[start:end], tuple(keys), f"{anchor}-{anchors}" if start in begins else ""))
    return tuple(stretches)
