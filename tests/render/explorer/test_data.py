"""What the explorer's script is given."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import Addresses, render_site
from briefing.render.explorer.data import PATH
from tests.render.explorer.made import make_briefing, make_cards
from tests.render.explorer.plain import FACETS, Plain
from tests.render.sample import article_of, brief, sample_briefing, sample_cards
from tests.render.test_untrusted import HOSTILE


def read_data(briefing: Briefing, addresses: Addresses | None = None) -> dict[str, Any]:
    [file] = [file for file in render_site(briefing, PACKAGED, addresses or Addresses()).files if file.path == PATH]
    return dict(json.loads(file.content.removeprefix("var briefing_claims = ").removesuffix(";\n")))


def changed(name: str, **values: Value) -> list[Card]:
    """The sample's cards, one of them with other values."""
    return [replace(one, values={**one.values, **values}) if one.id == name else one for one in sample_cards()]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return read_data(sample_briefing())


def facet_of(data: dict[str, Any], name: str) -> dict[str, list[str]]:
    """The facet's labels with the addresses of the cards that each applies to."""
    [facet] = [facet for facet in data["facets"] if facet["name"] == name]
    urls = list_urls(data)
    found: dict[str, list[str]] = {label: [] for _, label, *_ in facet["choices"]}
    for url, those in zip(urls, facet["applying"], strict=True):
        for at in those:
            found[facet["choices"][at][1]].append(url)
    return found


def list_urls(data: dict[str, Any]) -> list[str]:
    """The address of each card, in the data's order."""
    left = {kind: iter(data["lines"][kind]["own"]["url"]) for kind in data["names"]}
    return [next(left[data["names"][kind]]) for kind in data["kinds"]]


CLAIMS = {name: f"claim/{name}.html" for name in ("killing-36", "no-such-data", "deployment")}
KILLING, DATA, DEPLOYMENT = CLAIMS.values()
TOLL, WAR, SORTIES = "casualty/homs-36-killed.html", "casualty/war-240000.html", "figure/20-sorties.html"
STRIKES = "event/first-strikes.html"

EXPECTED = {
    "kind": {
        "Claims": [KILLING, DATA, DEPLOYMENT],
        "Casualty figures": [TOLL, WAR],
        "Figures": [SORTIES],
        "Events": [STRIKES],
    },
    "by": {
        "head of Syria's main opposition group": [KILLING, TOLL],
        "Sergei Lavrov": [DATA],
        "a military source": [DEPLOYMENT],
        "Russian Defence Ministry": [SORTIES],
        "Nobody named": [WAR, STRIKES],
    },
    "act": {"accuses": [KILLING], "denies": [DATA], "says": [DEPLOYMENT]},
    "actor": {
        "Russia": [KILLING, DEPLOYMENT, TOLL, STRIKES],
        "head of Syria's main opposition group": [KILLING, TOLL],
        "Sergei Lavrov": [DATA],
        "a military source": [DEPLOYMENT],
        "Kommersant": [DEPLOYMENT],
        "Russian Defence Ministry": [SORTIES],
    },
    "place": {"Homs": [KILLING, TOLL, STRIKES]},
    "aircraft": {"Su-24M": [DEPLOYMENT]},
    "dispute": {"Did the strikes kill civilians?": [KILLING, DATA]},
    "mode": {"own words": [DATA], "the reporter's words": [KILLING, DEPLOYMENT]},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_facet_finds(data: dict[str, Any], name: str) -> None:
    found = {label: sorted(urls) for label, urls in facet_of(data, name).items()}
    assert found == {label: sorted(urls) for label, urls in EXPECTED[name].items()}


def test_facets_and_choices_have_the_order_they_are_shown_in(data: dict[str, Any]) -> None:
    assert tuple(facet["name"] for facet in data["facets"]) == FACETS
    assert [*facet_of(data, "kind")] == ["Claims", "Casualty figures", "Figures", "Events"]
    assert next(iter(facet_of(data, "actor"))) == "Russia", "those of one rank with the most cards first"
    assert [*facet_of(data, "by")][-1] == "Nobody named"


def test_grades_are_judgements_on_their_axes() -> None:
    graded = changed("no-such-data", grade={"occurrence": "weak", "attribution": "confirmed"})
    found = facet_of(read_data(brief(graded, sample_briefing().articles["seed"])), "grade")
    assert found["It happened: weak"] == found["By whom: confirmed"] == [DATA]
    assert [*found] == ["It happened: weak", "By whom: confirmed", "Not graded"]


def test_an_event_is_claimed_by_who_tells_of_it() -> None:
    event = next(one for one in sample_cards() if one.kind == "event")
    told = changed("deployment", content=event.values["what"], evidence=event.values["evidence"])
    found = facet_of(read_data(brief(told, sample_briefing().articles["seed"])), "by")
    assert sorted(found["a military source"]) == [DEPLOYMENT, STRIKES]


def test_somebody_unclear_is_not_nobody() -> None:
    unclear = changed("no-such-data", claimants=(), source_words="the minister")
    assert facet_of(read_data(brief(unclear, sample_briefing().articles["seed"])), "by")[
        "Somebody, it is unclear who"
    ] == [DATA]


def test_a_former_id_is_the_card_it_leads_to() -> None:
    cards = [
        replace(one, values={**one.values, "formerly": ("lavrov",)}) if one.id == "sergei-lavrov" else one
        for one in changed("no-such-data", claimants=("lavrov",))
    ]
    data = read_data(brief(cards, sample_briefing().articles["seed"]))
    assert facet_of(data, "by")["Sergei Lavrov"] == [DATA]
    [facet] = [facet for facet in data["facets"] if facet["name"] == "by"]
    assert [key for key, label, *_ in facet["choices"] if label == "Sergei Lavrov"] == ["sergei-lavrov"]


def test_three_clocks_are_two_dates_of_each_card(data: dict[str, Any]) -> None:
    days = {
        clock: {url: data["days"][at] if at >= 0 else "" for url, at in zip(list_urls(data), dates, strict=True)}
        for clock, dates in data["dates"].items()
    }
    assert days["said"][DATA] == "2015-09-30"
    assert days["said"][STRIKES] == "2015-09-30"
    assert days["said"][KILLING] == ""
    assert set(days["published"].values()) == {"2015-10-01"}


def test_addresses_start_from_the_explorer_s_page() -> None:
    assert KILLING in list_urls(read_data(sample_briefing()))
    assert "killing-36/" in list_urls(read_data(sample_briefing(), Addresses(folders=True)))


def test_what_many_cards_have_is_written_once() -> None:
    data = read_data(make_briefing())
    for table in ("links", "texts", "days"):
        rows = [tuple(row) if isinstance(row, list) else row for row in data[table]]
        assert len(rows) == len(set(rows)), table


def test_many_cards_are_found_by_what_they_have() -> None:
    plain, data = Plain(make_cards()), read_data(make_briefing())
    keys = [url.removesuffix(".html") for url in list_urls(data)]
    assert sorted(keys) == sorted(card.key for card in plain.cards)
    for facet in data["facets"]:
        for key, those in zip(keys, facet["applying"], strict=True):
            assert {facet["choices"][at][0] for at in those} == plain.keys[key][facet["name"]], (key, facet["name"])


def content_of(cards: Iterable[Card]) -> str:
    briefing = brief([*cards], sample_briefing().articles["seed"])
    return next(file.content for file in render_site(briefing).files if file.path == PATH)


def test_the_data_is_the_same_whatever_the_order_of_cards() -> None:
    assert content_of(sample_cards()) == content_of(sample_cards()[::-1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_through_as_it_is(text: str) -> None:
    cards = [replace(one, title=text) for one in changed("no-such-data", content=text, source_words=text)]
    content = content_of(cards)
    assert "<" not in content
    data = json.loads(content.removeprefix("var briefing_claims = ").removesuffix(";\n"))
    assert text in data["lines"]["claim"]["own"]["content"]
    assert text in [link[0] for link in data["links"]]


def test_an_empty_briefing_has_no_lines() -> None:
    data = read_data(brief([], article_of("Nothing.", "seed")))
    assert data["kinds"] == []
