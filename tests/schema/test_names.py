"""References: what is offered, what is explained, what is none."""

from __future__ import annotations

import pytest

from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_sheet
from briefing.pack import PACKAGED
from briefing.schema import Names, name_cards
from briefing.schema.names import LONGEST, LONGEST_LABEL, make_ids
from briefing.yamlfile import read_yaml

from ..work import grows_in_line
from .test_agreement import whole_card
from .validation import KINDS, find_faults, names_in

THERE: Names = {
    **names_in(),
    "actor": {"russia": "Russia", "sergei-lavrov": "Sergei Lavrov", "2015": "A year"},
    "place": {"syria": "Syria", "c++": "Odd"},
}


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("claimants: [russia, sergei-lavrov]\n", []),
        ("claimants: russia\ntarget: actor/russia\n", []),
        ("claimants: [2015]\ntarget:\n", []),
        ("claimants: [russla]\n", ["claimants/0"]),
        ("claimants: [syria]\n", ["claimants/0"]),
        ("target: sergei\n", ["target"]),
        ("about: [actor/russia, place/syria, place/c++]\n", []),
        ("about: [place/russia, actor/russia, actor/sergei]\n", ["about/0", "about/2"]),
        ("about: place/ccc\n", ["about"]),
        ("evidence: [{source: stroy, quote: a}]\n", ["evidence/0/source"]),
    ],
)
def test_a_reference_leads_to_a_card_there_is(lines: str, places: list[str]) -> None:
    faults = find_faults(whole_card("claim", lines), "claim.json", THERE)
    assert sorted({fault.split(":")[0] for fault in faults}) == places


def test_each_card_is_offered_with_its_title() -> None:
    definitions = make_ids(THERE)["definitions"]
    actors = definitions["actor"]["defaultSnippets"]
    assert actors[0] == {"label": "russia: Russia", "body": "russia", "description": "Russia"}
    assert len(actors) == 3
    anything = [offer["body"] for offer in definitions["any"]["defaultSnippets"]]
    assert anything == ["source/story", *(f"actor/{name}" for name in THERE["actor"]), "place/syria", "place/c++"]
    assert "source/story" not in [offer["body"] for offer in definitions["decided"]["defaultSnippets"]]


def test_cards_are_named_by_their_files_broken_ones_too() -> None:
    actor = "type: state\nstatus: candidate\nevidence: [{source: story, quote: they said so}]\n"
    texts = {
        "russia": f"id: russia\ntitle: >-\n  The Russian\n  Federation\n{actor}",
        "broken": "id: broken\ntitle: [unclosed\n",
        "untitled": "id: other\n",
        "long": f"id: long\ntitle: {'word ' * 99}\n{actor}",
    }
    names = name_cards(KINDS, [read_sheet(read_yaml(text), KINDS["actor"], stem, "") for stem, text in texts.items()])
    long = names["actor"]["long"]
    assert names["actor"] == {"russia": "The Russian Federation", "broken": "", "untitled": "", "long": long}
    offers = {offer["body"]: offer for offer in make_ids(names)["definitions"]["any"]["defaultSnippets"]}
    assert offers["actor/broken"]["label"] == "actor/broken"
    assert len(offers["actor/long"]["label"]) == LONGEST_LABEL
    assert len(offers["actor/long"]["description"]) == LONGEST


def test_many_cards_cost_what_they_are() -> None:
    def make(count: int) -> None:
        make_ids({kind: {f"card-{number}": "A title" for number in range(count)} for kind in read_kinds(PACKAGED)})

    assert grows_in_line(make, 50)
