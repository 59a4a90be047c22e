from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.cards.fields import format_fields, parse_fields
from briefing.cards.kinds import Field
from briefing.cards.types import Report
from briefing.values import Problem
from briefing.yamlfile import read_yaml, write_yaml

CASES: dict[str, Any] = yaml.load(Path(__file__).with_name("fields.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)


def make_field(name: str, data: dict[str, Any]) -> Field:
    of = data.get("of", ())
    return Field(
        name=name,
        type=data["is"],
        label=data.get("label", ""),
        is_many=data.get("many") == "yes",
        is_required=data.get("required") == "yes",
        of=(of,) if isinstance(of, str) else tuple(of),
        fields={key: make_field(key, value) for key, value in data.get("fields", {}).items()},
    )


def place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


@pytest.mark.parametrize("name", CASES)
def test_reads_what_people_write(name: str) -> None:
    case = CASES[name]
    fields = {"x": make_field("x", case["field"])}
    file = read_yaml(case["file"], "x.yml")
    assert not file.problems
    report = Report(file)
    values = parse_fields(file.root, fields, "a card", report)
    assert [f"{p.line}:{p.column} {p.check} {p.message}" for p in sorted(report.problems, key=place)] == case.get(
        "says", []
    )
    if "hint" in case:
        assert report.problems[0].hint == case["hint"]
    if "gives" in case:
        assert values is not None
        assert write_yaml(format_fields(values, fields)) == case["gives"]
