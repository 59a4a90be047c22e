"""A reference to a card that is not there: misspelt, renamed or deleted.

Wrong:

    claimants: [sergey-lavrov]

Right, where the card is `docs/cards/actor/sergei-lavrov.yml`:

    claimants: [sergei-lavrov]

A reference is the name of the card's file without `.yml`; where a field may lead to any kind (`about`), the kind comes
first: `actor/sergei-lavrov`. References that tell who says so stay when the card they lead to is deleted: name
somebody else there, or bring the card back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.references import list_references
from briefing.values import Problem

CHECK = "dangling-reference"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A problem at each reference that leads to no card. A card that only cannot be read has its own problem."""
    broken = {
        (file.path.split("/")[-2], file.path.split("/")[-1].rsplit(".", 1)[0]) for file in briefing.files.values()
    }
    named: dict[str, Mapping[str, str]] = {}
    for card in briefing.each_card():
        for steps, kinds, name in list_references(card, briefing.kinds[card.kind]):
            if any((kind, name) in broken or name in briefing.cards.get(kind, {}) for kind in kinds):
                continue
            for kind in kinds:
                if kind not in named:
                    named[kind] = _names(briefing.cards.get(kind, {}))
            hint = next(filter(None, (_hint(name, named[kind]) for kind in kinds)), "")
            message = f"there is no {' or '.join(kinds)} called {name}"
            yield briefing.problem(card, steps, CHECK, message, hint, words=name)


def _names(cards: Mapping[str, Card]) -> dict[str, str]:
    """What each card is or was called, casefolded, with its id."""
    names: dict[str, str] = {}
    for card in cards.values():
        for field in ("formerly", "aliases"):
            others = card.values.get(field, ())
            names |= {str(other).casefold(): card.id for other in others} if isinstance(others, tuple) else {}
    names |= {card.title.casefold(): card.id for card in cards.values()}
    return names | {card.id: card.id for card in cards.values()}


def _hint(name: str, names: Mapping[str, str]) -> str:
    close = get_close_matches(name.casefold()[:80], names, n=1, cutoff=0.6)
    return f"did you mean {names[close[0]]}?" if close else ""
