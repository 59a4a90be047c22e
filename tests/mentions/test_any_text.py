"""What must hold of counts, dates, aircraft and places in any text at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.mentions.aircraft import find_aircraft
from briefing.mentions.catalogue import read_catalogue
from briefing.mentions.counts import find_counts
from briefing.mentions.dates import find_dates
from briefing.mentions.places import find_places
from briefing.pack import PACKAGED
from briefing.text import segment
from briefing.values import When
from tests.reading import article_of
from tests.work import grows_in_line

FINDERS = (find_counts, find_dates, find_aircraft, find_places)
LINES = """
the a in at of and to from near Homs Syria Russian Moscow New York Su-24M F-16s Boeing 707 707s Reaper drones its four
at least more than 240,000 million dozens a few Oct 1 , 2015 . ( ) Sept 30 Thursday last next week ago overnight 's
the previous day earlier that night two days later midnight around 4:00 a.m. GMT New Year's Eve mid-2014
al-Zahraa Fath Airport province north Iraq said two or three 20-30 1979 no one killed Saha Airlines 9999-12-31
"""
PRECISE = {"unknown": (0,), "year": (4,), "month": (7,), "day": (10,), "part of day": (10,)}  # characters of the value
WORDS = st.sampled_from(LINES.split())
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
DAYS = st.sampled_from([None, "2015-10-01", "0001-01-01", "9999-12-31", "2016-02-29"])


@settings(deadline=None)  # the first text with a town loads the gazetteer
@given(TEXTS, DAYS)
def test_mentions_stand_in_order_and_slice_back(text: str, day: str | None) -> None:
    published = When(day, "day", day) if day else None
    document = segment(replace(article_of(text), published=published))
    for find in FINDERS:
        mentions = find(document, PACKAGED)
        for mention in mentions:
            assert mention.span.of(document.text)
            assert mention.rule
        assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    for count in find_counts(document, PACKAGED):
        assert count.count.as_written == count.span.of(document.text)
    for date in find_dates(document, PACKAGED):
        assert date.when.as_written == date.span.of(document.text)
        assert (date.when.value is None) == (date.when.precision == "unknown")
        assert len(date.when.value or "") in PRECISE[date.when.precision]
    for craft in find_aircraft(document, PACKAGED):
        assert not craft.entry or craft.entry in read_catalogue(PACKAGED).types


PIECES = [
    "A-10 ",
    "its Su-24 ",
    "in Xanf, ",
    "at least two ",
    "on Monday ",
    "Homs and ",
    "A ",
    "1 to ",
    '"tomorrow" ',
    "the previous day ",
    "around midnight ",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("find", FINDERS)
def test_work_grows_with_the_text_only(piece: str, find: type) -> None:
    documents = {times: segment(article_of(piece * times)) for times in (400, 1600)}
    assert grows_in_line(lambda times: find(documents[times], PACKAGED), 400)


def test_the_catalogue_is_sound() -> None:
    types = read_catalogue(PACKAGED).types
    assert len(types) > 250
    assert all(one.role and one.maker and one.origin for one in types.values())
    states = PACKAGED.read("lexicons/states")
    assert {one.origin for one in types.values() if " and " not in one.origin} - set(states) == {"Europe"}


@pytest.mark.parametrize("name", ["aircraft", "aircraft_words", "numbers", "calendar", "places", "place_words"])
def test_no_key_is_there_twice(name: str) -> None:
    text = (Path(PACKAGED.layers[0]) / f"lexicons/{name}.yml").read_text(encoding="utf-8")
    keys = [line.split(":")[0] for line in text.splitlines() if line[:1] not in ("", " ", "#", "\t") and ":" in line]
    assert len(keys) == len(set(keys))


def test_places_name_states_that_exist() -> None:
    states = PACKAGED.read("lexicons/states")
    places = PACKAGED.read("lexicons/places")
    assert {entry["country"] for entry in places.values() if "country" in entry} <= set(states)
