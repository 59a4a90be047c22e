"""Casualty figures that count the same people: rivals, revisions, and parts with their total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.cards.card import Card
from briefing.render.fields import count_of, text_of, texts_of, when_of

RELATIONS = ("part_of", "supersedes", "contradicts")


def find_tallies(cards: Mapping[str, Card]) -> Mapping[str, tuple[str, ...]]:
    """The ids of those figures that belong with each, itself among them; `cards` are all figures by their id.

    Figures belong together that a card relates to each other, and those that say what became of the same people at
    the same place and time. Figures of different scope never do: the dead of one strike are no rivals of a war's.
    """
    head = {name: name for name in cards}

    def find(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    alike: dict[tuple[str, ...], str] = {}
    for name, card in cards.items():
        related = [other for field in RELATIONS for other in texts_of(card, field) if other in cards]
        related.append(alike.setdefault(_say_what(card), name))
        for other in related:
            if text_of(cards[other], "scope") == text_of(card, "scope"):
                head[find(other)] = find(name)
    found: dict[str, list[str]] = {}
    for name in cards:
        found.setdefault(find(name), []).append(name)
    tallies = {name: tuple(_put_in_order(names, cards)) for name, names in found.items()}
    return {name: tallies[find(name)] for name in cards}


def _say_what(card: Card) -> tuple[str, ...]:
    when = when_of(card, "when")
    fields = [text_of(card, name) for name in ("scope", "outcome", "where", "who")]
    return (*(field.casefold() for field in fields), (when.value or when.as_written) if when else "")


def _put_in_order(names: Iterable[str], cards: Mapping[str, Card]) -> Iterator[str]:
    """Totals before what they are made of, each figure before the one it replaces, larger before smaller."""
    names = set(names)

    def largest_first(some: Iterable[str]) -> list[str]:
        return sorted(some, key=lambda name: (-_size(cards[name]), name))

    above = {name: _find_above(name, cards, names) for name in names}
    told: set[str] = set()

    def tell(name: str) -> Iterator[str]:
        if name not in told:
            told.add(name)
            yield name
            for below in largest_first(other for other in names if above[other] == name):
                yield from tell(below)

    for name in largest_first(name for name in names if above[name] is None):
        yield from tell(name)
    for name in largest_first(names - told):  # those that go in a circle
        yield from tell(name)


def _find_above(name: str, cards: Mapping[str, Card], names: set[str]) -> str | None:
    """The figure that one stands below: its total, else the one that took its place."""
    total = next((other for other in texts_of(cards[name], "part_of") if other in names and other != name), None)
    after = (other for other in sorted(names) if other != name and name in texts_of(cards[other], "supersedes"))
    return total or next(after, None)


def _size(card: Card) -> int:
    count = count_of(card, "count")
    return count.size if count else 0
