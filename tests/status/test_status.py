"""`briefing status`: where a project stands, on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import ARTICLE, project, run, snapshot

__all__ = ["project"]
REVISED = ARTICLE.replace("12 soldiers", "15 soldiers")


@pytest.fixture
def parsed(project: Path) -> Path:
    run("parse", "--project", project)
    return project


def told(project: Path, *arguments: str) -> str:
    result = run("status", "--project", project, *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def data(project: Path) -> dict[str, Any]:
    found = json.loads(run("status", "--format", "json", "--project", project).output)
    assert isinstance(found, dict)
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def toll(project: Path) -> Path:
    return next((project / "docs/cards/casualty").glob("*.yml"))


def test_nothing_to_tell(parsed: Path) -> None:
    before = snapshot(parsed)
    lines = told(parsed).splitlines()
    assert [line.split(":")[0] for line in lines if line][1:] == ["Reviewed", "Awaiting review", "Checks", "Decisions"]
    assert lines[0].endswith(" cards from 1 article")
    assert "Checks: nothing found" in lines
    assert snapshot(parsed) == before


def test_before_the_first_parse(project: Path) -> None:
    assert "Not parsed yet: 1" in told(project)
    assert data(project)["unparsed"] == ["seeds/raid.txt"]


def test_hand_edits_by_value(parsed: Path) -> None:
    edit(toll(parsed), "count: 12", "count: 13 # as the ministry says")
    edit(toll(parsed), "status: candidate", "status: reviewed")
    with toll(parsed).open("a", encoding="utf-8") as file:
        file.write("tags: [front]\n")
    other = next((parsed / "docs/cards/place").glob("*.yml"))
    other.write_text("# only a comment\n" + other.read_text(encoding="utf-8"), encoding="utf-8")
    name = f"casualty/{toll(parsed).stem}"
    assert f"Edited by hand: 1\n  {name}\n      count: 12 → 13\n      tags: + front\n" in told(parsed)
    found = data(parsed)
    assert found["edited"] == [
        {"card": name, "file": f"docs/cards/{name}.yml", "changes": ["count: 12 → 13", "tags: + front"]}
    ]
    assert found["reviewed"] == [name]


def test_made_deleted_and_renamed(parsed: Path) -> None:
    cards = parsed / "docs/cards"
    gone = next((cards / "claim").glob("*.yml"))
    gone.unlink()
    place = next((cards / "place").glob("*.yml"))
    renamed = place.with_name("the-town.yml")
    renamed.write_text(place.read_text(encoding="utf-8").replace(f"id: {place.stem}", "id: the-town"), encoding="utf-8")
    place.unlink()
    made = cards / "actor/reporter.yml"
    made.write_text(
        "id: reporter\ntitle: A reporter\ntype: person\nnamed: anonymous\nstatus: reviewed\n"
        "evidence: [{source: raid, quote: Minister denies raid}]\n",
        encoding="utf-8",
    )
    for _ in range(2):  # before the next parse and after it
        found = data(parsed)
        assert found["made"] == ["actor/reporter"]
        assert found["deleted"] == [f"claim/{gone.stem}"]
        assert found["renamed"] == [{"from": f"place/{place.stem}", "to": "place/the-town"}]
        run("parse", "--project", parsed)
    assert f"Deleted by hand: 1 – no parse brings them back\n  claim/{gone.stem}\n" in told(parsed)


def test_a_conflict_names_both_values_and_the_place(parsed: Path) -> None:
    edit(toll(parsed), "count: 12", "count: 13")
    (parsed / "seeds/raid.txt").write_text(REVISED, encoding="utf-8")
    assert "Changed since they were parsed: 1" in told(parsed)
    run("parse", "--project", parsed)
    path = toll(parsed).relative_to(parsed).as_posix()
    output = told(parsed)
    line = next(line for line in output.splitlines() if "the articles now give" in line)
    assert line.startswith(f"  {path}:")
    assert line.endswith("  count: 13; the articles now give 15, 12 before")
    assert "Edited by hand" not in output
    assert data(parsed)["conflicts"][0]["articles_have"] == 15


def test_articles_that_were_not_parsed(parsed: Path) -> None:
    (parsed / "seeds/later.txt").write_text("Later\n\nRussia denied it.\n", encoding="utf-8")
    assert "Not parsed yet: 1 – `briefing parse` does it\n  seeds/later.txt\n" in told(parsed)


def test_what_cannot_be_read_is_named_and_fails(parsed: Path) -> None:
    toll(parsed).write_text("title: [", encoding="utf-8")
    (parsed / "docs/cards/decisions.yml").write_text("decisions: {", encoding="utf-8")
    (parsed / "seeds/bad.txt").write_bytes(b"")
    result = run("status", "--project", parsed)
    assert result.exit_code == 1
    found = data(parsed)
    name = toll(parsed).relative_to(parsed).as_posix()
    assert set(found["unread"]) == {name, "docs/cards/decisions.yml", "seeds/bad.txt"}
    assert "Cannot be read: 3" in result.output
    assert "error" in result.output


def _write_places(folder: Path, numbers: Iterable[int]) -> None:
    for number in numbers:
        text = (
            f"id: p-{number}\ntitle: P {number}\nkind: city\nstatus: candidate\n"
            "evidence: [{source: raid, quote: Homs}]\n"
        )
        (folder / f"p-{number}.yml").write_text(text, encoding="utf-8")


def test_lists_are_cut_short(parsed: Path) -> None:
    _write_places(parsed / "docs/cards/place", range(12))
    output = told(parsed)
    assert "Made by hand: 12\n" in output
    assert "  and 7 more: `briefing status --all`\n" in output
    assert len(output.splitlines()) < 40
    assert output.count("place/p-") == 5
    assert told(parsed, "--all").count("place/p-") == 12


def test_decisions_are_counted(parsed: Path) -> None:
    actors = sorted((parsed / "docs/cards/actor").glob("*.yml"))[:2]
    (parsed / "docs/cards/decisions.yml").write_text(
        f"decisions:\n- not_same: [actor/{actors[0].stem}, actor/{actors[1].stem}]\n"
        "  by: M. Okafor\n  on: 2026-11-26\n  reason: Two.\n",
        encoding="utf-8",
    )
    assert "Decisions: 1, in docs/cards/decisions.yml\n" in told(parsed)
    assert "M. Okafor decided" in data(parsed)["decisions"][0]
