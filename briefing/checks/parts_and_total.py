"""Parts of a toll that do not fit their total.

A toll whose `part_of` names a total counts people who are in the total already. Together the parts may be fewer than
the total, for seldom are all told apart; they can never be more. Wrong:

    killed-people.yml      count: 20
    killed-civilians.yml   count: 12, part_of: killed-people
    killed-soldiers.yml    count: 11, part_of: killed-people

Women and children are counted apart from the others, as a child may be one of the civilians too. Where the words say
that a total is made up of just these parts ("30: 18 nurses and 12 patients"), the parts must make it up. A part counts
the same harm as its total, and no toll is a part of itself. Open and rough numbers ("at least 20", "about 20") are
taken as widely as they are meant. Tolls of an event may be a part of the war's, never the other way.

These are warnings: the article itself may have got it wrong. Look at its words; correct what was misread, take
`part_of` away where it is no part, and leave a note where the article contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.quotes import list_evidence
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.values import Count, Problem, Severity

CHECK = "parts-and-total"
TWICE = "look at the words: is each a part, and none counted twice?"
SCOPES = ("event", "day", "operation", "war")  # each can be a part of those behind it
ROUGH = 0.1  # by how much "about 100" may be off


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at a part that cannot be one, or at a total that its parts exceed or, being all, do not fill."""
    if card.kind != "casualty":
        return
    total = desk.find("casualty", str(card.values["part_of"])) if "part_of" in card.values else None
    message = _say_misfit(card, total) if total is not None else ""
    if message:
        yield _warn(desk, card, ("part_of",), message, "correct the count, or take part_of away")
    parts = [part for part in desk.parts_of(card.id) if not _say_misfit(part, card)]
    if parts:
        yield from _check_total(desk, card, parts)


def _say_misfit(card: Card, total: Card) -> str:
    """What keeps a card from being a part of `total`, in words; "" for nothing."""
    if card.id == total.id:
        return "a toll is no part of itself"
    if card.values.get("outcome") != total.values.get("outcome"):
        return f"{total.id} counts another outcome"
    scope, wider = str(card.values.get("scope")), str(total.values.get("scope"))
    if {scope, wider} <= {*SCOPES} and SCOPES.index(scope) > SCOPES.index(wider):
        return f"a toll of the scope {scope} is no part of one of the scope {wider}"
    least, most = _bounds(card)[0], _bounds(total)[1]
    return f"a part of {least:,} is more than its total of {most:,}" if most is not None and least > most else ""


def _check_total(desk: Desk, total: Card, parts: Sequence[Card]) -> Iterator[Problem]:
    words = read_words(desk.pack, "casualty_words")["by_age"]
    groups: dict[bool, list[Card]] = {}
    for part in parts:
        who = str(part.values.get("who", "")).casefold().split()
        groups.setdefault(not words.isdisjoint(who), []).append(part)
    least, most = _bounds(total)
    for group in groups.values():
        low = sum(_bounds(part)[0] for part in group)
        if len(group) > 1 and most is not None and low > most:
            named = " and ".join(f"{_bounds(part)[0]:,}" for part in group)
            message = f"its parts ({named}) make {low:,}, more than this total"
            yield _warn(desk, total, ("count",), message, TWICE)
    highs = [_bounds(part)[1] for part in groups.get(False, ())]
    high = sum(bound for bound in highs if bound is not None)
    if len(highs) > 1 and None not in highs and high < least and _is_made_up(total, groups[False], desk.pack):
        message = f"the words make it up of parts that are only {high:,} together"
        yield _warn(desk, total, ("count",), message, "look at the words: is a part missing?")


def _is_made_up(total: Card, parts: Sequence[Card], pack: Pack) -> bool:
    """Whether a quote says that the total is just these parts: "30: 18 nurses and 12 patients"."""
    marks = read_words(pack, "casualty_words")["made_up"]
    number = _written(total)
    for evidence in list_evidence(total):
        _, found, rest = evidence.quote.partition(number)
        places = [rest.find(_written(part)) for part in parts]
        if found and number and min(places) >= 0:
            between = rest[: min(places)].casefold()
            if any(mark in between for mark in marks) and len(between.split()) <= len(parts) + 3:
                return True
    return False


def _written(card: Card) -> str:
    count = card.values.get("count")
    return (count.as_written or str(count.low)) if isinstance(count, Count) else ""


def _bounds(card: Card) -> tuple[int, int | None]:
    """The fewest and the most that a count can mean, "about 20" being anything near it."""
    count = card.values.get("count")
    if not isinstance(count, Count):
        return 0, None
    low, high = count.low or 0, count.high
    if count.modifier and low == high:
        return round(low * (1 - ROUGH)), round(low * (1 + ROUGH))
    return low, high


def _warn(desk: Desk, card: Card, steps: tuple[str, ...], message: str, hint: str) -> Problem:
    return desk.problem(card, steps, CHECK, message, hint, severity=Severity.WARNING)
