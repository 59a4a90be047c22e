"""Lines of cards in columns: what stands in thousands of them is written once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from briefing.cards.card import Card
from briefing.render.lines import Beside, ClaimLine, FigureLine, claim_line, event_line, figure_line
from briefing.render.view import Link, View
from briefing.values import immutable


class Table:
    """Values by the number they are referred to by; each once."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}

    def number(self, value: Hashable) -> int:
        """The number of a value, given when it is first asked for."""
        return self.numbers.setdefault(value, len(self.numbers))


@immutable
class Shape:
    """How the lines of a kind are laid out.

    Of their fields, `own` are written as they are, `shared` as numbers of texts that many lines have, and `links` as
    lists of numbers of links.
    """

    make: Callable[[View, Card], object]
    own: tuple[str, ...]
    shared: tuple[str, ...]
    links: tuple[str, ...]


_FIGURE = Shape(
    figure_line, ("url", "number", "what", "is_replaced"), ("mark", "when"), ("claimants", "chain", "where", "blamed")
)
SHAPES: Mapping[str, Shape] = {
    "claim": Shape(
        claim_line,
        ("url", "content"),
        ("mark", "act", "act_words", "mode_words", "said"),
        ("claimants", "target", "chain"),
    ),
    "casualty": _FIGURE,
    "figure": _FIGURE,
    "event": Shape(event_line, ("url", "what"), ("when",), ("claimants", "where")),
}


class Columns:
    """Lines laid out in columns, with the links and texts that they share."""

    def __init__(self, view: View, claims: Sequence[Card]) -> None:
        self.view = view
        self.texts = Table()
        self.links = Table()
        self.claims = {card.key: number for number, card in enumerate(claims)}

    def lay_out(self, kind: str, cards: Sequence[Card]) -> Mapping[str, Mapping[str, list[object]]]:
        """The lines of a kind's cards, by how they are written and their fields' names; a value for each card."""
        shape = SHAPES[kind]
        lines = [shape.make(self.view, card) for card in cards]
        own = {name: [getattr(line, name) for line in lines] for name in shape.own}
        figures = [line for line in lines if isinstance(line, FigureLine)]
        if figures:
            own["beside"] = [[self._stand(other) for other in line.beside] for line in figures]
            own["contested_by"] = [[self._find(claim) for claim in line.contested_by] for line in figures]
        return {
            "own": own,
            "shared": {name: [self.texts.number(getattr(line, name)) for line in lines] for name in shape.shared},
            "links": {name: [self._link(getattr(line, name)) for line in lines] for name in shape.links},
        }

    def _link(self, links: Sequence[Link]) -> list[int]:
        return [self.links.number((link.text, link.url, link.mark, link.note)) for link in links]

    def _stand(self, other: Beside) -> list[object]:
        return [other.relation, *self._link([other.link]), self._link(other.claimants)]

    def _find(self, claim: ClaimLine) -> int:
        return self.claims[claim.key]
