"""What one article's mentions and sources are linked to."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.attribution.attribution import Attribution
from briefing.links import link_article
from briefing.links.entity import Actor, Links
from briefing.links.registry import Registry
from briefing.mentions.actors import find_actors
from briefing.mentions.known_names import read_names
from briefing.mentions.mention import Mentions, PlaceMention
from briefing.pack import PACKAGED
from briefing.values import Span
from tests.reading import document_of, parse_of

MARK = re.compile(r"\{([^}]*)\}")
WORDS = [
    "Russia",
    "Moscow",
    "Mr",
    "Lavrov",
    "Sergei",
    "Lavrov",
    "Anna",
    "'s",
    "said",
    "the",
    "Defence",
    "Ministry",
    "rebels",
    "of",
    "and",
    "in",
    "US",
    "officials",
    ",",
    ".",
    "He",
    "it",
    "who",
    "Syrian",
    "army",
    "president",
    "spokesman",
    "the",
    "ministry",
    "known",
    "as",
    "Front",
    "(",
    "PF",
    ")",
    "they",
]


def link(marked: str) -> Links:
    """The links of a text in which the sources of statements stand in braces."""
    text, sources = MARK.sub(r"\1", marked), []
    shift = 0
    for found in MARK.finditer(marked):
        start = found.start() - shift
        sources.append(Span(start, start + len(found[1])))
        shift += 2
    document = document_of(text)
    statements = [Attribution((source,), (), (), "states", "indirect", "test") for source in sources]
    return link_article(document, Mentions(actors=find_actors(document, PACKAGED)), statements, PACKAGED)


def actor(links: Links, name: str) -> Actor:
    return next(actor for actor in links.actors if actor.name == name)


# A text with its sources in braces, and whom these stand for, in order.
SPEAKERS: list[tuple[str, list[Sequence[str]]]] = [
    ("{Moscow} denied it. {Russia} said so.", [["Russia"], ["Russia"]]),
    ("{France and the United States} expressed doubts.", [["France", "United States"]]),
    ("{Foreign Minister Nadia Orlova} said so. {Orlova} smiled.", [["Nadia Orlova"]] * 2),
    ("{Foreign Minister Nadia Orlova} said so. {Mr Orlov} left.", [["Nadia Orlova"], ["Orlov"]]),
    ("{The Russian Defence Ministry} said so. A factory burned, {it} said.", [["Russian Defence Ministry"]] * 2),
    ("{The defence ministry in Moscow} said so. {The ministry} said more.", [["defence ministry in Moscow"]] * 2),
    ("{Russian Foreign Minister Igor Belov} spoke. {He} said no. {The foreign minister} left.", [["Igor Belov"]] * 3),
    ("{Spokeswoman Anna Reed} said so. {He} said no.", [["Anna Reed"], []]),
    ("{The Aviation Herald} said so. {The report} named no airline.", [["Aviation Herald"]] * 2),
    ("{The Centre for Aviation's database} lists it.", [["Centre for Aviation"]]),
    ("{Residents of the town} said they fled.", [["Residents of the town"]]),
    ("{Photographs} showed smoke.", [[]]),
    ("{It} said so.", [[]]),
    ("Ukraine's army and Syria's army met. Days later all was over. {The army} said nothing.", [[]]),
    ("{Russia's proposal to the Security Council} named nobody.", [["Russia"]]),
    ("{The Karimov Rebel Coalition} said so. {The coalition} said more.", [["Karimov Rebel Coalition"]] * 2),
    ("They met Igor Belov, {who} denied it.", [["Igor Belov"]]),
    ("{The Karimov Peace Observatory} said so. {The Observatory} said more.", [["Karimov Peace Observatory"]] * 2),
    ("John Karimi met Anna Karimi. {Karimi} said so.", [[]]),
    ("John Karimi came. {Karimi} said so. Anna Karimi left.", [["John Karimi"]]),
    ("{Armenia} and Georgia met. {Both sides} said so.", [["Armenia"], ["Armenia", "Georgia"]]),
    ("U.S. President Ann Roe met Russian President Ivan Belov. Russia and the United States led. {Both states} did.",
     [["Russia", "United States"]]),
    ("Armenia, Georgia and Turkey met. {Both sides} said so.", [[]]),
    (
        "Armenia said it had shelled a town. Azerbaijan denied it. Armenia and Azerbaijan sent envoys to Georgia. "
        "{Georgia} said Armenia had asked for help. {Both sides} said so.",
        [["Georgia"], ["Armenia", "Azerbaijan"]],  # the article has spoken more of Azerbaijan than of Georgia
    ),
    ("{Both sides} said so.", [[]]),
    ("{Two diplomats from coalition countries} said so.", [["Two diplomats from coalition countries"]]),
    ("{Turkish President Omer Kaya} said so. {The Turkish leader} said more.", [["Omer Kaya"]] * 2),
    ("Ethiopian Prime Minister Abel Tesfaye spoke. {Ethiopia PM} said so.", [["Abel Tesfaye"]]),
    ("{Omer Kaya} spoke. {His office} said no.", [["Omer Kaya"]] * 2),
    ("{Omer Kaya's office} said no.", [["Omer Kaya"]]),
    ("{Airtrack, a database of planes,} said so.", [["Airtrack"]]),
    ("{A villager in the hills and a student} said so.", [["villager in the hills", "student"]]),
    ("Osman Saleh Idris came. {Osman Saleh} said so.", [["Osman Saleh Idris"]]),
    ("{Israel-Gaza} said a truce holds.", [[]]),
    ("The Red Cross treated them. {The charity} said more.", [["International Committee of the Red Cross"]]),
    ("{A doctor} spoke. {The group} said more.", [["doctor"], []]),
    ("M23 rebels came. Mai-Mai fighters fled. {The rebels} said so.", [["M23"]]),
    ("{Pro-Russian separatists} said no. {The rebels} said so.", [["Pro-Russian separatists"]] * 2),
    ("{The Taliban} said so. Taliban fighters won. Then the Taliban left. {The insurgents} agreed.", [["Taliban"]] * 2),
    ("{Islamic State} said so. {Islamic State} added that Islamic State left. {The rebels} said no.",
     [["Islamic State"], ["Islamic State"], ["rebels"]]),
    ("{Officials} said so. {Afghan officials} said more.", [["Afghan officials"]] * 2),
    ("{Officials} said so. {Afghan officials} and {Polish officials} said more.",
     [["Officials"], ["Afghan officials"], ["Polish officials"]]),
    ("{The UN mission}, MINUSMA, said so.", [["MINUSMA"]]),
    ("Russia said so. {Moscow, whose jets fly there}, said no.", [["Russia"]]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), SPEAKERS, ids=[marked[:45] for marked, _ in SPEAKERS])
def test_sources_stand_for_actors(marked: str, expected: list[Sequence[str]]) -> None:
    links = link(marked)
    assert [list(speaker.actors) for speaker in links.speakers] == [list(names) for names in expected]
    assert {name for speaker in links.speakers for name in speaker.actors} <= {found.name for found in links.actors}


def test_an_actor_gathers_names_offices_and_where_it_belongs() -> None:
    links = link("Russian President Boris Gromov spoke. Mr Gromov left. {Gromov} said so. Russia agreed.")
    gromov = actor(links, "Boris Gromov")
    assert gromov.aliases == ("Gromov", "Mr Gromov")
    assert [(role.title, role.holder_for) for role in gromov.roles] == [("Russian President", "Russia")]
    assert (gromov.country, gromov.affiliations) == ("Russia", ("Russia",))


def test_the_body_inside_a_longer_mention_is_an_actor_too() -> None:
    links = link("{Kremlin spokesman Anton Belov} denied it.")
    assert [found.name for found in links.actors] == ["Anton Belov", "Kremlin"]
    assert actor(links, "Anton Belov").affiliations == ("Kremlin",)


def test_an_apposition_tells_the_office_of_whom_it_follows() -> None:
    text = "Lt. Gen. Marko Novak, the commander of Ukraine's air force, said so. The navy chief, Gen. Jan Kral, left."
    links = link(text)
    assert [found.name for found in links.actors if found.type == "person"] == ["Marko Novak", "Jan Kral"]
    assert [role.title for role in actor(links, "Marko Novak").roles] == [
        "Lt. Gen.",
        "commander of Ukraine's air force",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukraine's Security Service (SBU) said so.", ["SBU"]),
        ("The U.N. Assistance Mission in Ambara, or UNAMA, said so.", ["UNAMA"]),
        ("Pakistan's spy agency, the ISI, denied it.", ["Inter-Services Intelligence"]),
        ("A war monitor said so. Airwars left.", ["war monitor", "Airwars"]),
        ("A monitoring group said so. Airwars left.", ["Airwars"]),
        (
            "A rights group said so. Amnesty International and Human Rights Watch left.",
            ["rights group", "Amnesty International", "Human Rights Watch"],
        ),
    ],
)
def test_a_body_and_its_initials_are_one(text: str, names: list[str]) -> None:
    assert [found.name for found in link(text).actors] == names


def test_a_state_that_several_actors_serve_is_one_too() -> None:
    links = link("U.S. President Ann Roe left. U.S. Defense Secretary John Doe stayed. The French president came.")
    assert [found.name for found in links.actors if found.type == "state"] == ["United States"]


def test_a_common_name_is_a_body_of_the_state_the_article_speaks_of() -> None:
    assert actor(link("The US left. Congress said so."), "US Congress").country == "United States"
    assert actor(link("India left. Congress said so."), "Congress").country == ""


def test_known_as_makes_one_of_two() -> None:
    links = link("The Syrian rebel coalition known as the Army of Conquest advanced.")
    assert [(found.name, found.aliases) for found in links.actors] == [
        ("Army of Conquest", ("Syrian rebel coalition",))
    ]


def test_shades_make_no_second_source() -> None:
    links = link("{Senior US officials} said so. {US officials} said more.")
    assert [(found.name, len(found.occurrences)) for found in links.actors] == [("US officials", 2)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Smith and the smith", "Smith", True),
        ("Smith the blacksmith", "Smith", False),
        ("a cease-fire held", "Fire", True),
        ("a cease-fire held", "Cease-fire", True),
        ("fire at cease", "Cease-fire", False),
    ],
)
def test_a_word_is_written_without_a_capital(text: str, word: str, expected: bool) -> None:
    assert Registry(read_names(PACKAGED), text).is_lower(word) is expected


def test_places_of_one_name_are_one_place_unless_countries_differ() -> None:
    text = "Tripoli Tripoli Tripoli"
    places = [PlaceMention(Span(0, 7), "Tripoli", "city", "r", "Libya", 32.9, 13.2),
              PlaceMention(Span(8, 15), "Tripoli", "city", "r", "Libya"),
              PlaceMention(Span(16, 23), "Tripoli", "city", "r", "Lebanon")]  # fmt: skip
    links = link_article(document_of(text), Mentions(places=tuple(places)), (), PACKAGED)
    assert [(place.name, place.latitude, len(place.occurrences)) for place in links.places] == [
        ("Tripoli (Libya)", 32.9, 2),
        ("Tripoli (Lebanon)", None, 1),
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.integers(0, 59), st.integers(1, 5))
def test_names_are_unique_and_lead_somewhere(words: list[str], first: int, count: int) -> None:
    marked = " ".join([*words[:first], "{" + " ".join(words[first : first + count]) + "}", *words[first + count :]])
    links = link(marked if words[first : first + count] else " ".join(words))
    names = [found.name for found in links.actors]
    assert len(names) == len(set(names))
    for found in links.actors:
        assert found.occurrences
        assert set(found.affiliations) <= set(names)
    assert {name for speaker in links.speakers for name in speaker.actors} <= set(names)


BROKEN_SOURCES = [
    "The hope has been that employers and insurers would respond by finding ways, ideally by demanding that it stop.",
    "I take her to her doctor's appointments and take notes about what she should say.",
]


@pytest.mark.parametrize("text", BROKEN_SOURCES)
def test_what_is_no_source_at_all_stays_open(text: str) -> None:
    assert all(speaker.rule for speaker in parse_of(text).links.speakers)


def test_a_spokesman_of_the_army_is_that_of_the_only_army() -> None:
    parse = parse_of("The Sudanese army said so.\n\nArmy spokesman Colonel Omer Karimi said more.")
    (man,) = [actor for actor in parse.links.actors if actor.type == "person"]
    assert man.affiliations == ("Sudanese army",)
    both = parse_of("The Sudanese army met the Chadian army.\n\nArmy spokesman Colonel Omer Karimi said more.")
    assert all(not actor.affiliations for actor in both.links.actors if actor.type == "person")
