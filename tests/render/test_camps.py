"""Who speaks for whom, and what each claimant says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.briefing import Briefing
from briefing.pack import PACKAGED
from briefing.render.address import FILES
from briefing.render.camps import SAYING, Camp, find_ends
from briefing.render.fields import texts_of
from briefing.render.library import Library
from tests.render.sample import article_of, brief, card, sample_briefing

ACTORS = [
    card("actor", "state", "Utopia", type="state", country="Utopia"),
    card("actor", "ministry", "Ministry", type="government", affiliations=("state",)),
    card("actor", "minister", "Minister", type="person", affiliations=("ministry",)),
    card("actor", "envoy", "Envoy", type="person", roles=({"title": "envoy", "holder_for": "state"},)),
    card("actor", "palace", "the Palace", type="government", country="Utopia"),
    card("actor", "elsewhere", "Office", type="government", country="Nowhere"),
    card("actor", "citizen", "a citizen", type="person", country="Utopia"),
    card("actor", "paper", "The Paper", type="media", affiliations=("state",)),
    card("actor", "editor", "Editor", type="person", affiliations=("paper",)),
    card("actor", "lost", "Lost", type="person", affiliations=("nobody",)),
    card("actor", "self", "Self", type="person", affiliations=("self",)),
    card("actor", "b", "B", type="person", affiliations=("c",)),
    card("actor", "c", "C", type="person", affiliations=("b",)),
    card("actor", "a-tail", "Tail", type="person", affiliations=("c",)),
]
ENDS = {
    "state": "state",
    "ministry": "state",
    "minister": "state",
    "envoy": "state",
    "palace": "state",  # a country's ministry speaks for the state, a citizen does not
    "elsewhere": "elsewhere",
    "citizen": "citizen",
    "paper": "paper",  # a newspaper speaks for itself, wherever it belongs
    "editor": "paper",
    "lost": "lost",
    "self": "self",
    "b": "b",  # a circle has one end, whoever leads into it
    "c": "b",
    "a-tail": "b",
}


def test_whom_an_actor_speaks_for_in_the_end() -> None:
    assert find_ends(brief(ACTORS, article_of("")).cards["actor"]) == ENDS


NAMES = [one.id for one in ACTORS]


def camps_of(briefing: Briefing) -> Mapping[str, Camp]:
    return Library(briefing, PACKAGED, FILES).camps


@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=2), min_size=len(NAMES), max_size=len(NAMES)))
def test_every_chain_has_the_end_of_its_next_link(affiliations: list[list[str]]) -> None:
    cards = [
        replace(one, values={"type": "person", "affiliations": tuple(above)})
        for one, above in zip(ACTORS, affiliations, strict=True)
    ]
    ends = find_ends(brief(cards, article_of("")).cards["actor"])
    for one in cards:
        above = next(iter(texts_of(one, "affiliations")), one.id)
        assert ends[one.id] == ends[above]


def test_a_camp_has_what_its_voices_say_each_once() -> None:
    claims = [
        card("claim", "both", "", claimants=("minister", "ministry", "paper")),
        card("claim", "own", "", claimants=("minister",)),
        card("claim", "nobody", "", source_words="both sides"),
        card("claim", "dangling", "", claimants=("gone",)),
        card("casualty", "toll", "", claimed_by=("state",)),
    ]
    briefing = brief([*ACTORS, *claims], article_of(""))
    camps = camps_of(briefing)
    assert list(camps) == ["state", "paper"]
    assert camps["state"].voices == ("minister", "ministry", "state")
    assert [one.id for one in camps["state"].claims] == ["both", "own"]
    assert [one.id for one in camps["state"].figures] == ["toll"]
    assert [one.id for one in camps["paper"].claims] == ["both"]


@pytest.mark.parametrize("kind", SAYING)
def test_everything_somebody_says_is_in_a_camp(kind: str) -> None:
    briefing = sample_briefing()
    camps = camps_of(briefing)
    said = {one.key for camp in camps.values() for one in (*camp.claims, *camp.figures) if one.kind == kind}
    assert said == {one.key for one in briefing.cards[kind].values() if texts_of(one, SAYING[kind])}
