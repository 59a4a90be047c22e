"""The annotated source: the article with its sentences marked, and beside each the cards that stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from briefing.render.chips import Chip, list_chips
from briefing.render.fields import text_of
from briefing.render.passages import MarkedArticle, MarkedBlock, Passage, Stretch
from briefing.render.view import View
from briefing.values import immutable

NAMES = ("actor", "place", "aircraft")  # kinds that a sentence only names
DISPUTE = "dispute"
EXCERPT = 90  # characters of a sentence in the list of those without a card


@immutable
class Piece:
    """Some characters of the article; `cards` are the numbers of those whose own words they are, with spaces between.

    `anchor` is theirs where such words begin.
    """

    text: str
    cards: str
    anchor: str


@immutable
class Run:
    """Pieces that report one claim, with its page and its claimant's class; both are "" where they report none."""

    url: str
    mark: str
    pieces: tuple[Piece, ...]


@immutable
class Line:
    """A sentence (or, with no anchor, what lies between two); `is_used` where a card stands on it."""

    anchor: str
    number: str
    is_used: bool
    runs: tuple[Run, ...]


@immutable
class Gloss:
    """What stands beside a sentence: the disputes it is part of, what is said in it, whom and what it names."""

    anchor: str
    sentence: str
    number: str
    disputes: tuple[Chip, ...]
    statements: tuple[Chip, ...]
    names: tuple[Chip, ...]


@immutable
class Paragraph:
    """A block of the article with what stands beside it."""

    anchor: str
    kind: str
    repeats: bool
    lines: tuple[Line, ...]
    glosses: tuple[Gloss, ...]
    gap: str


@immutable
class Cell:
    """A sentence in the strip of the whole article; `marks` are the classes of those it reports, "" for none."""

    anchor: str
    number: str
    is_used: bool
    is_first: bool
    marks: tuple[str, ...]
    about: str
    words: str


@immutable
class AnnotatedSource:
    """The whole article, and how much of it the cards cover."""

    lead: str
    paragraphs: tuple[Paragraph, ...]
    cells: tuple[Cell, ...]

    @property
    def unused(self) -> tuple[Cell, ...]:
        """The sentences that no card stands on."""
        return tuple(cell for cell in self.cells if not cell.is_used)

    @property
    def reporting(self) -> int:
        """How many sentences report what somebody says."""
        return sum(1 for cell in self.cells if cell.marks)

    @property
    def used(self) -> int:
        """How many sentences a card stands on."""
        return sum(1 for cell in self.cells if cell.is_used)


def annotate_source(view: View, marked: MarkedArticle) -> AnnotatedSource:
    """The article as its page shows it."""
    chips = list_chips(view, (key for sentence in marked.sentences for key in sentence.cards))
    begun: set[str] = set()
    paragraphs = tuple(_paragraph(view, chips, block, begun) for block in marked.blocks)
    glosses = {gloss.sentence: gloss for paragraph in paragraphs for gloss in paragraph.glosses}
    cells = tuple(
        _cell(block, passage, glosses) for block in marked.blocks for passage in block.passages if passage.anchor
    )
    return AnnotatedSource(marked.lead, paragraphs, cells)


def _paragraph(view: View, chips: Mapping[str, Chip], block: MarkedBlock, begun: set[str]) -> Paragraph:
    sentences = [passage for passage in block.passages if passage.anchor and passage.cards]
    glosses = tuple(_gloss(chips, sentence, begun) for sentence in sentences)
    lines = tuple(_line(view, chips, passage) for passage in block.passages)
    return Paragraph(block.anchor, block.kind, block.repeats, lines, glosses, block.gap)


def _gloss(chips: Mapping[str, Chip], passage: Passage, begun: set[str]) -> Gloss:
    """What stands beside a sentence; `begun` has the cards that earlier ones had, and gets this one's."""
    standing = [_go_on(chips[key], key, passage) if key in begun else chips[key] for key in passage.cards]
    begun.update(passage.cards)
    return Gloss(
        anchor=f"g{passage.anchor[1:]}",
        sentence=passage.anchor,
        number=passage.anchor[1:],
        disputes=tuple(chip for chip in standing if chip.kind == DISPUTE),
        statements=tuple(chip for chip in standing if chip.kind not in (DISPUTE, *NAMES)),
        names=tuple(chip for chip in standing if chip.kind in NAMES),
    )


def _go_on(chip: Chip, key: str, passage: Passage) -> Chip:
    """A chip whose words began in an earlier sentence, with those that stand in this one."""
    goes_on = passage.stretches and key in passage.stretches[0].cards
    words = "".join(stretch.text for stretch in passage.stretches if key in stretch.cards)
    return replace(chip, words=f"… {words}") if goes_on and words != chip.words else chip


def _line(view: View, chips: Mapping[str, Chip], passage: Passage) -> Line:
    def find_claim(stretch: Stretch) -> str:
        return next((key for key in stretch.cards if view.library.cards[key].kind == "claim"), "")

    runs: list[Run] = []
    for claim, stretches in groupby(passage.stretches, find_claim):
        mark, url = (chips[claim].mark, chips[claim].url) if claim else ("", "")
        runs.append(Run(url, mark, tuple(_piece(chips, stretch) for stretch in stretches)))
    return Line(passage.anchor, passage.anchor[1:], bool(passage.cards), tuple(runs))


def _piece(chips: Mapping[str, Chip], stretch: Stretch) -> Piece:
    return Piece(stretch.text, " ".join(str(chips[key].number) for key in stretch.cards), stretch.anchor)


def _cell(block: MarkedBlock, passage: Passage, glosses: Mapping[str, Gloss]) -> Cell:
    gloss = glosses.get(passage.anchor)
    said = [chip for chip in gloss.statements if chip.who] if gloss else []
    first = next(other for other in block.passages if other.anchor)
    about = _list_speakers(said) if said else "no card uses it" if gloss is None else "nobody is reported"
    words = "".join(stretch.text for stretch in passage.stretches)
    return Cell(
        anchor=passage.anchor,
        number=passage.anchor[1:],
        is_used=gloss is not None,
        is_first=passage is first,
        marks=tuple(dict.fromkeys(chip.mark for chip in said)),
        about=about,
        words=words if len(words) <= EXCERPT else f"{words[:EXCERPT].rstrip()}…",
    )


def _list_speakers(said: Iterable[Chip]) -> str:
    return "; ".join(dict.fromkeys(chip.who for chip in said))


def source_heading(view: View, source: str) -> str:
    """Who published a source, and from where: "AFP, BEIRUT"."""
    card = view.library.cards.get(f"source/{source}")
    if card is None:
        return source
    return ", ".join(text for name in ("agency", "publisher", "dateline") if (text := text_of(card, name)))
