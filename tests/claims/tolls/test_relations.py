from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.claims.fact import Casualty, Outcome, Relations, Scope
from briefing.claims.tolls.relations import relate_tolls
from briefing.pack import PACKAGED
from briefing.pipeline import Parse, parse_articles
from briefing.sources.article import Article
from briefing.values import Count, Span, When
from tests.reading import article_of
from tests.work import grows_in_line

MONDAY, TUESDAY, FRIDAY, LATER = "2019-05-06", "2019-05-07", "2019-05-10", "2019-06-20"


def article(name: str, day: str, text: str) -> Article:
    return replace(article_of(text, name), published=When(day, "day", day))


def relations(parse: Parse) -> list[str]:
    """``36 supersedes 20``, in the words of the articles."""
    tolls = parse.facts.casualties
    told: list[str] = []
    for toll, found in zip(tolls, parse.facts.relations, strict=True):
        named = {"part of": found.part_of, "repeats": found.repeats, "supersedes": found.supersedes}
        said = [(name, index) for name, index in named.items() if index is not None]
        said += [("contradicts", index) for index in found.contradicts]
        told += [f"{toll.count.as_written} {name} {tolls[index].count.as_written}" for name, index in said]
    return told


BLAST = "A bomb killed {} people in Herat on Monday, {} said."
CASES: Mapping[str, tuple[Sequence[tuple[str, str]], Sequence[str]]] = {
    "a later figure of the same ministry takes the place of the earlier": (
        [(MONDAY, BLAST.format("36", "the health ministry")), (TUESDAY, BLAST.format("41", "the health ministry"))],
        ["41 supersedes 36"],
    ),
    "the article's own figure is revised by a later article": (
        [(MONDAY, "A bomb killed 36 people in Herat on Monday."),
         (TUESDAY, "Monday's bomb in Herat killed 41 people.")],
        ["41 supersedes 36"],
    ),
    "a figure revised twice takes the place of the last one": (
        [(MONDAY, BLAST.format("36", "the health ministry")), (TUESDAY, BLAST.format("41", "the health ministry")),
         (FRIDAY, BLAST.format("45", "the health ministry"))],
        ["41 supersedes 36", "45 supersedes 41"],
    ),
    "the text itself says what it revises": (
        [(MONDAY, "The mayor said 52 people had died in Herat on Monday, up from 40.")],
        ["52 supersedes 40"],
    ),
    "the figure that an article says was revised is the one an earlier article gives": (
        [(MONDAY, BLAST.format("at least 36", "the health ministry")),
         (TUESDAY, "The health ministry said 41 people died in Herat on Monday, up from 36.")],
        ["41 supersedes at least 36", "36 repeats at least 36"],
    ),
    "the same figure again": (
        [(MONDAY, BLAST.format("36", "the health ministry")), (TUESDAY, BLAST.format("36", "the health ministry"))],
        ["36 repeats 36"],
    ),
    "another claimant's figure cannot be so": (
        [(MONDAY, BLAST.format("36", "the health ministry") + " The rebels said 12 people died in Herat on Monday.")],
        ["36 contradicts 12", "12 contradicts 36"],
    ),
    "another claimant's figure may be so": (
        [(MONDAY, BLAST.format("at least 36", "the health ministry")),
         (MONDAY, "The rebels said 40 people died in Herat on Monday.")],
        [],
    ),
    "other people": (
        [(MONDAY, BLAST.format("36", "the health ministry") + " The rebels said 12 soldiers died in Herat on Monday.")],
        [],
    ),
    "another place": ([(MONDAY, BLAST.format("36", "the health ministry")),
                       (TUESDAY, "A bomb killed 41 people in Kabul on Monday, the health ministry said.")], []),
    "another day": ([(MONDAY, BLAST.format("36", "the health ministry")),
                     (FRIDAY, "A bomb killed 41 people in Herat on Friday, the health ministry said.")], []),
    "another month": ([(MONDAY, BLAST.format("36", "the health ministry")),
                       (LATER, BLAST.format("41", "the health ministry"))], []),
    "another harm": ([(MONDAY, BLAST.format("36", "the health ministry")),
                      (TUESDAY, "A bomb wounded 41 people in Herat on Monday, the health ministry said.")], []),
    "a war's dead are not an event's": (
        [(MONDAY, BLAST.format("36", "the health ministry")),
         (TUESDAY, "The war has killed 41 people in Herat since Monday, the health ministry said.")],
        [],
    ),
    "two killed twice may be four": (
        [(MONDAY, "Two people were killed in Herat."), (TUESDAY, "Three people were killed in Herat.")],
        [],
    ),
    "parts": (
        [(MONDAY, "A bomb killed 36 people, including three children and two nurses, in Herat on Monday.")],
        ["three part of 36", "two part of 36"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_relations(name: str) -> None:
    texts, expected = CASES[name]
    parse = parse_articles([article(f"story-{n}", day, text) for n, (day, text) in enumerate(texts)])
    assert relations(parse) == list(expected)


OUTCOMES: Sequence[Outcome] = ("killed", "wounded")
SCOPES: Sequence[Scope] = ("event", "war")
ARTICLES = {"a": MONDAY, "b": TUESDAY, "c": FRIDAY, "d": ""}
TOLLS = st.builds(
    lambda article, outcome, count, at, scope, where, by, when, part: Casualty(
        article, outcome, Count(*count), "", Span(10 * at, 10 * at + 5), Span(10 * at, 10 * at + 9), "t", scope, where,
        When(when, "day", when) if when else None, claimed_by=by,
        part_of=Span(10 * part, 10 * part + 5) if part else None,
    ),
    st.sampled_from(sorted(ARTICLES)), st.sampled_from(OUTCOMES),
    st.sampled_from([(5, 5), (7, 7), (9, None), (40, 40), (None, 60), (0, 0)]), st.integers(0, 30),
    st.sampled_from(SCOPES), st.sampled_from(["", "Herat", "Kabul"]), st.sampled_from([(), ("Chile",), ("Peru",)]),
    st.sampled_from(["", MONDAY, TUESDAY]), st.integers(0, 3),
)  # fmt: skip


def relate(tolls: Sequence[Casualty], camps: Mapping[str, str] | None = None) -> tuple[Relations, ...]:
    return relate_tolls(tolls, {name: day for name, day in ARTICLES.items() if day}, camps or {}, PACKAGED)


@given(st.lists(TOLLS, max_size=12, unique_by=lambda toll: (toll.article, toll.span)))
def test_relations_hold_together(tolls: list[Casualty]) -> None:
    tolls.sort(key=lambda toll: (toll.article, toll.span))
    found = relate(tolls)
    for index, told in enumerate(found):
        for other in (told.repeats, told.supersedes, *told.contradicts):
            if other is not None:
                assert other != index
                assert (tolls[other].outcome, tolls[other].scope) == (tolls[index].outcome, tolls[index].scope)
                assert found[other].repeats is None
        for other in told.contradicts:
            assert index in found[other].contradicts
        assert told.part_of != index
        seen: set[int] = set()
        at = told.supersedes
        while at is not None:
            assert at not in seen, "a figure takes its own place"
            seen.add(at)
            at = found[at].supersedes


@given(st.lists(TOLLS, max_size=10, unique_by=lambda toll: (toll.article, toll.span)), st.randoms())
def test_the_order_of_the_articles_does_not_matter(tolls: list[Casualty], random: Random) -> None:
    tolls.sort(key=lambda toll: (toll.article, toll.span))
    shuffled = sorted(ARTICLES)
    random.shuffle(shuffled)
    other = sorted(tolls, key=lambda toll: (shuffled.index(toll.article), toll.span))

    def show(tolls: Sequence[Casualty]) -> set[tuple[object, ...]]:
        def name(index: int | None) -> object:
            return None if index is None else (tolls[index].article, tolls[index].span)

        return {
            (name(index), name(t.part_of), name(t.repeats), name(t.supersedes), frozenset(map(name, t.contradicts)))
            for index, t in enumerate(relate(tolls))
        }

    assert show(tolls) == show(other)


def test_one_camp_does_not_contradict_itself() -> None:
    toll = Casualty("a", "killed", Count(40, 40), "", Span(0, 5), Span(0, 9), "t", "event", "Herat")
    one = replace(toll, claimed_by=("ministry",))
    other = replace(toll, span=Span(20, 25), count=Count(7, 7), claimed_by=("army",))
    assert relate([one, other])[0].contradicts == (1,)
    assert relate([one, other], {"ministry": "Chile", "army": "Chile"})[0].contradicts == ()


def test_work_grows_with_the_tolls_only() -> None:
    def made(count: int) -> list[Casualty]:
        toll = Casualty("a", "killed", Count(7, 7), "", Span(0, 5), Span(0, 9), "t", "event", "Herat")
        return [
            replace(toll, span=Span(10 * n, 10 * n + 5), count=Count(n + 7, n + 7), claimed_by=(f"claimant {n % 9}",))
            for n in range(count)
        ]

    assert grows_in_line(lambda count: relate(made(count)), 200)
