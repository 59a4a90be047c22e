"""Which disputes short texts open, by which rule, and who stands on which side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.pipeline import Parse
from tests.reading import parse_of

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))


def tell(parse: Parse) -> list[str]:
    return [
        f"{dispute.rule.removeprefix('dispute.')} | {dispute.kind} | {' vs '.join(p.label for p in dispute.positions)}"
        for dispute in parse.facts.disputes
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_disputes(case: dict[str, Any]) -> None:
    assert tell(parse_of(case["text"])) == case["finds"]
