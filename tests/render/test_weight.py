"""What comes first where there is room for a few."""

from __future__ import annotations

from dataclasses import replace

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.weight import rank_disputes, rank_events, rank_figures
from briefing.values import Evidence, When
from tests.render.sample import article_of, brief, card

TEXT = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix."


def library_of(cards: list[Card]) -> Library:
    sources = [card("source", name, name, origin=origin) for name, origin in (("a", "AFP"), ("b", "AFP"), ("c", "AP"))]
    briefing: Briefing = brief([*sources, *cards], article_of(TEXT, "a"))
    articles = {name: article_of(TEXT, name) for name in ("a", "b", "c")}
    return Library(replace(briefing, articles=articles), PACKAGED, FILES)


def told(one: Card, *where: str) -> Card:
    """The card with these quotes: "a One." is the word "One." in source a."""
    evidence = tuple(Evidence(*words.split(" ", 1)) for words in where)
    return replace(one, values={**one.values, "evidence": evidence})


def event(name: str, day: str, *where: str, possible: bool = False) -> Card:
    when = When(day, "day", "", is_possible=possible) if day else When(None, "unknown", "lately")
    return told(card("event", name, name, what=name, when=when), *where)


def names(cards: list[Card]) -> list[str]:
    return [one.id for one in cards]


def test_the_newest_event_first_and_history_last() -> None:
    events = [
        event("history", "1979", "a One."),
        event("undated", "", "a Two."),
        event("planned", "2015-10-02", "a Three.", possible=True),
        event("older", "2015-09-30", "a Four."),
        event("newest", "2015-10-01", "a Five."),
    ]
    assert names(rank_events(library_of(events), events)) == ["newest", "older", "planned", "undated", "history"]


def test_of_one_day_the_event_that_most_origins_tell_of_first_then_as_told() -> None:
    events = [
        event("told-late", "2015-10-01", "a Two."),
        event("told-first", "2015-10-01", "a One."),
        event("one-origin-twice", "2015-10-01", "a Four.", "b Four."),
        event("two-origins", "2015-10-01", "a Three.", "c Three."),
    ]
    ranked = names(rank_events(library_of(events), events))
    assert ranked == ["two-origins", "one-origin-twice", "told-first", "told-late"]


def test_the_dispute_with_most_claimants_first_and_ministers_count_as_their_state() -> None:
    actors = [
        card("actor", "state", "State", type="state"),
        *(card("actor", f"m{n}", f"Minister {n}", type="person", affiliations=("state",)) for n in range(3)),
        *(card("actor", f"g{n}", f"Group {n}", type="armed_group") for n in range(3)),
    ]
    claims = [card("claim", f"c-{one.id}", "", claimants=(one.id,)) for one in actors]

    def dispute(name: str, *sides: tuple[str, ...]) -> Card:
        positions = tuple({"label": "", "claims": tuple(f"c-{actor}" for actor in side)} for side in sides)
        return card("dispute", name, name, positions=positions)

    disputes = [
        dispute("one-state", ("state", "m0", "m1", "m2"), ("g0",)),
        dispute("three-groups", ("g0", "g1"), ("g2",)),
        dispute("two-groups", ("g0",), ("g1",)),
    ]
    library = library_of([*actors, *claims, *disputes])
    assert names(rank_disputes(library, disputes)) == ["three-groups", "one-state", "two-groups"]


def test_contested_tolls_first_and_replaced_ones_last() -> None:
    def toll(name: str, *where: str, **values: object) -> Card:
        return told(card("casualty", name, name, **{"outcome": "killed", **values}), *where)

    tolls = [
        toll("replaced", "a One.", contested_by=("c",)),
        toll("new", "a Two.", supersedes="replaced"),
        toll("wounded", "a One.", outcome="wounded"),
        toll("two-origins", "a Six.", "c Six."),
        toll("contested", "a Five.", contradicts=("new",)),
    ]
    ranked = names(rank_figures(library_of(tolls), tolls))
    assert ranked == ["contested", "two-origins", "new", "wounded", "replaced"]
