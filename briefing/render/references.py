"""Which cards refer to which: the links between pages, forwards and backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefing.cards.card import Card
from briefing.cards.kinds import Kind
from briefing.cards.references import list_references
from briefing.held import Held
from briefing.values import immutable


@immutable
class Reference:
    """One card naming another: `card` in its `field` ("positions.claims") names `target` (``kind/id``)."""

    card: Card
    field: str
    target: str


def find_references(card: Card, kind: Kind) -> Iterator[Reference]:
    """Every reference in a card, in the order of its fields, but those of its evidence to its source."""
    for steps, kinds, name in list_references(card, kind):
        if steps[0] != "evidence":
            yield Reference(card, ".".join(step for step in steps if isinstance(step, str)), f"{kinds[0]}/{name}")


def list_leading(cards: Mapping[str, Card], kind: Kind, held: Held) -> Mapping[str, tuple[Reference, ...]]:
    """The references in the cards of a kind, by the ``kind/id`` that they lead to; `held` are those of each card."""
    found: dict[str, list[Reference]] = {}
    given = {name: (card, kind) for name, card in cards.items()}
    for references in held.each(_list_references, given, kind.name).values():
        for reference in references:
            found.setdefault(reference.target, []).append(reference)
    return {target: tuple(references) for target, references in found.items()}


def _list_references(card: Card, kind: Kind) -> tuple[Reference, ...]:
    return tuple(find_references(card, kind))


class References(Mapping[str, tuple[Reference, ...]]):
    """The references that lead to each card, by its ``kind/id``; those to cards that do not exist as well.

    They are listed for each kind that they come from, and come in the order of these.
    """

    def __init__(self, of_kinds: Sequence[Mapping[str, tuple[Reference, ...]]]) -> None:
        self._of_kinds = of_kinds

    def __getitem__(self, target: str) -> tuple[Reference, ...]:
        parts = [of_kind[target] for of_kind in self._of_kinds if target in of_kind]
        if not parts:
            raise KeyError(target)
        return parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain.from_iterable(self._of_kinds)))

    def __len__(self) -> int:
        return len(set().union(*self._of_kinds))
