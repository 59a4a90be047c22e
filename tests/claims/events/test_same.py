"""Which events of several articles are one, and what keeps two apart."""

from __future__ import annotations

import pytest

from briefing.claims.events.same import find_same_events
from briefing.claims.fact import Event
from briefing.links.entity import Actor, Links, Place
from briefing.pack import PACKAGED
from briefing.values import Span, When
from briefing.values.when import Precision
from tests.work import grows_in_line

LINKS = Links(
    actors=(
        Actor("Russia", "state", "named", (), (), country="Russia"),
        Actor("Russian Air Force", "government", "named", (), (), country="Russia"),
        Actor("Turkey", "state", "named", (), (), country="Turkey"),
    ),
    places=(
        Place("Homs", "city", "Syria", (), ()),
        Place("Hama", "city", "Syria", (), ()),
        Place("Syria", "country", "Syria", (), ()),
    ),
)
Told = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # words, day, where, who

ONE: list[tuple[str, Told, Told]] = [
    (
        "in other words, by another arm of the state",
        ("Russian jets struck a market in Homs", "2015-09-30", ("Homs",), ("Russia",)),
        ("the air raid on the market", "2015-09-30", ("Homs",), ("Russian Air Force",)),
    ),
    (
        "one tells the month only",
        ("Warplanes bombed a school in Homs", "2015-09-30", ("Homs",), ()),
        ("the bombing of the school in Homs", "2015-09", ("Homs", "Syria"), ()),
    ),
    (
        "one names no day",
        ("Warplanes bombed a school in Homs", "2015-09-30", ("Homs",), ()),
        ("a school was bombed by warplanes", "", ("Homs",), ()),
    ),
]
TWO: list[tuple[str, Told, Told]] = [
    (
        "another day",
        ("Warplanes bombed a school in Homs", "2015-09-30", ("Homs",), ()),
        ("Warplanes bombed a school in Homs", "2015-10-01", ("Homs",), ()),
    ),
    (
        "another town",
        ("Warplanes bombed a school in Homs", "2015-09-30", ("Homs",), ()),
        ("Warplanes bombed a school in Hama", "2015-09-30", ("Hama",), ()),
    ),
    (
        "another target",
        ("a bomb exploded at a market in Homs", "2015-09-30", ("Homs",), ()),
        ("a bomb exploded at a police station in Homs", "2015-09-30", ("Homs",), ()),
    ),
    (
        "something else that happened there",
        ("Warplanes bombed a school in Homs", "2015-09-30", ("Homs",), ("Russia",)),
        ("Envoys met in Homs", "2015-09-30", ("Homs",), ("Russia",)),
    ),
    (
        "nothing but the day and the kind in common",
        ("Warplanes bombed a convoy", "2015-09-30", (), ("Russia",)),
        ("Warplanes bombed a bridge", "2015-09-30", (), ("Turkey",)),
    ),
]


def same(*told: Told) -> list[tuple[tuple[int, ...], str]]:
    texts, events = {}, []
    for number, (words, day, where, who) in enumerate(told):
        article = f"article-{number:05}"
        texts[article] = words
        span = Span(0, len(words))
        precision: Precision = "day" if len(day) == 10 else "month"
        when = When(day, precision, day) if day else None
        events.append(Event(article, span, span, "test", when, where, who))
    return [(group.events, group.why) for group in find_same_events(events, texts, LINKS, PACKAGED)]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_event(one: Told, other: Told) -> None:
    ((events, why),) = same(one, other)
    assert events == (0, 1)
    assert why.startswith("both tell of: ")
    assert same(other, one)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_events(one: Told, other: Told) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_where_two_could_be_meant_it_is_neither() -> None:
    first = ("a bomb exploded at a market in Homs", "2015-09-30", ("Homs",), ())
    second = ("a bomb exploded at a police station in Homs", "2015-09-30", ("Homs",), ())
    assert not same(first, second, ("a bomb exploded in Homs", "2015-09-30", ("Homs",), ()))


def test_the_work_grows_with_the_number_of_events() -> None:
    def told(count: int) -> list[Told]:
        days = [f"20{n // 250 % 90 + 10}-{n // 25 % 10 + 1:02}-{n % 25 + 1:02}" for n in range(count)]
        return [("Warplanes bombed a school", day, (("Homs", "Hama")[n % 2],), ()) for n, day in enumerate(days)]

    cases = {count: told(count) for count in (100, 400)}
    assert grows_in_line(lambda count: same(*cases[count]), 100)
