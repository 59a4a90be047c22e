"""Lists cut into groups under headings of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.cards.card import Card
from briefing.render.fields import text_of
from briefing.render.view import View
from briefing.values import immutable


@immutable
class Group:
    """A part of a list under a heading of its own. `id` is its anchor, `mark` a CSS class."""

    id: str
    title: str
    lines: Sequence[object]
    mark: str = ""


def group_cards(
    view: View, cards: Iterable[Card], field: str, words: str, line: Callable[[View, Card], object]
) -> list[Group]:
    """The cards' lines under what a field of theirs says, in the order the site's words have."""
    groups: dict[str, list[object]] = {key: [] for key in view.library.words.keys(words)}
    for card in cards:
        groups.setdefault(text_of(card, field), []).append(line(view, card))
    return [
        Group(key or "other", view.library.words.say(words, key) or "Other", lines)
        for key, lines in groups.items()
        if lines
    ]
