"""What `check --fix` mends, what it leaves, and that it touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import checking
from briefing.checking import check_project, mend_project
from briefing.checks.manual import read_manual
from briefing.checks.mending import FIXES
from briefing.settings import Settings

from .made import make_project, read_cases

CASES = read_cases(Path(__file__).parent / "fixes.yml")


def read_files(folder: Path) -> dict[str, bytes]:
    cards = folder / "docs" / "cards"
    return {path.relative_to(cards).as_posix().removesuffix(".yml"): path.read_bytes() for path in cards.rglob("*.yml")}


@pytest.mark.parametrize("name", CASES)
def test_mends_what_it_says(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    settings = make_project(tmp_path, case)
    before = read_files(tmp_path)
    dry = mend_project(settings, is_dry=True)
    assert read_files(tmp_path) == before
    done = mend_project(settings)
    assert [str(fix).removeprefix("docs/cards/") for fix in done.made] == case.get("says", [])
    assert [str(fix) for fix in dry.made] == [str(fix) for fix in done.made]
    after = {path: text.encode() for path, text in case.get("after", {}).items()}
    assert read_files(tmp_path) == {**before, **after}
    assert [problem.check for problem in check_project(settings)[1].problems] == case.get("left", [])
    assert mend_project(settings).made == ()


def test_every_fix_is_in_its_manual_and_has_a_case() -> None:
    said = {line.split(": ")[1] for case in CASES.values() for line in case.get("says", [])}
    assert said == set(FIXES)
    for check in FIXES:
        assert "`--fix`" in read_manual(check)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_project(tmp_path, CASES["id that is not the file's name, and what refers to it"])


def test_a_file_that_is_edited_meanwhile_is_left(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "docs/cards/actor/a.yml"
    real = checking.find_fixes
    edited = path.read_bytes() + b"notes: Mine.\n"

    def find_late(*arguments: object) -> object:
        found = real(*arguments)  # type: ignore[arg-type]
        path.write_bytes(edited)
        return found

    monkeypatch.setattr(checking, "find_fixes", find_late)
    done = mend_project(settings)
    assert path.read_bytes() == edited
    assert [fix.path for fix in done.made] == ["docs/cards/claim/c.yml"]
    assert [problem.message for problem in done.problems] == ["was edited while this ran, and is left as it is"]
    monkeypatch.undo()
    assert [fix.path for fix in mend_project(settings).made] == ["docs/cards/actor/a.yml"]
    assert path.read_bytes().endswith(b"notes: Mine.\n")


def test_a_disk_that_takes_nothing_loses_nothing(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_files(tmp_path)

    def full(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checking, "write_bytes", full)
    done = mend_project(settings)
    assert done.made == ()
    assert {problem.message for problem in done.problems} == {"cannot be written: No space left on device"}
    assert read_files(tmp_path) == before


def test_nothing_to_mend_makes_no_folder(tmp_path: Path) -> None:
    mend_project(make_project(tmp_path, {}))
    assert not (tmp_path / "docs/cards/.parsed").exists()
