"""The schemas' files: made where there are cards, left alone where nothing changes, never in anybody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cards.read import read_sheet
from briefing.cards.sheet import Sheet
from briefing.pack import PACKAGED
from briefing.schema import write_schemas
from briefing.values import Severity
from briefing.yamlfile import read_yaml

from .validation import KINDS

ACTOR = "type: state\nstatus: candidate\nevidence:\n  - {source: story, quote: they said so}\n"


def sheets(**titles: str) -> list[Sheet]:
    return [
        read_sheet(
            read_yaml(f"id: {name}\ntitle: {title}\n{ACTOR}", f"docs/cards/actor/{name}.yml"), KINDS["actor"], name, ""
        )
        for name, title in titles.items()
    ]


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_one_for_each_kind_and_one_for_all_ids(tmp_path: Path) -> None:
    assert write_schemas(sheets(russia="Russia"), tmp_path, PACKAGED) is None
    there = {path.name for path in (tmp_path / ".schema").iterdir()}
    assert there == {".gitignore", "ids.json", "decisions.json", *(f"{kind}.json" for kind in KINDS)}
    assert (tmp_path / ".schema/.gitignore").read_text() == "*\n"


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    write_schemas(sheets(russia="Russia"), tmp_path, PACKAGED)
    before = times(tmp_path / ".schema")
    write_schemas(sheets(russia="Russia"), tmp_path, PACKAGED)
    assert times(tmp_path / ".schema") == before
    write_schemas(sheets(russia="Russia", syria="Syria"), tmp_path, PACKAGED)
    after = times(tmp_path / ".schema")
    assert {name for name in after if after[name] != before[name]} == {"ids.json"}


def test_no_cards_no_folder(tmp_path: Path) -> None:
    assert write_schemas([], tmp_path / "cards", PACKAGED) is None
    assert not (tmp_path / "cards").exists()


def test_a_folder_that_takes_nothing_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("briefing.schema.write.write_bytes", refuse)
    problem = write_schemas([], tmp_path, PACKAGED)
    assert problem is not None
    assert problem.severity is Severity.WARNING
    assert "schemas for editors cannot be written: Permission denied" in str(problem)
