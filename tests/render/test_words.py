"""Moments, counts and choices in words; colours; addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefing.cards.briefing import Briefing
from briefing.cards.kinds import read_kinds
from briefing.pack import PACKAGED
from briefing.render.address import FILES, Addresses, web_address
from briefing.render.colours import COLOURS
from briefing.render.library import Library
from briefing.render.words import read_words, show_count, show_when
from briefing.values import Count, When
from tests.render.sample import article_of, brief, card, sample_briefing

WHENS = [
    (None, ""),
    (When("2015-10-01", "day", "Thursday"), "1 Oct 2015"),
    (When("2015-09", "month", "September"), "Sept 2015"),
    (When("1979", "year", "1979"), "1979"),
    (When("2015-09-30", "part of day", "late Wednesday", part="late"), "late 30 Sept 2015"),
    (When("2015-10-01", "day", "Thursday", is_possible=True), "perhaps 1 Oct 2015"),
    (When(None, "unknown", "the other day"), "the other day"),
    (When("20xx-99-99", "day", "?"), "20xx-99-99"),
]
COUNTS = [
    (None, ""),
    (Count(36, 36, "", "36"), "36"),
    (Count(240000, None, "more than", "more than 240,000"), "more than 240,000"),
    (Count(5000, 5000), "5,000"),
    (Count(10, 20), "10 to 20"),
    (Count(10, None), "at least 10"),
    (Count(None, 20, "fewer than"), "fewer than 20"),
    (Count(None, None, "many"), "many"),
]


@pytest.mark.parametrize(("when", "words"), WHENS)
def test_show_when(when: When | None, words: str) -> None:
    assert show_when(when) == words


@pytest.mark.parametrize(("count", "words"), COUNTS)
def test_show_count(count: Count | None, words: str) -> None:
    assert show_count(count) == words


def test_every_choice_of_a_card_has_its_words() -> None:
    words = read_words(PACKAGED)
    for kind in read_kinds(PACKAGED).values():
        for field in kind.fields.values():
            if field.shown:
                assert set(field.of) == set(words.keys(field.shown)), f"{kind.name}.{field.name}"


def test_the_choices_that_group_lists_have_their_words() -> None:
    kinds, words = read_kinds(PACKAGED), read_words(PACKAGED)
    for kind, field, group in [
        ("actor", "type", "actor_types"),
        ("place", "kind", "place_kinds"),
    ]:
        assert set(kinds[kind].fields[field].of) == set(words.keys(group))


def colours_of(briefing: Briefing) -> Mapping[str, int]:
    return Library(briefing, PACKAGED, FILES).colours


def test_a_minister_has_the_colour_of_the_state() -> None:
    colours = colours_of(sample_briefing())
    assert colours["sergei-lavrov"] == colours["russia"] == colours["defence-ministry"]
    assert colours["military-source"] != colours["russia"]


def test_an_opposition_does_not_have_the_colour_of_the_state() -> None:
    state = card("actor", "syria", "Syria", type="state")
    group = card("actor", "opposition", "Syrian opposition", type="organization", affiliations=("syria",))
    head = card("actor", "head", "its head", type="person", affiliations=("opposition",))
    claims = [card("claim", name, "", claimants=(name,)) for name in ("syria", "head")]
    colours = colours_of(brief([state, group, head, *claims], article_of("")))
    assert colours["head"] == colours["opposition"] != colours["syria"]


def test_claimants_who_do_not_belong_together_never_share_a_colour() -> None:
    actors = [card("actor", f"a{number}", f"A {number}") for number in range(20)]
    claims = [card("claim", f"c{number}", "", claimants=(f"a{number}",)) for number in range(20)]
    colours = colours_of(brief([*actors, *claims], article_of("")))
    assert len(colours) == len(set(colours.values())) == COLOURS


def test_a_circle_of_affiliations_ends() -> None:
    first = card("actor", "a", "A", affiliations=("b",))
    second = replace(card("actor", "b", "B", affiliations=("a",)))
    claim = card("claim", "c", "", claimants=("b",))
    colours = colours_of(brief([first, second, claim], article_of("")))
    assert colours["a"] == colours["b"]


ADDRESSES = [
    ("index.md", "cards/claim/a.md", "", "cards/claim/a.html", "cards/claim/a/"),
    ("cards/claim/a.md", "index.md", "", "../../index.html", "../../../"),
    ("cards/claim/a.md", "cards/claim/b.md", "", "b.html", "../b/"),
    ("cards/claim/a.md", "cards/actor/b.md", "said", "../actor/b.html#said", "../../actor/b/#said"),
    ("cards/claim/a.md", "cards/claim.md", "", "../claim.html", "../"),
    ("cards/claim.md", "cards/claim/a.md", "", "claim/a.html", "a/"),
    ("cards/claim/a.md", "cards/claim/a.md", "s1", "#s1", "#s1"),
    ("index.md", "index.md", "", "index.html", "./"),
    (
        "index.md",
        "cards/actor/été 1#?.md",
        "",
        "cards/actor/%C3%A9t%C3%A9%201%23%3F.html",
        "cards/actor/%C3%A9t%C3%A9%201%23%3F/",
    ),
]


@pytest.mark.parametrize(("here", "there", "anchor", "file", "folder"), ADDRESSES)
def test_addresses(here: str, there: str, anchor: str, file: str, folder: str) -> None:
    assert Addresses().between(here, there, anchor) == file
    assert Addresses(folders=True).between(here, there, anchor) == folder


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("https:alert(1)", ""),
        ("//example.org", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_web_address(text: str, address: str) -> None:
    assert web_address(text) == address
