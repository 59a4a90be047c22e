"""The gaps page: what is not known, why it matters, and the cards it is about. The home page shows the top of it."""

from __future__ import annotations

from briefing.cards.card import Card
from briefing.render.address import card_path
from briefing.render.gaps import Gap, Row, find_gaps
from briefing.render.lines import ClaimLine, EventLine, FigureLine, claim_line, event_line, figure_line
from briefing.render.naming import name_card
from briefing.render.pages.cut import Cut
from briefing.render.pages.overview import Overview
from briefing.render.view import Link, Values, View
from briefing.values import immutable

PATH = "gaps.md"
SHOWN = 6  # cards of a gap that are shown as lines of their own kind; the rest by name


@immutable
class GapRow:
    """A card or a kind that a gap counts, with the numbers beside it."""

    link: Link
    cells: tuple[str, ...]


@immutable
class GapPart:
    """One gap as its page shows it: a table of `rows`, or cards: the first as lines of their kind, the `rest` named."""

    id: str
    title: str
    why: str
    count: int
    rows: Cut
    claims: tuple[ClaimLine, ...]
    figures: tuple[FigureLine, ...]
    events: tuple[EventLine, ...]
    others: tuple[Link, ...]
    rest: tuple[Link, ...]


@immutable
class TopGap:
    """A gap as the home page shows it, with the first of what is in it."""

    title: str
    url: str
    count: int
    first: tuple[Link, ...]


def show_gaps(view: View) -> Values:
    """Every gap with its cards, the weightiest first."""
    return {"gaps": [_part(view, gap) for gap in find_gaps(view.library)]}


def list_top_gaps(view: View, at_most: int, each: int) -> list[TopGap]:
    """The weightiest gaps, each with so many of what is in it."""
    tops = []
    for gap in find_gaps(view.library)[:at_most]:
        named = [_link_row(view, row) for row in gap.rows[:each]] or [
            name_card(view, card) for card in gap.cards[:each]
        ]
        tops.append(TopGap(_say(view, "gaps", gap), view.page(PATH, gap.id), gap.count, tuple(named)))
    return tops


def _part(view: View, gap: Gap) -> GapPart:
    shown = gap.cards[:SHOWN]

    def of_kinds(*kinds: str) -> list[Card]:
        return [card for card in shown if card.kind in kinds]

    plain = [card for card in shown if card.kind not in ("claim", "casualty", "figure", "event")]
    return GapPart(
        id=gap.id,
        title=_say(view, "gaps", gap),
        why=_say(view, "gap_reasons", gap),
        count=gap.count,
        rows=Cut(tuple(GapRow(_link_row(view, row), row.cells) for row in gap.rows), len(gap.rows)),
        claims=tuple(claim_line(view, card) for card in of_kinds("claim")),
        figures=tuple(figure_line(view, card) for card in of_kinds("casualty", "figure")),
        events=tuple(event_line(view, card) for card in of_kinds("event")),
        others=tuple(name_card(view, card) for card in plain),
        rest=tuple(name_card(view, card) for card in gap.cards[SHOWN:]),
    )


def _say(view: View, group: str, gap: Gap) -> str:
    return view.library.words.say(group, gap.id)


def _link_row(view: View, row: Row) -> Link:
    if "/" not in row.key:
        return view.index(row.key)
    link = view.link(row.key)
    kind, _, name = row.key.partition("/")
    return Link(link.text, view.page(card_path(kind, name), row.anchor), kind) if row.anchor else link


GAPS = Overview(
    path=PATH,
    title="Gaps",
    template="overview/gaps.html.j2",
    show=show_gaps,
    about="What these sources leave open, and what this briefing has not closed yet.",
)
