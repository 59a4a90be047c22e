"""A claim's page: the way it came, what it answers and what answers it, what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from briefing.pack import PACKAGED
from briefing.render import render_site
from briefing.render.address import FILES
from briefing.render.carriers import trace_carriers
from briefing.render.library import Library
from briefing.render.view import View
from briefing.values import Evidence
from tests.render.page_reader import PageReader
from tests.render.sample import HOMS, SOURCE, brief, card, sample_briefing, sample_cards, seed_article


def test_the_way_of_a_claim_leads_from_its_claimant_to_the_source_in_hand() -> None:
    view = View(Library(sample_briefing(), PACKAGED, FILES), "cards/claim/deployment.md")
    steps = trace_carriers(view, view.library.cards["claim/deployment"])
    assert [(step.does, [(party.link.text, party.unnamed) for party in step.parties]) for step in steps] == [
        ("says it", [("a military source", "unnamed")]),
        ("carries it", [("Kommersant", "")]),
        ("is the source in hand", [("AFP", "")]),
    ]
    assert all(party.link.url for step in steps for party in step.parties)
    words = PageReader(render_site(sample_briefing()).by_path["cards/claim/deployment.md"].body).words
    assert "says it a military source unnamed carries it Kommersant is the source in hand AFP" in words


def test_several_carriers_stand_in_the_order_they_carried_it() -> None:
    cards = [
        replace(card, values={**card.values, "via": ("kommersant", "russia")}) if card.id == "deployment" else card
        for card in sample_cards()
    ]
    view = View(Library(brief(cards, seed_article()), PACKAGED, FILES), "cards/claim/deployment.md")
    steps = trace_carriers(view, view.library.cards["claim/deployment"])
    assert [party.link.text for step in steps for party in step.parties] == [
        "a military source",
        "Kommersant",
        "Russia",
        "AFP",
    ]


def test_a_text_that_is_another_s_came_by_way_of_it() -> None:
    lender = card("source", "lender", "The first", publisher="The Gazette", file="", sha256="")
    cards = [
        replace(card, values={**card.values, "carries": "lender"}) if card.id == SOURCE else card
        for card in sample_cards()
    ]
    view = View(Library(brief([*cards, lender], seed_article()), PACKAGED, FILES), "cards/claim/killing-36.md")
    steps = trace_carriers(view, view.library.cards["claim/killing-36"])
    assert [step.does for step in steps] == ["says it", "has the text first", "is the source in hand"]
    assert [party.link.text for party in steps[1].parties] == ["The Gazette"]


def test_where_nobody_is_named_the_source_s_own_words_stand_for_them() -> None:
    cards = [
        replace(card, values={**card.values, "claimants": (), "source_words": "the ministry"})
        if card.id == "deployment"
        else card
        for card in sample_cards()
    ]
    words = PageReader(render_site(brief(cards, seed_article())).by_path["cards/claim/deployment.md"].body).words
    assert "says it “the ministry” carries it Kommersant" in words


def test_what_it_answers_and_what_answers_it() -> None:
    pages = render_site(sample_briefing()).by_path
    denial = PageReader(pages["cards/claim/no-such-data.md"].body)
    assert "denies what head of Syria's main opposition group says: of killing 36 civilians" in denial.words
    assert "killing-36.html" in denial.links
    accusation = PageReader(pages["cards/claim/killing-36.md"].body)
    assert 'denied by Sergei Lavrov: "Talk began that civilians were hurt' in accusation.words
    assert "answers" not in PageReader(pages["cards/claim/deployment.md"].body).ids


def test_other_claims_of_the_sentence_stand_on_its_page() -> None:
    beside = card(
        "claim",
        "not-isis",
        "US officials: not in ISIS-controlled territory",
        HOMS,
        claimants=("russia",),
        act="states",
        mode="indirect",
        content="it appeared the strikes were not in ISIS-controlled territory",
    )
    elsewhere = replace(beside, id="lost", values={**beside.values, "evidence": (Evidence(SOURCE, "not in it"),)})
    pages = render_site(brief([*sample_cards(), beside, elsewhere], seed_article())).by_path
    words = PageReader(pages["cards/claim/killing-36.md"].body).words
    assert "it appeared the strikes were not in" in words.partition("In the same sentence")[2]
    assert (
        "of killing 36" in PageReader(pages["cards/claim/not-isis.md"].body).words.partition("In the same sentence")[2]
    )
    assert "In the same sentence" not in PageReader(pages["cards/claim/lost.md"].body).words


def test_grades_stand_below_the_claim() -> None:
    cards = [
        replace(card, values={**card.values, "credibility": "3", "grade": {"attribution": "contested"}})
        if card.id == "killing-36"
        else card
        for card in sample_cards()
    ]
    words = PageReader(render_site(brief(cards, seed_article())).by_path["cards/claim/killing-36.md"].body).words
    assert "the reporter's words By whom: contested Credibility 3, possibly true" in words
