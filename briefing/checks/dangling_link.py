"""A link in a card's notes or assessment that leads to a card that is not there.

Wrong:

    notes: See [the minister](card:actor/sergey-lavrov).

Right, where the card is `docs/cards/actor/sergei-lavrov.yml`:

    notes: See [the minister](card:actor/sergei-lavrov).

`--fix` leads it on to the card that lists the id in `formerly`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field
from briefing.cards.references import Steps
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, replace_link
from briefing.checks.nearest import name_nearest
from briefing.values import Problem

CHECK = "dangling-link"
_LINK = re.compile(r"\]\(<?card:([^)>\s#]+)")


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each link to ``card:kind/id`` in a card's Markdown where there is no such card."""
    for steps, text in list_markdown(desk.kind(card).fields, card.values, ()):
        for key in dict.fromkeys(_LINK.findall(text)):
            kind, _, name = key.partition("/")
            if not desk.has(kind, name):
                near = name_nearest(name, desk.names(kind))
                hint = f"did you mean {kind}/{near}?" if near else "write it as card:kind/id, card:actor/russia"
                yield desk.problem(card, steps, CHECK, f"links to card {key}, but there is none", hint, words=key)


def list_markdown(
    fields: Mapping[str, Field], values: Mapping[str, Value], above: Steps
) -> Iterator[tuple[Steps, str]]:
    """Every Markdown text in the fields, with the steps to it."""
    for name, field in fields.items():
        value = values.get(name)
        if field.type == "markdown" and isinstance(value, str):
            yield (*above, name), value
        elif field.type == "record" and isinstance(value, Mapping):
            yield from list_markdown(field.fields, value, (*above, name))


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """Links led to the one card that was called so."""
    card = sheet.card
    if card is None:
        return
    for steps, text in list_markdown(desk.kind(card).fields, card.values, ()):
        for key in dict.fromkeys(_LINK.findall(text)):
            kind, _, name = key.partition("/")
            holders = desk.holders(kind, name)
            if not desk.has(kind, name) and len(holders) == 1:
                new = f"{kind}/{desk.briefing.sheets[holders[0]].stem}"
                said = f"leads card:{key} to card:{new}"
                yield Fix(sheet.path, CHECK, said, replace_link(steps, key, new))
