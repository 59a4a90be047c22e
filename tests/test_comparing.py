"""`briefing diff`: cards beside those of a git revision, or beside what a parse would make of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.test_cli import ARTICLE, project, run, snapshot

__all__ = ["project"]
REVISED = ARTICLE.replace("12 soldiers", "15 soldiers")


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false"]
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "state")


def told(*arguments: str | Path) -> str:
    result = run("diff", *arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def parsed(project: Path) -> Path:
    """The project parsed, and all of it in a commit."""
    run("parse", "--project", project)
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    return project


def toll(project: Path) -> Path:
    return next((project / "docs/cards/casualty").glob("*.yml"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_files_beside_the_last_commit(parsed: Path) -> None:
    assert "no fact differs" in told("--project", parsed)
    edit(toll(parsed), "count: 12", "count: 15")
    before = snapshot(parsed)
    output = told("--project", parsed)
    assert "toll of soldiers killed in Homs: 12 → 15, claimed by Anna Belmont" in output
    assert snapshot(parsed) == before


def test_two_revisions(parsed: Path) -> None:
    edit(toll(parsed), "count: 12", "count: 15")
    commit(parsed)
    toll(parsed).unlink()
    assert "12 → 15" in told("HEAD~1", "HEAD", "--project", parsed)
    assert "15 → 12" in told("HEAD", "HEAD~1", "--project", parsed)
    assert "  - 12 soldiers killed" in told("HEAD", "--project", parsed)


def test_a_project_below_the_repository(parsed: Path, tmp_path: Path) -> None:
    below = tmp_path / "desk" / "syria"
    below.mkdir(parents=True)
    for name in ("mkdocs.yml", "seeds", "docs"):
        (parsed / name).rename(below / name)
    commit(tmp_path)
    edit(toll(below), "count: 12", "count: 15")
    assert "12 → 15" in told("--project", below)


def test_kinds_are_those_of_the_revision(parsed: Path) -> None:
    """A field that was of another type, and one that there was not."""
    (parsed / "mkdocs.yml").write_text(
        "site_name: Test\nplugins: [search, {briefing: {pack: words}}]\n", encoding="utf-8"
    )
    kind = parsed / "words/kinds/rumour.yml"
    kind.parent.mkdir(parents=True)
    fields = "label: Rumour\nplural: Rumours\nabout: Talk.\nfields:\n  heard: {is: text, many: 'yes', label: Heard}\n"
    kind.write_text(fields, encoding="utf-8")
    card = parsed / "docs/cards/rumour/talk.yml"
    card.parent.mkdir()
    evidence = "evidence:\n- {source: raid, quote: Minister denies raid}\n"
    card.write_text(f"id: talk\ntitle: Talk\nheard: [twice]\nstatus: candidate\n{evidence}", encoding="utf-8")
    commit(parsed)
    kind.write_text(fields.replace(", many: 'yes'", "").replace("text", "number"), encoding="utf-8")
    edit(card, "[twice]", "2")
    output = told("--project", parsed)
    assert "  ~ Talk  (rumour/talk)\n      heard: twice → 2\n" in output
    assert "Rumours\n  + Talk  (rumour/talk)\n" in told("HEAD~1", "--project", parsed)


def test_a_broken_card_is_named(parsed: Path) -> None:
    toll(parsed).write_text("title: [", encoding="utf-8")
    output = told("--project", parsed)
    assert f"Cannot be read in the cards as they are, so not compared\n  {toll(parsed).relative_to(parsed)}" in output
    data = json.loads(told("--format", "json", "--project", parsed))
    assert data["unread"]["after"] == [str(toll(parsed).relative_to(parsed))]


@pytest.mark.parametrize(
    ("revisions", "message"),
    [
        (["nowhere"], "git knows no revision called 'nowhere' here"),
        (["--", "--all"], "git knows no revision called '--all' here"),
        (["HEAD~1"], "HEAD~1 has no cards: there is no folder docs/cards in it"),
        (["HEAD~2"], "HEAD~2: mkdocs.yml: briefing has no option 'cars'"),
    ],
)
def test_revisions_that_cannot_be_compared(project: Path, revisions: list[str], message: str) -> None:
    git(project, "init", "--quiet")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text("plugins: [briefing: {cars: a}]\n", encoding="utf-8")
    commit(project)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    commit(project)
    run("parse", "--project", project)
    commit(project)
    result = run("diff", "--project", project, *revisions)
    assert result.exit_code == 1
    assert f"Error: {message}" in result.output


def test_no_repository(project: Path) -> None:
    result = run("diff", "--project", project)
    assert result.exit_code == 1
    assert "is in no git repository" in result.output


def test_what_a_parse_would_change(parsed: Path) -> None:
    assert "no fact differs" in told("--parse", "--project", parsed)
    edit(toll(parsed), "who: soldiers", "who: army soldiers")
    next((parsed / "docs/cards/claim").glob("*.yml")).unlink()
    (parsed / "seeds/raid.txt").write_text(REVISED, encoding="utf-8")
    before = snapshot(parsed)
    output = told("--parse", "--project", parsed)
    assert "12 → 15, claimed by Anna Belmont" in output
    assert snapshot(parsed) == before
    run("parse", "--project", parsed)
    assert "no fact differs" in told("--parse", "--project", parsed)
    assert "12 → 15, claimed by Anna Belmont" in told("--project", parsed)


def test_a_conflict_that_a_parse_would_bring_is_told_once(parsed: Path) -> None:
    edit(toll(parsed), "count: 12", "count: 13")
    (parsed / "seeds/raid.txt").write_text(REVISED, encoding="utf-8")
    output = told("--parse", "--project", parsed)
    assert "Conflicts that would be new" in output
    assert "count: 13 here, 15 in the articles now, 12 before" in output
    run("parse", "--project", parsed)
    assert "Conflicts" not in told("--parse", "--project", parsed)


def test_misuse(parsed: Path) -> None:
    assert run("diff", "a", "b", "c", "--project", parsed).exit_code == 2
    assert run("diff", "HEAD", "--parse", "--project", parsed).exit_code == 2
