"""The brief: the weightiest of each, everything else one click away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing.render import Page, render_site
from briefing.values import Count, Evidence, When
from tests.render.page_reader import PageReader
from tests.render.sample import SOURCE, article_of, brief, card, sample_briefing, sample_cards

PARTS = ("happened", "contested", "numbers", "unknown", "involved", "all")


def home_of(cards: list[object], *articles: str) -> Page:
    briefing = brief(cards, sample_briefing().articles[SOURCE])
    more = {name: article_of("A headline\n\nA sentence.", name) for name in articles}
    return render_site(replace(briefing, articles={**briefing.articles, **more})).by_path["index.md"]


def part(page: Page, name: str) -> PageReader:
    """A section of the page, by the id of its heading."""
    body = page.body.partition(f'<h2 id="{name}">')[2]
    return PageReader("<h2>" + re.split(r"</section>|</nav>", body)[0])


def test_the_parts_stand_in_the_order_of_their_weight() -> None:
    ids = [name for name in PageReader(home_of(sample_cards()).body).ids if name in PARTS]
    assert tuple(ids) == PARTS


def test_the_contents_lead_to_every_part() -> None:
    page = home_of(sample_cards())
    contents = PageReader(
        "<p>" + page.body.partition('class="bf-contents"')[2].partition(">")[2].partition("</nav>")[0] + "</p>"
    )
    assert contents.links == [f"#{name}" for name in PARTS]


def test_the_weightiest_are_shown_and_all_are_one_click_away() -> None:
    def event(day: int) -> object:
        when = When(f"2015-10-{day:02}", "day", "")
        return card("event", f"e{day}", f"Event {day}", what=f"event number {day}", when=when)

    page = home_of([*sample_cards(), *(event(day) for day in range(2, 9))])
    happened = part(page, "happened")
    assert [number for number in range(9) if f"event number {number}" in happened.words] == [6, 7, 8]
    assert "All events (8)" in happened.words
    assert "cards/event.html" in happened.links
    assert "All disputes" not in part(page, "contested").words  # they are all there


def test_tolls_come_before_other_figures() -> None:
    cards = sample_cards()
    assert "20 sorties" not in part(home_of(cards), "numbers").words
    without = [one for one in cards if one.kind != "casualty" or one.id == "war-240000"]
    assert "20 sorties" in part(home_of(without), "numbers").words


def test_one_source_gives_the_brief_its_headline() -> None:
    page = home_of(sample_cards())
    assert "The brief, from one source" in PageReader(page.body).words
    assert f"cards/source/{SOURCE}.html" in PageReader(page.body).links


def test_several_sources_are_counted_with_their_origins_and_the_newest_is_first() -> None:
    sources = [
        card("source", f"s{day}", f"Headline {day}", origin=origin, published=When(f"2015-10-0{day}", "day", ""))
        for day, origin in ((2, "AFP"), (5, "AFP"), (3, "AP"), (4, "AP"))
    ]
    head = PageReader(home_of([*sample_cards(), *sources]).body.partition("</header>")[0] + "</header></div>").words
    assert "From 5 sources, 3 independent origins" in head
    assert head.index("Headline 5") < head.index("Headline 4") < head.index("Headline 3")
    assert "Headline 2" not in head


def test_a_side_is_shown_by_its_claim_nearest_to_the_question() -> None:
    near = card(
        "claim", "near", "", claimants=("military-source",), act="states", content="the strikes killed many civilians"
    )
    far = card("claim", "far", "", claimants=("russia",), act="states", content="it is late")
    sides = ({"label": "They did", "claims": ("far", "near")}, {"label": "No", "claims": ("no-such-data",)})
    cards = [
        replace(one, values={**one.values, "positions": sides}) if one.kind == "dispute" else one
        for one in sample_cards()
    ]
    contested = part(home_of([*cards, near, far]), "contested").words
    assert "the strikes killed many civilians" in contested
    assert "it is late" not in contested
    assert "We have no such data" in contested


def test_everything_has_a_way_in() -> None:
    ways = part(home_of(sample_cards()), "all").links
    kinds = sample_briefing().kinds
    overviews = {"lens.html", "gaps.html", "network.html", "data.html"}
    assert set(ways) == {*(f"cards/{kind}.html" for kind in kinds), *overviews}


@pytest.mark.parametrize("name", ["happened", "contested", "numbers"])
def test_an_empty_part_says_so(name: str) -> None:
    assert "bf-empty" in home_of([]).body.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_a_toll_of_two_sources_is_not_named_for_having_one_origin() -> None:
    toll = card("casualty", "t", "", count=Count(7, 7, "", "7"), who="people", outcome="killed", scope="event")
    both = replace(
        toll, values={**toll.values, "evidence": (Evidence("s1", "A sentence."), Evidence("s2", "A sentence."))}
    )
    sources = [card("source", name, name, origin=name) for name in ("s1", "s2")]
    for one, expected in (
        (both, False),
        (replace(both, values={**both.values, "evidence": both.values["evidence"][:1]}), True),
    ):
        unknown = part(home_of([*sources, one], "s1", "s2"), "unknown").words
        assert ("Figures from one origin only" in unknown) == expected
