"""Places on their pages: the map, what is said, what is near; and the list of all as the map's twin."""

from __future__ import annotations

import re

import pytest

from briefing.cards.card import Card
from briefing.render import Page, render_site
from briefing.render.maps.outlines import read_outlines
from briefing.render.maps.window import WIDTH
from briefing.render.pages.place import DRAWN, say_distance
from tests.render.page_reader import PageReader
from tests.render.sample import FIRST, HOMS, brief, card, sample_cards, seed_article

AT = {"accuracy": "town"}
TOWNS = {"hama": (35.13, 36.75), "idlib": (35.93, 36.63), "moscow": (55.75, 37.62), "new-york": (40.71, -74.01)}


def places() -> list[Card]:
    """The sample with more places: towns, a country, a sea, and a village that no gazetteer has."""
    towns = [
        card("place", name, name.replace("-", " ").title(), HOMS, kind="city", coordinates=at(*point))
        for name, point in TOWNS.items()
    ]
    return [
        *sample_cards(),
        *towns,
        card("place", "syria", "Syria", FIRST, kind="country", country="Syria"),
        card("place", "black-sea", "Black Sea", HOMS, kind="sea", coordinates=at(43.4, 34.3, "country")),
        card("place", "village", "A village", HOMS, kind="city", country="Syria"),
        card(
            "event", "hama-struck", "Hama struck", FIRST, what="Russia launched its first air strikes", where=("hama",)
        ),
    ]


def at(lat: float, lon: float, accuracy: str = "town") -> dict[str, float | str]:
    return {"latitude": lat, "longitude": lon, "accuracy": accuracy}


def pages_of(cards: list[Card]) -> dict[str, Page]:
    return render_site(brief(cards, seed_article())).by_path


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return pages_of(places())


def marks(page: Page) -> dict[str, str]:
    """The marks of a page's maps by what a screen reader says of them, with what kind of mark each is."""
    spots = re.findall(r'<a class="bf-map-(?:spot bf-map-(\w+)|area)[^>]*aria-label="([^"]*)"', page.body)
    return {name: mark or "country" for mark, name in spots}


def test_all_places_are_on_the_map_as_exactly_as_they_are_known(pages: dict[str, Page]) -> None:
    assert marks(pages["cards/place.md"]) == {
        "Homs: 1 event, 1 casualty figure, 1 claim": "circle",
        "Hama: 1 event": "pin",
        "Idlib: only named": "pin",
        "Moscow: only named": "pin",
        "New York: only named": "pin",
        "Syria: only named": "country",
        "Black Sea: only named": "around",
    }


def test_every_mark_s_place_and_the_others_are_in_the_list(pages: dict[str, Page]) -> None:
    page = pages["cards/place.md"]
    _, _, listed = page.body.partition('<section class="bf-group">')
    drawn = set(re.findall(r'<a class="bf-map-(?:spot|area)[^>]*href="([^"]+)"', page.body))
    told = PageReader(f'<section class="bf-group">{listed}'.removesuffix("</div>"))
    assert drawn < set(told.links)
    assert set(told.links) - drawn == {"place/village.html"}
    assert "Homs, Syria 1 event, 1 casualty figure, 1 claim" in told.words
    assert "A village, Syria only named · not on the map" in told.words
    assert told.words.count("not on the map") == 1


def test_a_place_s_page_has_the_map_what_is_said_and_what_is_near(pages: dict[str, Page]) -> None:
    page = pages["cards/place/homs.md"]
    words = PageReader(page.body).words
    assert marks(page)["Homs: 1 event, 1 casualty figure, 1 claim"] == "circle"
    assert "Moscow: only named" not in marks(page)
    assert 'aria-current="page"' in page.body
    for said in ("Events here", "Casualty figures for it", "Claims about it"):
        assert said in words
    background = words.partition("Background")[2]
    assert "about 45 km from Hama 1 event" in background
    assert "from Moscow" not in background
    assert "general knowledge from the gazetteer, not from the sources" in words
    assert "this briefing takes no position" in words


def test_a_place_nobody_can_locate_has_no_map(pages: dict[str, Page]) -> None:
    assert "<svg" not in pages["cards/place/village.md"].body


def test_a_country_is_shown_whole(pages: dict[str, Page]) -> None:
    assert marks(pages["cards/place/syria.md"])["Syria: only named"] == "country"


def test_every_mark_lies_in_its_drawing(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for height, drawing in re.findall(rf'viewBox="0 0 {WIDTH} (\d+)"(.*?)</svg>', page.body, re.DOTALL):
            for x, y in re.findall(r'cx="(-?\d+)" cy="(-?\d+)"', drawing):
                assert 0 <= int(x) <= WIDTH
                assert 0 <= int(y) <= int(height)


def test_what_is_far_away_has_a_map_of_its_own(pages: dict[str, Page]) -> None:
    words = PageReader(pages["cards/place.md"].body).words
    assert words.index("Where most happened") < words.index("Farther away")
    assert "what the map above shows" in words


def test_the_order_of_cards_leaves_no_trace() -> None:
    one, other = pages_of(places()), pages_of(places()[::-1])
    drawn = re.compile(r"<svg.*?</svg>", re.DOTALL)
    for path in ("cards/place.md", "cards/place/homs.md", "cards/place/syria.md"):
        assert drawn.findall(one[path].body) == drawn.findall(other[path].body)


def test_maps_weigh_little_and_those_beyond_the_bound_are_counted() -> None:
    many = [
        card("place", f"p{n}", f"Place {n}", HOMS, kind="city", coordinates=at(33 + n % 20 / 5, 36 + n // 20 / 5))
        for n in range(DRAWN + 60)
    ]
    pages = pages_of([*sample_cards(), *many])
    overview = pages["cards/place.md"]
    assert f"{60 + 1} places of which less is told are in the list only" in PageReader(overview.body).words
    assert sum(map(len, re.findall(r"<svg.*?</svg>", overview.body, re.DOTALL))) < 40_000
    for n in range(DRAWN):
        assert sum(map(len, re.findall(r"<svg.*?</svg>", pages[f"cards/place/p{n}.md"].body, re.DOTALL))) < 15_000


def test_no_places_no_map() -> None:
    cards = [one for one in sample_cards() if one.kind != "place"]
    read_outlines.cache_clear()
    assert "<svg" not in pages_of(cards)["cards/place.md"].body
    assert read_outlines.cache_info().currsize == 0  # nor were the outlines read


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (0, "less than 1 km"),
        (0.94, "less than 1 km"),
        (1.2, "about 1 km"),
        (44.6, "about 45 km"),
        (99.7, "about 100 km"),
        (103, "about 100 km"),
        (1147, "about 1150 km"),
    ],
)
def test_distances_are_as_exact_as_positions(km: float, said: str) -> None:
    assert say_distance(km) == said
