"""A link in a card's notes or assessment that leads to a card that is not there.

Wrong:

    notes: See [the minister](card:actor/sergey-lavrov).

Right, where the card is `docs/cards/actor/sergei-lavrov.yml`:

    notes: See [the minister](card:actor/sergei-lavrov).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.references import Steps
from briefing.values import Problem

CHECK = "dangling-link"
_LINK = re.compile(r"\]\(<?card:([^)>\s#]+)")


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at each link to ``card:kind/id`` in a card's Markdown where there is no such card."""
    broken = {path.rpartition("/")[2].partition(".")[0] for path in briefing.files}
    for card in briefing.each_card():
        for steps, text in _texts(briefing.kinds[card.kind].fields, card.values, ()):
            for key in dict.fromkeys(_LINK.findall(text)):
                kind, _, name = key.partition("/")
                if name not in briefing.cards.get(kind, {}) and name not in broken:
                    yield briefing.problem(card, steps, CHECK, f"links to card {key}, but there is none", words=key)


def _texts(fields: Mapping[str, Field], values: Mapping[str, Value], above: Steps) -> Iterator[tuple[Steps, str]]:
    """Every Markdown text in the fields, with the steps to it."""
    for name, field in fields.items():
        value = values.get(name)
        if field.type == "markdown" and isinstance(value, str):
            yield (*above, name), value
        elif field.type == "record" and isinstance(value, Mapping):
            yield from _texts(field.fields, value, (*above, name))
