"""The article in seeds/ against what an editor would take from it (``seed.yml``): floors that only go up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.pipeline import Parse, parse_articles
from briefing.sources import read_article
from briefing.sources.article import Article

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "seeds" / "000_4112cf46ef5a00b8.txt"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "seed.yml").read_text(encoding="utf-8"))
OPENING = 4  # words of a claim or event that tell which it is


@cache
def parse_seed() -> Parse:
    article = read_article(SEED, SEED.name)
    assert isinstance(article, Article)
    return parse_articles([article])


def tell(kind: str, parse: Parse) -> list[str]:
    """The facts of a kind, a line each."""
    text, facts = parse.readings[0].document.text, parse.facts
    lines = {
        "actor": [f"{a.name} | {a.type}" for a in parse.links.actors],
        "aircraft": sorted({m.designation for m in parse.readings[0].mentions.aircraft}),
        "place": [f"{p.name} | {p.country}" for p in parse.links.places],
        "casualty": [
            f"{c.outcome} | {c.count.as_written} | {c.scope} | {c.where} | {', '.join(c.claimed_by)}"
            for c in facts.casualties
        ],
        "figure": [f"{f.count.as_written} | {f.what} | {', '.join(f.claimed_by)}" for f in facts.figures],
        "claim": [f"{', '.join(c.claimants)} | {c.act} | {_open(c.content.of(text))}" for c in facts.claims],
        "event": [f"{e.when.value if e.when else ''} | {_open(e.what.of(text))}" for e in facts.events],
        "dispute": [f"{d.kind} | {' vs '.join(p.label for p in d.positions)}" for d in facts.disputes],
    }
    return lines[kind]


def _open(words: str) -> str:
    return " ".join(words.split()[:OPENING])


@pytest.mark.parametrize("kind", EXPECTED)
def test_the_seed_is_read_as_well_as_ever(kind: str) -> None:
    found, expected = tell(kind, parse_seed()), EXPECTED[kind]["editor"]
    right = set(found) & set(expected)
    missed, extra = sorted(set(expected) - right), sorted(set(found) - right)
    share_found, share_right = len(right) / len(expected), len(right) / len(found)
    floors = EXPECTED[kind]["floors"]
    assert share_found >= floors["found"], f"missed: {missed}"
    assert share_right >= floors["right"], f"not what an editor would take: {extra}"


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_floor_goes_up_with_the_work(kind: str) -> None:
    found, expected = tell(kind, parse_seed()), EXPECTED[kind]["editor"]
    right, floors = len(set(found) & set(expected)), EXPECTED[kind]["floors"]
    slack = 0.05  # so that a floor need not be touched with every word
    assert right / len(expected) < floors["found"] + slack, "raise the floor of what is found"
    assert right / len(found) < floors["right"] + slack, "raise the floor of what is right"
