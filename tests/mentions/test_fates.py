"""What happened to the aircraft of a text, as its sentences say."""

from __future__ import annotations

import pytest

from briefing.mentions.aircraft import find_aircraft
from briefing.pack import PACKAGED
from tests.reading import document_of

# A text, and for each of its aircraft: what happened, in the text's words; "not" where that is denied.
FATES: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Rebels shot down a Su-25 over Idlib.", [("shot down", "shot down")]),
    ("A Su-25 was shot down over Idlib.", [("shot down", "was shot down")]),
    ("A Su-25 shot down two drones.", [()]),
    ("They denied that a Su-25 was shot down.", [("shot down", "was shot down", "not")]),
    ("No Tu-95 was hit.", [("hit", "was hit", "not")]),
    ("Two Su-25s, a Mi-24 and an An-26 were destroyed.", [("destroyed", "were destroyed")] * 3),
    ("The army lost two Su-25s and a Mi-24.", [("lost", "lost")] * 2),
    ("The Russian deployment includes Su-24 bombers.", [("deployed", "includes")]),
    ("An Il-76 transport plane crashed near Gao.", [("crashed", "crashed")]),
    ("The wreckage of the Su-25 was found.", [("crashed", "wreckage of")]),
    ("The Mi-8 was hit by fire and had to land.", [("hit", "was hit")]),
    ("An Mi-8 had to land.", [("landed", "had to land")]),
    ("Israeli F-16s bombed the port.", [("attacked with", "bombed")]),
    ("Su-57s could be deployed.", [()]),
    ("Britain may send F-35s.", [()]),
    ("They fly F-16s.", [()]),
    ("A C-130 came under fire; an Il-76 landed.", [("hit", "came under fire"), ("landed", "landed")]),
]


@pytest.mark.parametrize(("text", "fates"), FATES, ids=[text for text, _ in FATES])
def test_an_aircraft_has_the_fate_its_sentence_tells(text: str, fates: list[tuple[str, ...]]) -> None:
    found = [
        next(((fate.what, fate.span.of(text), *(["not"] if fate.is_denied else [])) for fate in mention.fates), ())
        for mention in find_aircraft(document_of(text), PACKAGED)
    ]
    assert found == fates
