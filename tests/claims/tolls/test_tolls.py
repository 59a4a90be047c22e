from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.claims.fact import Casualty
from tests.reading import parse_of

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


def show(toll: Casualty, tolls: tuple[Casualty, ...]) -> str:
    total = next((other.count.as_written for other in tolls if toll.part_of == other.span), "")
    by = ", ".join(toll.claimed_by) or toll.source
    return " | ".join([toll.outcome, toll.count.as_written, toll.who, toll.where, by, total])


def tidy(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(case["text"], case["finds"], id=case["text"]) for cases in CASES.values() for case in cases],
)
def test_tolls(text: str, expected: list[str]) -> None:
    tolls = parse_of(text).facts.casualties
    assert [tidy(show(toll, tolls)) for toll in tolls] == [tidy(line) for line in expected]
    for toll in tolls:
        assert toll.count.as_written in toll.span.of(text)
        assert toll.sentence.covers(toll.span)
        assert toll.who in toll.sentence.of(text)
