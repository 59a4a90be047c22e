from __future__ import annotations

import json

import pytest

from briefing.checks.report import format_problems
from briefing.values import Problem, Severity

PROBLEMS = [
    Problem(
        "docs/cards/claim/a, b.yml", 2, 8, "wrong-type", "act: 100% wrong\nso", "did you mean x?", "act: denied", 6
    ),
    Problem("docs/cards/actr", 0, 0, "unknown-kind", "no such kind", severity=Severity.WARNING),
]


def test_for_people() -> None:
    assert format_problems(PROBLEMS).splitlines() == [
        "docs/cards/claim/a, b.yml:2:8: wrong-type: act: 100% wrong",
        "so",
        "    act: denied",
        "           ^^^^^^",
        "    hint: did you mean x?",
        "docs/cards/actr: unknown-kind: no such kind",
    ]


def test_for_programs() -> None:
    first, second = json.loads(format_problems(PROBLEMS, "json"))
    assert (first["path"], first["line"], first["column"], first["check"]) == (
        "docs/cards/claim/a, b.yml",
        2,
        8,
        "wrong-type",
    )
    assert second["severity"] == "warning"


def test_for_github() -> None:
    assert format_problems(PROBLEMS, "github").splitlines() == [
        "::error file=docs/cards/claim/a%2C b.yml,line=2,col=8,endColumn=14,title=wrong-type"
        "::act: 100%25 wrong%0Aso%0Ahint: did you mean x?",
        "::warning file=docs/cards/actr,title=unknown-kind::no such kind",
    ]


def test_nothing_to_say() -> None:
    assert (format_problems([]), format_problems([], "json"), format_problems([], "github")) == ("", "[]\n", "")


def test_no_such_style() -> None:
    with pytest.raises(ValueError, match="no style html"):
        format_problems([], "html")
