"""Places as exactly as they are known; who is near whom, against a plain look at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render.address import FILES
from briefing.render.library import Library
from briefing.render.maps.atlas import CELL, DEGREE, FAR, Atlas, Mark, Told, make_atlas
from briefing.render.maps.focus import find_focus
from briefing.render.maps.sphere import distance
from briefing.render.maps.window import window_around
from tests.render.sample import HOMS, brief, card, sample_cards, seed_article


def place(name: str, lat: float, lon: float, accuracy: str = "town", **values: Value) -> Card:
    at = {"latitude": lat, "longitude": lon, "accuracy": accuracy}
    return card("place", name, name.title(), HOMS, **{"kind": "city", "coordinates": at, **values})


def library_of(cards: list[Card]) -> Library:
    return Library(brief(cards, seed_article()), PACKAGED, FILES)


# What a card says, and how it is drawn.
MARKS: list[tuple[dict[str, Value], Mark | None]] = [
    ({"kind": "site", "coordinates": {"latitude": 35.4, "longitude": 35.9, "accuracy": "site"}}, Mark.PIN),
    ({"kind": "city", "coordinates": {"latitude": 35.4, "longitude": 35.9, "accuracy": "town"}}, Mark.PIN),
    ({"kind": "city", "coordinates": {"latitude": 35.4, "longitude": 35.9, "accuracy": "province"}}, Mark.CIRCLE),
    ({"kind": "province", "coordinates": {"latitude": 35, "longitude": 36, "accuracy": "province"}}, Mark.CIRCLE),
    ({"kind": "region", "coordinates": {"latitude": 35, "longitude": 36, "accuracy": "province"}}, Mark.AROUND),
    ({"kind": "sea", "coordinates": {"latitude": 43.4, "longitude": 34.3, "accuracy": "country"}}, Mark.AROUND),
    (
        {
            "kind": "site",
            "country": "Syria",
            "coordinates": {"latitude": 35, "longitude": 38, "accuracy": "country"},
        },
        Mark.COUNTRY,
    ),
    ({"kind": "country"}, Mark.COUNTRY),
    ({"kind": "city"}, None),
    ({"kind": "region"}, None),
    ({"kind": "city", "coordinates": {"latitude": 91, "longitude": 0, "accuracy": "town"}}, None),
    ({"kind": "city", "coordinates": {"latitude": float("nan"), "longitude": 0, "accuracy": "town"}}, None),
    ({"kind": "city", "coordinates": {"latitude": 1, "longitude": float("inf"), "accuracy": "town"}}, None),
    ({"kind": "city", "coordinates": {"latitude": "north", "longitude": 3, "accuracy": "town"}}, None),
    ({"kind": "city", "coordinates": {}}, None),
]


@pytest.mark.parametrize(("values", "mark"), MARKS)
def test_a_place_is_drawn_as_exactly_as_it_is_known(values: dict[str, Value], mark: Mark | None) -> None:
    found = make_atlas([card("place", "syria", "Syria", HOMS, **values)], {}, PACKAGED).places
    assert {"place/syria": mark} == {key: one.mark for key, one in found.items()} if mark else found == {}


def test_a_country_without_an_outline_is_on_the_map_only_where_it_has_a_point() -> None:
    at = {"latitude": -8.5, "longitude": 179.2, "accuracy": "country"}
    cards = [
        card("place", "tuvalu", "Tuvalu", HOMS, kind="country", coordinates=at),
        card("place", "atlantis", "Atlantis", HOMS, kind="country"),
    ]
    assert {key: one.mark for key, one in make_atlas(cards, {}, PACKAGED).places.items()} == {
        "place/tuvalu": Mark.AROUND
    }


def test_what_is_told_of_a_place_is_counted_once_a_card() -> None:
    library = library_of(sample_cards())
    assert library.atlas.places["place/homs"].counts == Told(events=1, tolls=1, claims=1)


POINTS = st.tuples(st.floats(-89, 89), st.floats(-180, 180))
CLUSTERS = st.tuples(st.floats(-80, 80), st.floats(-180, 180)).flatmap(
    lambda middle: st.lists(
        st.tuples(st.floats(-3, 3), st.floats(-3, 3)).map(lambda away: (middle[0] + away[0], middle[1] + away[1])),
        min_size=1,
        max_size=12,
    )
)


def atlas_of(points: list[tuple[float, float]]) -> Atlas:
    return make_atlas([place(f"p{n}", lat, lon) for n, (lat, lon) in enumerate(points)], {}, PACKAGED)


@given(CLUSTERS, st.integers(1, 5))
def test_the_nearest_are_the_nearest(points: list[tuple[float, float]], count: int) -> None:
    atlas = atlas_of(points)
    for one in atlas.places.values():
        all_ = sorted(
            distance(one.lat, one.lon, other.lat, other.lon) for other in atlas.places.values() if other is not one
        )
        found = [near.km for near in atlas.nearest(one, count)]
        assert found == all_[: len(found)]
        sure = FAR * CELL * DEGREE * 0.05  # what is found at the highest latitude here, at least
        assert len(found) == count or all(km > sure for km in all_[len(found) :])


@given(CLUSTERS)
@example([(3.0, 0.0), (-3.585709004671739e-103, 0.0)])  # on the edge, in the next cell
def test_a_window_shows_the_places_in_it(points: list[tuple[float, float]]) -> None:
    atlas = atlas_of(points)
    window = window_around(*points[0], 6)
    shown = {one.key for one in atlas.within(window, 100)}
    assert shown == {key for key, one in atlas.places.items() if window.shows(one.lat, one.lon)}


def test_positions_that_are_not_known_are_not_measured_from() -> None:
    cards = [
        place("homs", 34.73, 36.71),
        place("hama", 35.13, 36.75),
        place("steppe", 34.9, 37.5, kind="region"),
        card("place", "syria", "Syria", HOMS, kind="country"),
    ]
    atlas = make_atlas(cards, {}, PACKAGED)
    (near,) = atlas.nearest(atlas.places["place/homs"], 5)
    assert near.place.key == "place/hama"
    assert near.km == pytest.approx(44.6, abs=0.3)
    assert atlas.nearest(atlas.places["place/steppe"], 5) == []
    assert atlas.nearest(atlas.places["place/syria"], 5) == []


SYRIA = [(34.73, 36.71), (35.13, 36.75), (35.93, 36.63), (35.52, 35.79)]


def focus_of(points: list[tuple[float, float]]) -> tuple[set[str], set[str]]:
    focus = find_focus(list(atlas_of(points).places.values()))
    return {one.key for one in focus.near}, {one.key for one in focus.far}


def test_a_capital_across_the_world_has_a_map_of_its_own() -> None:
    near, far = focus_of([*SYRIA, (40.7, -74.0)])
    assert near == {f"place/p{n}" for n in range(4)}
    assert far == {"place/p4"}


def test_places_of_one_region_have_one_map() -> None:
    assert focus_of([*SYRIA, (33.89, 35.5)])[1] == set()
    assert focus_of([(34.7, 36.7)])[1] == set()
    assert focus_of([]) == (set(), set())


def test_the_antimeridian_is_no_gap() -> None:
    near, far = focus_of([(-18.1, 178.4), (-13.8, -171.8), (-21.1, -175.2), (51.5, 0)])
    assert far == {"place/p3"}
    assert len(near) == 3


@given(st.lists(POINTS, min_size=1, max_size=10))
def test_every_place_is_either_near_or_far(points: list[tuple[float, float]]) -> None:
    near, far = focus_of(points)
    assert near | far == {f"place/p{n}" for n in range(len(points))}
    assert not near & far
    assert near
