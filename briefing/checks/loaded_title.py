"""A word that judges (terrorist, regime, massacre, …) in a title, outside quotation marks.

A title is the briefing's own voice. A judging word belongs to whoever used it: put it between quotation marks, or take
a word that all sides could use.

Wrong:

    title: Air strikes hit terrorist groups

Right:

    title: Defence Ministry says air strikes hit "terrorist groups"
    title: Air strikes hit armed groups

Source cards keep their publisher's headline as it is. The words are in `lexicons/loaded.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.loaded import find_loaded
from briefing.checks.desk import Desk
from briefing.values import Problem, Severity

CHECK = "loaded-title"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at each such word."""
    if card.kind == "source":
        return
    for span in find_loaded(card.title, desk.pack):
        word = span.of(card.title)
        hint = "put it between quotation marks with who says it, or take a neutral word"
        message = f'"{word}" in a title judges in our own voice'
        yield desk.problem(card, ("title",), CHECK, message, hint, words=word, severity=Severity.WARNING)
