"""A dispute's page: who stands where, how each claim stands to the other side, in whose words, and how it is graded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.positions import Position, find_tolls, lay_out_positions
from briefing.render.view import View
from tests.render.page_reader import PageReader
from tests.render.sample import SOURCE, brief, sample_briefing, sample_cards, seed_article

PAGE = "cards/dispute/civilians.md"


def with_acts(*acts: str) -> list[Card]:
    """The sample with the first claim of its dispute on one side, and claims of these acts on the other."""
    cards = sample_cards()
    denial = next(card for card in cards if card.id == "no-such-data")
    made = [replace(denial, id=f"c{number}", values={**denial.values, "act": act}) for number, act in enumerate(acts)]
    sides: tuple[dict[str, Value], ...] = (
        {"label": "They did", "claims": ("killing-36",)},
        {"label": "Others", "claims": tuple(card.id for card in made)},
    )
    dispute = next(card for card in cards if card.kind == "dispute")
    dispute = replace(dispute, values={**dispute.values, "positions": sides, "why": "They cannot both be so."})
    return [*(card for card in cards if card.kind not in ("dispute", "casualty")), *made, dispute]


def lay_out(cards: list[Card]) -> tuple[Position, ...]:
    view = View(Library(brief(cards, seed_article()), PACKAGED, FILES), PAGE)
    return lay_out_positions(view, view.library.cards["dispute/civilians"])


ALONE = ["denies", "doubts", "does-not-confirm", "declines", "accuses", "confirms"]


@pytest.mark.parametrize("act", ALONE)
def test_each_act_has_a_form_and_a_meaning_of_its_own(act: str) -> None:
    _, other = lay_out(with_acts(act))
    (placed,) = other.claims
    assert placed.stance
    assert placed.stance.key == act
    body = render_site(brief(with_acts(act), seed_article())).by_path[PAGE].body
    assert f"bf-stance-{act}" in body
    words = PageReader(body).words
    assert f"{placed.stance.words} {placed.stance.meaning}" in words


def test_all_forms_differ() -> None:
    _, other = lay_out(with_acts(*ALONE))
    stances = [placed.stance for placed in other.claims if placed.stance]
    assert len({stance.words for stance in stances}) == len({stance.meaning for stance in stances}) == len(ALONE)


RIVALS = [
    # the first side's act, the other's, how the other's stands
    ("states", "states", "contradicts"),
    ("states", "claims-responsibility", "contradicts"),
    ("states", "denies", "denies"),
    ("denies", "states", None),
    ("demands", "states", None),
    ("states", "demands", None),
]


@pytest.mark.parametrize(("one", "other", "stance"), RIVALS, ids=[f"{one}, {other}" for one, other, _ in RIVALS])
def test_an_account_is_a_rival_where_the_other_side_gives_one_too(one: str, other: str, stance: str | None) -> None:
    cards = [
        replace(card, values={**card.values, "act": one}) if card.id == "killing-36" else card
        for card in with_acts(other)
    ]
    _, side = lay_out(cards)
    assert [placed.stance.key if placed.stance else None for placed in side.claims] == [stance]


def test_a_side_at_a_glance() -> None:
    one, other = lay_out(sample_cards())
    assert [(party.link.text, party.unnamed) for party in one.parties] == [
        ("head of Syria's main opposition group", "known by office only")
    ]
    assert (one.named, len(one.parties), one.sources, one.origins, one.open) == (0, 1, 1, 1, 0)
    assert (other.named, len(other.parties), other.open) == (1, 1, 0)
    words = PageReader(render_site(sample_briefing()).by_path[PAGE].body).words
    assert "Named 0 of 1" in words
    assert "1 source, 1 independent origin" in words


def test_who_answers_whom_is_said_in_words_and_leads_there() -> None:
    read = PageReader(render_site(sample_briefing()).by_path[PAGE].body)
    accusation = "of killing 36 civilians in the central province of Homs"
    assert f"denies what head of Syria's main opposition group says: {accusation}" in read.words
    assert "denied by Sergei Lavrov" in read.words
    assert {"#p1-1", "#p2-1"} <= set(read.links)
    assert {"p1-1", "p2-1"} <= set(read.ids)


def test_what_nobody_answers_is_said() -> None:
    one, other = lay_out(with_acts("states"))
    assert [placed.is_open for placed in one.claims] == [True]
    assert [placed.is_open for placed in other.claims] == [True]
    words = PageReader(render_site(brief(with_acts("states"), seed_article())).by_path[PAGE].body).words
    assert words.count("Nobody on another side answers this in particular") == 2
    assert words.count("Not answered 1 of 1") == 2


def test_why_this_is_a_dispute_and_that_its_order_says_nothing() -> None:
    words = PageReader(render_site(brief(with_acts("states"), seed_article())).by_path[PAGE].body).words
    assert "Why this is a dispute. They cannot both be so." in words
    assert words.count("their order says nothing") == 1


def test_grades_are_said_once_where_all_claims_share_them_and_at_each_where_not() -> None:
    cards = [
        replace(card, values={**card.values, "credibility": "6"}) if card.kind == "claim" else card
        for card in sample_cards()
    ]
    shared = PageReader(render_site(brief(cards, seed_article())).by_path[PAGE].body).words
    assert shared.count("6, truth cannot be judged") == 1
    graded = [
        replace(card, values={**card.values, "credibility": "2", "grade": {"occurrence": "fair", "count": "weak"}})
        if card.id == "no-such-data"
        else replace(card, values={**card.values, "reliability": "B"})
        if card.kind == "source"
        else card
        for card in cards
    ]
    words = PageReader(render_site(brief(graded, seed_article())).by_path[PAGE].body).words
    assert "Credibility 6, truth cannot be judged; source B, usually reliable" in words
    assert "It happened: fair · How many: weak Credibility 2, probably true; source B, usually reliable" in words


def test_tolls_that_are_contested_or_contradicted_are_named() -> None:
    view = View(Library(sample_briefing(), PACKAGED, FILES), PAGE)
    dispute = view.library.cards["dispute/civilians"]
    assert [toll.key for toll in find_tolls(view, dispute)] == ["casualty/homs-36-killed"]
    cards = sample_cards()
    toll = next(card for card in cards if card.id == "homs-36-killed")
    bare = replace(toll, values={name: value for name, value in toll.values.items() if name != "contested_by"})
    rival = replace(toll, id="rival", values={**bare.values, "claimed_by": ("kommersant",), "contradicts": (toll.id,)})
    others = [card for card in cards if card.id != toll.id]
    for tolls, found in (([bare], []), ([bare, rival], ["casualty/homs-36-killed"])):
        view = View(Library(brief([*others, *tolls], seed_article()), PACKAGED, FILES), PAGE)
        assert [line.key for line in find_tolls(view, dispute)] == found


def test_a_claim_leads_to_its_words_in_the_source() -> None:
    read = PageReader(render_site(sample_briefing()).by_path[PAGE].body)
    marked = View(Library(sample_briefing(), PACKAGED, FILES), PAGE).library.articles[SOURCE]
    for words in ("of killing 36 civilians", '"Talk began that civilians'):
        anchor = marked.words_anchor_at(marked.article.text.index(words))
        assert f"../source/{SOURCE}.html#{anchor}" in read.links


def test_the_list_has_a_block_for_each_dispute_by_what_it_is_about() -> None:
    (dispute,) = [card for card in sample_cards() if card.kind == "dispute"]
    kinds = ["occurrence", "toll", "occurrence", "policy", "toll", "target"]
    made = [
        replace(dispute, id=f"d{at}", values={**dispute.values, "kind": kind, "question": f"Is it {at}?"})
        for at, kind in enumerate(kinds)
    ]
    others = [card for card in sample_cards() if card.kind != "dispute"]
    read = PageReader(render_site(brief([*others, *made], seed_article())).by_path["cards/dispute.md"].body)
    order = ["target", "dispute/d5", "toll", "dispute/d1", "dispute/d4", "occurrence", "dispute/d0", "dispute/d2"]
    assert read.ids == [*order, "policy", "dispute/d3"]
    assert [link for link in read.links if link.startswith("#")] == [f"#{anchor}" for anchor in read.ids]
    assert [read.words.count(f"Is it {at}?") for at in range(6)] == [2] * 6
    few = PageReader(render_site(brief([*others, *made[:2]], seed_article())).by_path["cards/dispute.md"].body)
    assert not [link for link in few.links if link.startswith("#")], "few need no list of contents"


def test_a_dispute_of_one_claimant_or_none_is_still_shown() -> None:
    cards = [
        replace(card, values={**card.values, "positions": ({"label": "Nobody", "claims": ("gone",)},)})
        if card.kind == "dispute"
        else card
        for card in sample_cards()
    ]
    words = PageReader(render_site(brief(cards, seed_article())).by_path[PAGE].body).words
    assert "nobody is named" in words
