"""Drafts that are one card made one: by what they say, by what was found alike, by decision."""

from __future__ import annotations

from datetime import date

from briefing.cards.build import build_cards
from briefing.cards.build.desk import MOST_EVIDENCE, MOST_SOURCES, Draft, choose_passages, give_ids
from briefing.cards.build.merging import Alike, merge_same
from briefing.cards.card import Value
from briefing.cards.decisions import Decision, Decisions, Side
from briefing.pack import PACKAGED
from briefing.values import Span, Trace, When
from tests.reading import parse_of

ORDER = {"a": 0, "b": 1, "c": 2}


def draft(kind: str, article: str, name: str, **values: Value) -> Draft:
    span = Span(0, 5)
    return Draft(kind, name, name, values, ((article, span),), ((article, Trace("test", span)),))


def decide(kind: str, is_same: bool, *ids: str) -> Decision:
    sides = tuple(Side(kind, *name.split(" in ")) for name in ids)
    return Decision(is_same, sides, "M. Okafor", date(2026, 11, 26), "to see", 0)


def test_an_event_told_twice_has_what_either_tells() -> None:
    first = draft("event", "a", "raid", what="the raid", where=("homs",), when=When("2015-09", "month", "September"))
    second = draft(
        "event", "b", "attack", what="the attack", agent=("russia",), when=When("2015-09-30", "day", "30 Sept")
    )
    merged = merge_same([second, first], ORDER, [Alike((1, 0), "event.same", "both tell of: air strike")])
    (event,) = merged.drafts
    assert merged.places == (0, 0)
    assert event.values["what"] == "the raid"
    assert event.values["where"] == ("homs",)
    assert event.values["agent"] == ("russia",)
    assert event.values["when"] == When("2015-09-30", "day", "30 Sept")
    assert event.quotes == (("a", Span(0, 5)), ("b", Span(0, 5)))
    assert event.why[-1] == ("b", Trace("event.same", Span(0, 5), "both tell of: air strike"))


def test_disputes_that_are_one_keep_every_position_once() -> None:
    def position(label: str, *claims: str) -> Value:
        return {"label": label, "claims": claims}

    one = draft("dispute", "a", "raid", positions=(position("Russia", "x"), position("France", "y")))
    other = draft("dispute", "b", "strike", positions=(position("France", "z"), position("Syria", "w")))
    (dispute,) = merge_same([one, other], ORDER, decisions=[decide("dispute", True, "strike", "raid")]).drafts
    assert (dispute.id, dispute.values["formerly"]) == ("strike", ("raid",))
    assert dispute.values["positions"] == (
        position("Russia", "x"),
        position("France", "y", "z"),
        position("Syria", "w"),
    )


def test_what_a_decision_leaves_alone_keeps_its_id() -> None:
    tolls = [draft("casualty", article, "killed", where=article) for article in "abc"]
    merged = merge_same(tolls, ORDER, decisions=[decide("casualty", True, "killed", "killed-2")])
    assert give_ids(merged.drafts) == ["killed", "killed-3"]


def test_aircraft_that_are_one_are_referred_to_by_the_first() -> None:
    parse = parse_of("The ministry said that Su-24 and Su-34 bombers hit Homs. Su-34 bombers struck Hama.")
    decisions = Decisions((decide("aircraft", True, "su-34", "su-24"),))
    cards = {c.key: c for c in build_cards(parse.readings, parse.links, parse.facts, PACKAGED, decisions)}
    assert [key for key in cards if key.startswith("aircraft/")] == ["aircraft/su-34"]
    assert cards["aircraft/su-34"].values["formerly"] == ("su-24",)
    assert cards["aircraft/su-34"].values["aliases"] == ("Su-24",)
    about = [ref for card in cards.values() if card.kind == "claim" for ref in card.values["about"]]  # type: ignore[union-attr]
    assert about.count("aircraft/su-34") == 1
    assert "aircraft/su-24" not in about


def test_each_source_is_quoted_and_the_first_a_little_more() -> None:
    many = [(f"article-{n:02}", Span(0, 5)) for n in range(MOST_SOURCES + 5)]
    assert len(choose_passages(many)) == MOST_SOURCES
    one = [("a", Span(at, at + 5)) for at in range(9)]
    assert choose_passages([*one, ("b", Span(0, 5))]) == (*one[: MOST_EVIDENCE - 1], ("b", Span(0, 5)))
