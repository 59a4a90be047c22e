"""A toll set beside one that counts something else: other harm, or another stretch of time.

A figure can take the place of an earlier one (`supersedes`), or not agree with another (`contradicts`), only where both
count the same harm over the same scope. Wrong, as one counts a raid and the other a war:

    killed-in-raid.yml   outcome: killed   scope: event   contradicts: [killed-in-war]
    killed-in-war.yml    outcome: killed   scope: war

And no figure takes the place of itself. Take the reference away, or correct the outcome or scope.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk, list_texts
from briefing.values import Problem, Severity

CHECK = "unlike-tolls"
SAYS = {"supersedes": "takes the place of", "contradicts": "is set against"}


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at each reference to a toll that this one cannot be compared with."""
    if card.kind != "casualty":
        return
    for field, says in SAYS.items():
        for number, name in enumerate(list_texts(card, field)):
            other = desk.find("casualty", name)
            if other is None:
                continue
            unlike = [part for part in ("outcome", "scope") if card.values.get(part) != other.values.get(part)]
            if name == card.id:
                message = f"this toll {says} itself"
            elif unlike:
                own, theirs = (" and ".join(str(one.values.get(part)) for part in unlike) for one in (card, other))
                message = f"this toll ({own}) {says} one of another {' and '.join(unlike)} ({theirs})"
            else:
                continue
            steps = (field, number) if field == "contradicts" else (field,)
            hint = "take it away, or correct the outcome or scope"
            yield desk.problem(card, steps, CHECK, message, hint, severity=Severity.WARNING)
