"""The annotated source: the article with its sentences marked, and beside each paragraph the cards that stand on it."""

from __future__ import annotations

from briefing.render.fields import text_of
from briefing.render.passages import MarkedArticle, MarkedBlock, Passage
from briefing.render.view import Link, View
from briefing.values import immutable


@immutable
class Marked:
    """Characters of the article, the class of whose words they report ("" for none), and the claim's page."""

    text: str
    mark: str
    url: str


@immutable
class Line:
    """A sentence (or, with no anchor, what lies between two); `is_used` where a card stands on it."""

    anchor: str
    number: str
    is_used: bool
    parts: tuple[Marked, ...]


@immutable
class Beside:
    """The cards that stand on one sentence."""

    anchor: str
    number: str
    cards: tuple[Link, ...]


@immutable
class Paragraph:
    """A block of the article with what stands beside it."""

    anchor: str
    kind: str
    repeats: bool
    lines: tuple[Line, ...]
    beside: tuple[Beside, ...]
    gap: str


@immutable
class AnnotatedSource:
    """The whole article, and how much of it the cards cover."""

    lead: str
    paragraphs: tuple[Paragraph, ...]
    used: int
    sentences: int

    @property
    def percent(self) -> int:
        """How many sentences in a hundred carry a card, rounded down."""
        return 100 * self.used // self.sentences if self.sentences else 0


def annotate_source(view: View, marked: MarkedArticle) -> AnnotatedSource:
    """The article as its page shows it."""
    sentences = marked.sentences
    return AnnotatedSource(
        lead=marked.lead,
        paragraphs=tuple(_paragraph(view, block) for block in marked.blocks),
        used=sum(1 for sentence in sentences if sentence.cards),
        sentences=len(sentences),
    )


def _paragraph(view: View, block: MarkedBlock) -> Paragraph:
    beside = [
        Beside(passage.anchor, passage.anchor[1:], _cards(view, passage))
        for passage in block.passages
        if passage.anchor and passage.cards
    ]
    lines = tuple(_line(view, passage) for passage in block.passages)
    return Paragraph(block.anchor, block.kind, block.repeats, lines, tuple(beside), block.gap)


def _cards(view: View, passage: Passage) -> tuple[Link, ...]:
    """The sentence's cards; claims and figures before those it only names."""
    order = {kind: number for number, kind in enumerate(view.library.briefing.kinds)}
    keys = sorted(passage.cards, key=lambda key: order.get(key.partition("/")[0], len(order)))
    return tuple(_named(view, key) for key in keys)


def _named(view: View, key: str) -> Link:
    card = view.library.cards[key]
    link = view.link(key)
    mark = view.mark(card) if card.kind in ("claim", "casualty", "figure") else link.mark
    return Link(link.text, link.url, link.kind, mark, view.library.briefing.kinds[card.kind].label)


def _line(view: View, passage: Passage) -> Line:
    parts: list[Marked] = []
    for stretch in passage.stretches:
        claim = view.library.cards.get(stretch.claims[0]) if stretch.claims else None
        mark = view.mark(claim) if claim else ""
        parts.append(Marked(stretch.text, mark, view.link(claim.key).url if claim else ""))
    return Line(passage.anchor, passage.anchor[1:], bool(passage.cards), tuple(parts))


def source_heading(view: View, source: str) -> str:
    """Who published a source, and from where: "AFP, BEIRUT"."""
    card = view.library.cards.get(f"source/{source}")
    if card is None:
        return source
    return ", ".join(text for name in ("agency", "publisher", "dateline") if (text := text_of(card, name)))
