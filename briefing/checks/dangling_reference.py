"""A reference to a card that is not there: misspelt, renamed or deleted.

Wrong:

    claimants: [sergey-lavrov]

Right, where the card is `docs/cards/actor/sergei-lavrov.yml`:

    claimants: [sergei-lavrov]

A reference is the name of the card's file without `.yml`; where a field may lead to any kind (`about`), the kind comes
first: `actor/sergei-lavrov`. References that tell who says so stay when the card they lead to is deleted: name
somebody else there, or bring the card back.

`--fix` leads a reference on where there can be no doubt: to the one card that lists the id in `formerly`, or to the
card whose id is what the name would be as one (`Sergei Lavrov`); and it makes a list of ids that stand between commas.
It never takes the card that is merely spelt alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.references import list_references
from briefing.cards.sheet import Sheet
from briefing.cards.types.field_type import did_you_mean
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value
from briefing.checks.nearest import name_nearest
from briefing.values import Problem
from briefing.values.slug import slug
from briefing.yamlfile import Scalar

CHECK = "dangling-reference"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each reference that leads to no card. A card that only cannot be read has its own problem."""
    for steps, kinds, name in list_references(card, desk.kind(card)):
        if any(desk.has(kind, name) for kind in kinds):
            continue
        near = next(filter(None, (name_nearest(name, desk.names(kind)) for kind in kinds)), "")
        known = desk.briefing.kinds
        if near:
            hint = f"did you mean {near}?"
        elif unknown := [kind for kind in kinds if kind not in known]:
            hint = did_you_mean(unknown[0], known) or f"the kinds are {', '.join(known)}"
        else:
            hint = f"write its card, {kinds[0]}/{name}.yml, or name another"
        message = f"there is no {' or '.join(kinds)} called {name}"
        yield desk.problem(card, steps, CHECK, message, hint, words=name)


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """References led to the one card they can mean."""
    card = sheet.card
    if card is None:
        return
    file = desk.file(card)
    for steps, kinds, name in list_references(card, desk.kind(card)):
        node = file.find(steps)
        if any(desk.has(kind, name) for kind in kinds) or not isinstance(node, Scalar):
            continue
        found = {(kind, new) for kind in kinds for new in _find_meant(desk, kind, name)}
        if len(found) == 1:
            ((kind, new),) = found
            written = f"{kind}/{new}" if "/" in node.text else new
            said = f"writes {written} for {node.text}"
            yield Fix(sheet.path, CHECK, said, set_value(steps, written, old=node.text))
        elif isinstance(steps[-1], int) and isinstance(file.find(steps[:-1]), Scalar) and "," in name:
            names = [part.strip() for part in name.split(",")]
            if all(any(desk.has(kind, part) for kind in kinds) for part in names):
                said = f"makes a list of {name}"
                yield Fix(sheet.path, CHECK, said, set_value(steps[:-1], list(names), old=node.text))


def _find_meant(desk: Desk, kind: str, name: str) -> set[str]:
    """The ids of the cards that a reference which leads nowhere can only mean."""
    holders = {desk.briefing.sheets[path].stem for path in desk.holders(kind, name)}
    return holders or ({slug(name)} if desk.has(kind, slug(name)) else set())
