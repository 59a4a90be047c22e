"""A source card whose article is not there any more, or cannot be read.

Quotes can only be checked, and shown in their place, while the article lies where the card's `file` says. Bring the
file back, or delete the source with the cards that stand on it.

`--fix` writes the new place of an article that was moved or renamed, where one file alone has the card's `sha256`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value
from briefing.values import Problem

CHECK = "source-missing"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at the `file` of a source without an article."""
    if card.kind != "source" or desk.article(card.id) is not None:
        return
    file = card.values.get("file", "")
    moved = desk.files_of(str(card.values.get("sha256", "")))
    hint = f"{' and '.join(moved)} has the same text: write that" if moved else "bring the file back"
    yield desk.problem(card, ("file",), CHECK, f"there is no article {file}", hint)


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """The new place of an article that was moved."""
    if sheet.card is None:
        return
    moved = desk.files_of(str(sheet.card.values.get("sha256", "")))
    if len(moved) == 1:
        yield Fix(sheet.path, CHECK, f"writes file: {moved[0]}", set_value(("file",), moved[0]))
