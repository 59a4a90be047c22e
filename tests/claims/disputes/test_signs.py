"""No two claims that a rule sets against each other lack the signs by which they are set side by side."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.claims.camps import find_camps
from briefing.claims.disputes.pair import Pair, Rarity
from briefing.claims.disputes.proposition import Weigher
from briefing.claims.disputes.rules import find_opposition
from briefing.claims.disputes.signs import read_signs
from briefing.claims.disputes.words import read_vocabulary
from briefing.claims.scene import set_scenes
from briefing.pack import PACKAGED
from tests.reading import parse_of

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_signs(case: dict[str, Any]) -> None:
    parse, words = parse_of(case["text"]), read_vocabulary(PACKAGED)
    (scene,) = set_scenes(parse.readings, parse.links, PACKAGED)
    weigher = Weigher(scene, find_camps(parse.links.actors), PACKAGED)
    own = [weigher.weigh(index, claim) for index, claim in enumerate(parse.facts.claims)]
    for one, other in combinations(own, 2):
        opposition = find_opposition(Pair(one, other, Rarity.of(own), words))
        signs, others = read_signs(one, words), read_signs(other, words)
        assert opposition is None or signs.opens & others.meets or others.opens & signs.meets, opposition
