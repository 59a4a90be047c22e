"""A name that two cards of one kind claim as their own: most often two cards for one actor.

Wrong, if both are the same man:

    volodymyr-zelensky.yml   title: Volodymyr Zelensky   aliases: [Zelenskiy]
    zelenskiy.yml            title: Zelenskiy

Make them one card (`same` in `decisions.yml`), or say there that they are not (`not_same`), and the warning goes. If
the alias is a slip, take it out of the card it does not belong to.

Namesakes share what is a part of both their names ("Karimi" of Omar Karimi and Hassan Karimi, "Mr Karimi" too), towns
of different countries share theirs, and so do people whom the sources do not name ("an official"). An office, or what
has no capital letter, is no name, and may be said of anybody ("President", "the army").

This is a warning, and nothing that `--fix` could decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.cards.card import Card
from briefing.checks.desk import Desk, list_texts
from briefing.checks.wording import fold, has_words
from briefing.pack import Pack
from briefing.values import Problem, Severity

CHECK = "duplicate-alias"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at each name that another card has too: at the alias where it is a title, else at the later id."""
    if "aliases" not in desk.kind(card).fields:
        return
    names = [card.title, *list_texts(card, "aliases")]
    for number, name in enumerate(names):
        if name.islower() or fold(name) in map(fold, names[:number]):
            continue
        others = []
        for other_id in desk.called(card.kind, fold(name)):
            other = desk.find(card.kind, other_id) if other_id != card.id else None
            if other is None or desk.are_parted(card.kind, card.id, other_id):
                continue
            is_title, is_other_title = not number, fold(other.title) == fold(name)
            is_told_here = card.id > other_id if is_title == is_other_title else not is_title
            if is_told_here and not _may_share(card, other, name, desk.pack):
                others.append(f"{card.kind}/{other_id}")
        if others:
            also = f" and {len(others) - 1} more" if len(others) > 1 else ""
            message = f"{others[0]}{also} {'are' if also else 'is'} called {name} as well"
            hint = "if they are one, say so in decisions.yml (same:); if not, say that there (not_same:)"
            steps = ("aliases", number - 1) if number else ("title",)
            yield desk.problem(card, steps, CHECK, message, hint, severity=Severity.WARNING)


def _may_share(one: Card, other: Card, name: str, pack: Pack) -> bool:
    """Whether a name can be two cards' without their being one."""
    if any(card.values.get("named", "named") != "named" for card in (one, other)):
        return True
    countries = {str(card.values.get("country", "")) for card in (one, other)}
    if one.kind == "place" and len(countries) == 2 and "" not in countries:
        return True
    if fold(name) in _offices(pack):
        return True
    words = fold(name).split()
    while len(words) > 1 and words[0] in _honorifics(pack):
        del words[0]
    titles = [fold(card.title) for card in (one, other)]
    return titles[0] != titles[1] and all(has_words(title, " ".join(words)) for title in titles)


@cache
def _honorifics(pack: Pack) -> frozenset[str]:
    return frozenset(
        fold(word) for entry in pack.read("lexicons/honorifics").values() for word in entry.get("words", ())
    )


@cache
def _offices(pack: Pack) -> frozenset[str]:
    return frozenset(fold(office) for group in pack.read("lexicons/offices").values() for office in group)
