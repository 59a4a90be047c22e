"""Actors and aircraft: what is said in context, names where they stand, background apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefing.render import Page, render_site
from briefing.values import Count
from tests.render.page_reader import PageReader
from tests.render.sample import DEPLOYMENT, SOURCE, STRUCK, brief, card, sample_briefing, sample_cards


def pages_of(cards: list[object]) -> Mapping[str, Page]:
    return render_site(brief(cards, sample_briefing().articles[SOURCE])).by_path


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return pages_of(sample_cards())


def words_of(page: Page) -> str:
    return PageReader(page.body).words


def cell(page: Page, label: str) -> PageReader:
    """What stands beside a label."""
    return PageReader(
        "<dl><dt></dt>" + page.body.partition(f"<dt>{label}</dt>")[2].partition("</dd>")[0] + "</dd></dl>"
    )


def row(page: Page, label: str) -> str:
    """The same as text."""
    return cell(page, label).words


def test_an_office_says_whom_it_is_held_for(pages: Mapping[str, Page]) -> None:
    assert row(pages["cards/actor/sergei-lavrov.md"], "Office") == "Russian Foreign Minister, for Russia"


def test_belonging_is_told_from_both_ends(pages: Mapping[str, Page]) -> None:
    assert "Russia" in row(pages["cards/actor/sergei-lavrov.md"], "Belongs to")
    assert row(pages["cards/actor/russia.md"], "Belong to it") == "Sergei Lavrov, Russian Defence Ministry"


def test_other_names_lead_to_the_sentences_they_stand_in(pages: Mapping[str, Page]) -> None:
    page = pages["cards/actor/russia.md"]
    assert row(page, "Also called").startswith("Moscow in AFP, sentence ")
    [link] = cell(page, "Also called").links
    anchor = link.partition("#")[2]
    source = pages[f"cards/source/{SOURCE}.md"].body
    assert "Moscow" in source.partition(f'id="{anchor}"')[2].partition("</p>")[0]


def test_a_claim_stands_in_its_sentence_with_its_words_marked(pages: Mapping[str, Page]) -> None:
    page = pages["cards/actor/opposition-head.md"]
    assert "<mark>of killing 36 civilians in the central province of Homs</mark>" in page.body
    assert "The head of Syria's main opposition group accused Moscow of killing 36 civilians" in words_of(page)
    assert "AFP, 1 Oct 2015 · see it in the source" in words_of(page)


@pytest.mark.parametrize(
    ("actor", "shown"),
    [
        ("military-source", "The sources withhold who this is."),
        ("opposition-head", "The sources give an office or a description, and no name."),
    ],
)
def test_an_unnamed_source_is_said_to_be_one(pages: Mapping[str, Page], actor: str, shown: str) -> None:
    assert shown in words_of(pages[f"cards/actor/{actor}.md"])
    assert shown not in words_of(pages["cards/actor/russia.md"])


def test_events_by_and_against_an_actor_are_apart() -> None:
    against = card(
        "event", "hit", "", STRUCK, what="France and the United States immediately expressed doubts", target=("russia",)
    )
    page = words_of(pages_of([*sample_cards(), against])["cards/actor/russia.md"])
    assert page.index("Events by Russia") < page.index("first air strikes") < page.index("Events against Russia")
    assert "expressed doubts" in page.partition("Events against Russia")[2]


def test_a_name_is_marked_where_it_stands_whole() -> None:
    russian = card("actor", "russia", "Russia", "The Russian planes of Russia", type="state")
    page = pages_of([russian])["cards/actor/russia.md"]
    assert "The Russian planes of <mark>Russia</mark>" in page.body


@pytest.mark.parametrize(("count", "is_folded", "is_cut"), [(8, False, False), (9, True, False), (120, True, True)])
def test_a_long_list_folds_and_a_longer_one_is_cut(count: int, is_folded: bool, is_cut: bool) -> None:
    claims = [
        card("claim", f"c{n}", "", STRUCK, claimants=("russia",), act="states", mode="direct", content=f"word {n}.")
        for n in range(count)
    ]
    body = pages_of([*(one for one in sample_cards() if one.kind == "actor"), *claims])["cards/actor/russia.md"].body
    said = body.partition('id="said"')[2].partition("</section>")[0]
    assert said.count("bf-quoted") == min(count, 100)
    assert said.partition("<details")[0].count("bf-quoted") == 8
    assert ("<details" in said) == is_folded
    assert (f"Show 100 of {count}" in said) == is_cut
    assert ("20 more, among all claims" in said) == is_cut


def test_the_list_of_actors_counts_by_type_and_says_who_says_how_much(pages: Mapping[str, Page]) -> None:
    words = words_of(pages["cards/actor.md"])
    assert "People 3 States 1" in words
    assert "Sergei Lavrov Russian Foreign Minister 1 –" in words
    assert "Russia – 2" in words


# --- Aircraft


def aircraft(name: str, entry: str, **values: object) -> object:
    return card("aircraft", name.lower(), name, DEPLOYMENT, designation=name, catalogue=entry, **values)


FLEET = [
    *(one for one in sample_cards() if one.kind != "aircraft"),
    aircraft("Su-24M", "Su-24", operators=("russia",), count=Count(1, 1, "", "its")),
    aircraft(
        "Su-34",
        "Su-34",
        aliases=("Su-34s",),
        happened=({"what": "shot down", "said": "denied", "words": "was not shot down"},),
    ),
    aircraft("Su-30", "Su-30", count=Count(4, 4, "", "4")),
]


@pytest.fixture(scope="module")
def fleet() -> Mapping[str, Page]:
    return pages_of(FLEET)


def test_what_is_generally_known_stands_apart(fleet: Mapping[str, Page]) -> None:
    said, _, background = words_of(fleet["cards/aircraft/su-34.md"]).partition("Background")
    for known in ("bomber Manufacturer", "Sukhoi", "Fullback", "Su-27"):
        assert known in background
        assert known not in said
    assert "denied: shot down “was not shot down”" in said


def test_types_of_the_same_family_lead_to_each_other(fleet: Mapping[str, Page]) -> None:
    assert row(fleet["cards/aircraft/su-34.md"], "Of the same family in this briefing") == "Su-30"
    assert "same family" not in words_of(fleet["cards/aircraft/su-24m.md"])


def test_a_type_is_marked_in_its_sentence(fleet: Mapping[str, Page]) -> None:
    assert "Su-24M and <mark>Su-34</mark> bombers" in fleet["cards/aircraft/su-34.md"].body


def test_the_list_of_types_has_what_is_reported_and_the_role_as_background(fleet: Mapping[str, Page]) -> None:
    words = words_of(fleet["cards/aircraft.md"])
    assert "Su-24M Russia 1 (“its”) bomber" in words
    assert "Su-30 4 fighter" in words
    assert "Su-34 denied: shot down “was not shot down” bomber" in words
    assert "not from the sources" in words


def test_an_aircraft_without_an_entry_has_no_background() -> None:
    pages = pages_of(
        [
            replace(one, values={**one.values, "catalogue": "nothing"}) if one.kind == "aircraft" else one
            for one in sample_cards()
        ]
    )
    assert "Background" not in words_of(pages["cards/aircraft/su-24m.md"])
