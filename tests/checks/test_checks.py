from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checks import CHECKS, read_manual, run_checks

from .made import make_briefing, read_cases, say

FOLDER = Path(__file__).parent / "cases"
CASES = [(path.stem, name) for path in sorted(FOLDER.glob("*.yml")) for name in read_cases(path)]


@pytest.mark.parametrize(("check", "name"), CASES, ids=[f"{check}: {name}" for check, name in CASES])
def test_says_it_where_it_is(tmp_path: Path, check: str, name: str) -> None:
    case = read_cases(FOLDER / f"{check}.yml")[name]
    briefing = make_briefing(tmp_path, case)
    found = [problem for problem in run_checks(briefing) if problem.check == check]
    assert [say(problem) for problem in found] == case.get("says", [])
    for problem in found:
        assert problem.excerpt or not problem.line
        if "marks" in case:
            assert problem.excerpt[problem.column - 1 :][: problem.length] == case["marks"]


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_its_manual_and_its_cases(check: str) -> None:
    assert len(read_manual(check).splitlines()) > 2
    cases = read_cases(FOLDER / f"{check}.yml")
    assert any(case.get("says") for case in cases.values()), "no case where it speaks"
    assert any(not case.get("says") for case in cases.values()), "no case where it stays silent"
