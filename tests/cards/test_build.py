from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cards.build import build_cards, build_with_reasons
from briefing.cards.card import Card
from briefing.cards.kinds import read_kinds
from briefing.cards.references import list_references
from briefing.claims.fact import Casualty, Claim, Dispute, Event, Facts, Figure, Position
from briefing.links.entity import Actor, Links, Occurrence, Place, Role
from briefing.links.reading import Reading
from briefing.mentions.mention import ActorMention, AircraftMention, Fate, Mentions
from briefing.pack import PACKAGED
from briefing.text import segment
from briefing.values import Count, Evidence, Span

from ..reading import article_of, parse_of

KINDS = read_kinds(PACKAGED)
STORY = """\
The head of the opposition accused Moscow of killing 36 civilians in Homs.

Sergei Lavrov denied that civilians were killed. "We have no such data," the minister said. "We have no such data," he \
repeated. Officials said two Su-24M bombers flew 20 sorties. Su-24M jets were seen on Wednesday."""


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = STORY.index(words, start + 1)
    return Span(start, start + len(words))


def claim(words: str, *claimants: str, sentence: str = "", nth: int = 0, **more: object) -> Claim:
    values = {"act": "states", "mode": "indirect", "rule": "claim.test", **more}
    content = at(words, nth)
    return Claim("story", claimants, content=content, sentence=at(sentence) if sentence else content, **values)  # type: ignore[arg-type]


def seen(*words: str) -> tuple[Occurrence, ...]:
    return tuple(Occurrence("story", at(word), "test.seen") for word in words)


LINKS = Links(
    actors=(
        Actor("Russia", "state", "named", ("Moscow",), seen("Moscow")),
        Actor("Sergei Lavrov", "person", "named", ("the minister",), seen("Sergei Lavrov", "the minister"),
              (Role("minister", "Russia", seen("the minister")[0]),), "Russia", ("Russia", "Nobody")),
        Actor("head of the opposition", "person", "role-only", (), seen("The head of the opposition")),
        Actor("Officials", "people_group", "anonymous", (), seen("Officials")),
    ),
    places=(Place("Homs", "city", "Syria", (), seen("Homs"), 34.73, 36.72),),
)  # fmt: skip
MENTIONS = Mentions(
    actors=(ActorMention(at("Officials"), at("Officials"), "Officials", "people_group", "t", is_plural=True),),
    aircraft=(
        AircraftMention(
            at("Su-24M"),
            "Su-24M",
            "t",
            "su-24",
            "Moscow",
            Count(2, 2, "", "two"),
            (Fate("attacked with", at("bombers")), Fate("attacked with", at("flew"), True)),
        ),
        AircraftMention(at("Su-24M", 1), "Su-24M", "t", "su-24"),
    ),
)
FACTS = Facts(
    claims=(
        claim("killing 36 civilians in Homs", "head of the opposition", act="accuses",
              sentence="The head of the opposition accused Moscow of killing 36 civilians in Homs.",
              about_actors=("Russia",), about_places=("Homs",)),
        claim("that civilians were killed", "Sergei Lavrov", act="denies"),
        claim('"We have no such data,"', "Sergei Lavrov", mode="direct"),
        claim('"We have no such data,"', "Sergei Lavrov", mode="direct", nth=1),
        claim("two Su-24M bombers flew 20 sorties", "Officials", about_aircraft=("Su-24M",)),
    ),
    casualties=(
        Casualty("story", "killed", Count(36, 36, "", "36"), "civilians", at("36 civilians"), at("36 civilians"), "t",
                 where="Homs", blamed="Russia", claimed_by=("head of the opposition",)),
    ),
    figures=(
        Figure("story", Count(20, 20, "", "20"), "sorties", at("20 sorties"), at("20 sorties"), "t", ("Officials",)),
    ),
    events=(Event("story", at("Su-24M jets were seen on Wednesday"), at("Su-24M jets were seen on Wednesday."), "t",
                  means=("Su-24M",)),),
    disputes=(Dispute("Were civilians killed in Homs?", "toll",
                      (Position("yes", (0,)), Position("no", (1, 2, 3))), "dispute.test", "a denial"),),
)  # fmt: skip


def build() -> dict[str, Card]:
    reading = Reading(segment(article_of(STORY, "story")), MENTIONS, (), ())
    return {card.key: card for card in build_cards([reading], LINKS, FACTS)}


def test_builds_every_kind_with_readable_ids() -> None:
    assert list(build()) == [
        "source/story",
        "dispute/civilians-killed-homs",
        "claim/head-of-the-opposition-accuses-killing-civilians-homs",
        "claim/sergei-lavrov-denies-civilians-killed",
        "claim/sergei-lavrov-says-data",
        "claim/officials-says-su-24m-bombers-flew-sorties",
        "casualty/killed-civilians-homs-head-of-the-opposition",
        "figure/sorties-officials",
        "event/su-24m-jets-seen",
        "actor/russia",
        "actor/sergei-lavrov",
        "actor/head-of-the-opposition",
        "actor/officials",
        "aircraft/su-24m",
        "place/homs",
    ]


def test_cards_refer_to_each_other_by_id() -> None:
    cards = build()
    accusation = cards["claim/head-of-the-opposition-accuses-killing-civilians-homs"].values
    assert accusation["claimants"] == ("head-of-the-opposition",)
    assert accusation["about"] == ("actor/russia", "place/homs")
    assert cards["actor/sergei-lavrov"].values["roles"] == ({"title": "minister", "holder_for": "russia"},)
    assert cards["actor/sergei-lavrov"].values["affiliations"] == ("russia",)
    assert cards["aircraft/su-24m"].values["operators"] == ("russia",)
    assert cards["aircraft/su-24m"].values["count"] == Count(2, 2, "", "two")
    assert cards["aircraft/su-24m"].values["happened"] == (
        {"what": "attacked with", "said": "reported", "words": "bombers"},
        {"what": "attacked with", "said": "denied", "words": "flew"},
    )
    assert cards["event/su-24m-jets-seen"].values["means"] == ("su-24m",)
    assert cards["dispute/civilians-killed-homs"].values["positions"] == (
        {"label": "yes", "claims": ("head-of-the-opposition-accuses-killing-civilians-homs",)},
        {"label": "no", "claims": ("sergei-lavrov-denies-civilians-killed", "sergei-lavrov-says-data")},
    )


def test_a_toll_names_the_claims_that_dispute_it() -> None:
    toll = build()["casualty/killed-civilians-homs-head-of-the-opposition"].values
    assert toll["blamed"] == "russia"
    assert toll["contested_by"] == ("sergei-lavrov-denies-civilians-killed", "sergei-lavrov-says-data")


def test_the_same_words_said_twice_are_one_claim_with_both_places() -> None:
    evidence = build()["claim/sergei-lavrov-says-data"].values["evidence"]
    assert isinstance(evidence, tuple)
    assert [item.find(STORY) for item in evidence if isinstance(item, Evidence)] == [
        (at('"We have no such data,"'),),
        (at('"We have no such data,"', 1),),
    ]


def test_titles_agree_with_one_and_with_many() -> None:
    cards = build()
    assert cards["claim/officials-says-su-24m-bombers-flew-sorties"].title.startswith("Officials say:")
    assert cards["claim/sergei-lavrov-says-data"].title == 'Sergei Lavrov says: "We have no such data"'


def test_machine_made_cards_claim_nothing() -> None:
    for card in build().values():
        assert card.values["status"] == "candidate"
        assert card.values.get("credibility", "6") == "6"
        assert card.values.get("reliability", "F") == "F"
        assert "grade" not in card.values
        assert "assessment" not in card.values


def test_says_which_rule_saw_which_words() -> None:
    reading = Reading(segment(article_of(STORY, "story")), MENTIONS, (), ())
    why = {built.card.key: built.why for built in build_with_reasons([reading], LINKS, FACTS)}
    (article, trace), *_ = why["claim/sergei-lavrov-denies-civilians-killed"]
    assert (article, trace.rule, trace.span.of(STORY)) == ("story", "claim.test", "that civilians were killed")
    assert all(why.values())


def test_two_tolls_that_tell_neither_where_nor_when_stay_two() -> None:
    toll = dataclasses.replace(FACTS.casualties[0], where="", claimed_by=())
    facts = Facts(casualties=(toll, dataclasses.replace(toll, span=at("civilians"), sentence=at("civilians"))))
    reading = Reading(segment(article_of(STORY, "story")), MENTIONS, (), ())
    ids = [card.id for card in build_cards([reading], LINKS, facts) if card.kind == "casualty"]
    assert ids == ["killed-civilians", "killed-civilians-2"]


@pytest.mark.parametrize("number", ["36", "41", "more than 1,000", "forty"])
def test_a_corrected_figure_keeps_its_card(number: str) -> None:
    text = f"The rebels said {number} civilians were killed in Damascus on Monday, and {number} planes took part."
    parse = parse_of(text)
    cards = build_cards(parse.readings, parse.links, parse.facts)
    first = parse_of(text.replace(number, "12"))
    expected = build_cards(first.readings, first.links, first.facts)
    assert [card.key for card in cards] == [card.key for card in expected]
    assert any(card.kind == "casualty" for card in cards)


def test_a_shifted_paragraph_keeps_its_cards() -> None:
    parse = parse_of(STORY)
    shifted = parse_of("Nothing is known yet.\n\n" + STORY)
    keys = [card.key for card in build_cards(parse.readings, parse.links, parse.facts)]
    assert len(keys) > 5
    assert set(keys) <= {card.key for card in build_cards(shifted.readings, shifted.links, shifted.facts)}


PIECES = st.sampled_from(
    [
        '"We know," ',
        "Lavrov said ",
        "36 civilians were killed ",
        "in Homs ",
        "Moscow denied ",
        "it. ",
        "\n\n",
        "Su-24M ",
        "“",
        "”",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=30).map("".join))
def test_any_text_makes_cards_that_hold(text: str) -> None:
    parse = parse_of(text)
    cards = build_cards(parse.readings, parse.links, parse.facts)
    keys = {card.key for card in cards}
    assert len(keys) == len(cards)
    for card in cards:
        for _, kinds, name in list_references(card, KINDS[card.kind]):
            assert any(f"{kind}/{name}" in keys for kind in kinds), (card.key, kinds, name)
        evidence = card.values["evidence"]
        assert isinstance(evidence, tuple)
        for item in evidence:
            assert isinstance(item, Evidence)
            assert len(item.find(text)) >= 1
