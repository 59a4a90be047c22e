"""The network: every relation with its words, drawn and told alike."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card
from briefing.pack import PACKAGED
from briefing.render import Page, render_site
from briefing.render.address import FILES
from briefing.render.drawing.arcs import ROW, WIDTH, draw_arc
from briefing.render.library import Library
from briefing.render.pages.network import MOST
from briefing.render.relations import find_relations
from tests.render.page_reader import PageReader
from tests.render.sample import DENIAL, FIRST, HOMS, brief, card, sample_cards, seed_article


def relations(cards: list[Card]) -> list[tuple[str, str, str]]:
    library = Library(brief(cards, seed_article()), PACKAGED, FILES)
    return [(relation.one, relation.type, relation.other) for relation in find_relations(library)]


def page_of(cards: list[Card]) -> Page:
    return render_site(brief(cards, seed_article())).by_path["network.md"]


def test_relations_are_typed() -> None:
    assert relations(sample_cards()) == [
        ("actor/sergei-lavrov", "belongs", "actor/russia"),
        ("actor/defence-ministry", "belongs", "actor/russia"),
        ("actor/russia", "operates", "aircraft/su-24m"),
        ("actor/opposition-head", "accuses", "actor/russia"),
        ("actor/sergei-lavrov", "opposes", "actor/opposition-head"),
        ("actor/kommersant", "carries", "actor/military-source"),
    ]


def test_a_claim_or_event_names_whom_it_is_against() -> None:
    cards = [
        card("actor", "a", "A", FIRST, type="state"),
        card("actor", "b", "B", FIRST, type="state"),
        card(
            "claim",
            "wants",
            "A demands",
            FIRST,
            claimants=("a",),
            act="demands",
            mode="indirect",
            content="x",
            target="b",
        ),
        card("event", "hit", "A hit B", FIRST, what="Russia launched", agent=("a",), target=("b", "nobody")),
    ]
    assert relations(cards) == [("actor/a", "acts", "actor/b"), ("actor/a", "demands", "actor/b")]


def test_a_denial_does_not_answer_a_denial() -> None:
    def says(name: str, act: str) -> Card:
        return card("claim", f"{name}-{act}", name, DENIAL, claimants=(name,), act=act, mode="direct", content="data")

    sides = (
        {"label": "It was", "claims": ("a-states", "b-doubts")},
        {"label": "It was not", "claims": ("c-denies",)},
    )
    cards = [card("actor", name, name.upper(), FIRST, type="state") for name in "abc"]
    cards += [says("a", "states"), says("b", "doubts"), says("c", "denies")]
    cards += [card("dispute", "d", "Was it?", HOMS, question="Was it?", kind="occurrence", positions=sides)]
    assert relations(cards) == [("actor/c", "opposes", "actor/a")]


def test_who_contests_a_figure_opposes_who_gives_it() -> None:
    without = [one for one in sample_cards() if one.kind != "dispute"]
    assert ("actor/sergei-lavrov", "opposes", "actor/opposition-head") in relations(without)
    assert len(set(relations(sample_cards()))) == len(relations(sample_cards()))


def test_those_who_speak_for_one_stand_beside_each_other_and_what_they_operate_with_them() -> None:
    names = re.findall(r'data-key="([^"]+)"', page_of(sample_cards()).body)
    russian = {"actor/russia", "actor/sergei-lavrov", "actor/defence-ministry", "aircraft/su-24m"}
    first = min(names.index(name) for name in russian)
    assert names[first] == "actor/russia"
    assert set(names[first : first + 4]) == russian
    assert names[first + 3] == "aircraft/su-24m"


def test_the_drawing_and_the_list_say_the_same() -> None:
    page = page_of(sample_cards())
    drawn = set(re.findall(r'<a href="#(r\d+)"[^>]*data-type', page.body))
    told = set(re.findall(r'<li id="(r\d+)" class="bf-tie"', page.body))
    assert drawn == told
    assert len(told) == len(relations(sample_cards()))
    words = PageReader(page.body).words
    assert "Sergei Lavrov belongs to Russia" in words
    assert "of killing 36 civilians in the central province of Homs" in words


def test_links_of_the_page_lead_somewhere() -> None:
    read = PageReader(page_of(sample_cards()).body)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_the_order_of_cards_leaves_no_trace() -> None:
    cards = sample_cards()
    assert page_of(cards).body == page_of(cards[::-1]).body


def test_more_than_can_be_drawn_are_counted_and_told() -> None:
    state = card("actor", "state", "State", FIRST, type="state")
    members = [card("actor", f"m{n}", f"M{n}", FIRST, type="person", affiliations=("state",)) for n in range(MOST + 20)]
    page = page_of([state, *members])
    assert page.body.count('data-key="') == MOST
    assert "21 with fewer relations are in the list only" in PageReader(page.body).words
    assert page.body.count('class="bf-tie"') == MOST + 20


def test_nobody_related_to_nobody() -> None:
    assert "no relation between two actors" in PageReader(page_of([]).body).words


@given(st.integers(2, 200), st.data(), st.integers(0, 30))
def test_arcs_stay_in_the_drawing(rows: int, data: st.DataObject, beside: int) -> None:
    start = data.draw(st.integers(0, rows - 1))
    end = data.draw(st.integers(0, rows - 1).filter(lambda row: row != start))
    arc = draw_arc(start, end, rows, beside)
    _, one, wide, high, other = (
        float(found) for found in re.findall(r"-?[\d.]+", re.sub(r" 0 0 [01] 0 ", " ", arc.path))
    )
    assert 0 < wide <= WIDTH
    assert {one, other} == {start * ROW + ROW / 2, end * ROW + ROW / 2}
    assert high == abs(one - other) / 2  # a half ellipse from one to the other
