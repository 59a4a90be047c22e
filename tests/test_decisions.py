"""Editors' decisions on disk: what they change, that it stays so, and that `explain` and `check` know of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import run

FIRST = """Minister denies raid

BAGHDAD (AFP) - Iraqi MP Omar Karimi said on 4 May 2015 that 12 soldiers were killed near Homs.
"""
SECOND = """MP answers

TEHRAN (AFP) - Iranian MP Omar Karimi said on 6 May 2015 that nobody was killed near Homs.
"""
BRIDGE = """MP speaks

Omar Karimi left Baghdad on 8 May 2015 for Iraq's border.
"""
HEAD = "decisions:\n"
TAIL = "\n    by: M. Okafor\n    on: 2026-11-26\n    reason: {}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two articles that are parsed."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [search, briefing]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds/first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "seeds/second.txt").write_text(SECOND, encoding="utf-8")
    assert run("parse", "--project", tmp_path).exit_code == 0
    return tmp_path


def decide(project: Path, *decisions: str) -> None:
    text = HEAD + "".join(f"  - {what}{TAIL.format(f'reason {number}')}" for number, what in enumerate(decisions))
    (project / "docs/cards/decisions.yml").write_text(text, encoding="utf-8")
    done = run("parse", "--project", project)
    assert done.exit_code == 0, done.output


def actors(project: Path) -> dict[str, set[str]]:
    """The Karimis' cards, each with the sources it stands on."""
    return {
        path.stem: {line.split(": ")[1] for line in path.read_text(encoding="utf-8").splitlines() if "source:" in line}
        for path in sorted((project / "docs/cards/actor").glob("*karimi*.yml"))
    }


def test_two_made_one_stay_one_and_the_other_id_leads_there(project: Path) -> None:
    assert actors(project) == {"omar-karimi-iran": {"second"}, "omar-karimi": {"first"}}
    decide(project, "same: [actor/omar-karimi-iran, actor/omar-karimi]")
    assert actors(project) == {"omar-karimi-iran": {"first", "second"}}
    card = project / "docs/cards/actor/omar-karimi-iran.yml"
    assert "formerly: [omar-karimi]\n" in card.read_text(encoding="utf-8")
    again = run("parse", "--project", project)
    assert "written" not in again.output
    assert "removed" not in again.output
    assert run("check", "--project", project).exit_code == 0
    told = run("explain", "actor/omar-karimi-iran", "--project", project).output
    assert "decision.same" in told
    assert "M. Okafor decided on 2026-11-26" in told
    assert "reason 0" in told


def test_without_the_decision_all_is_as_before(project: Path) -> None:
    before = actors(project)
    decide(project, "same: [actor/omar-karimi-iran, actor/omar-karimi]")
    decide(project)
    assert actors(project) == before


def test_a_decision_outlives_an_article_that_would_join_what_it_keeps_apart(project: Path) -> None:
    (project / "seeds/third.txt").write_text(BRIDGE, encoding="utf-8")
    assert run("parse", "--project", project).exit_code == 0
    assert actors(project)["omar-karimi"] == {"first", "third"}
    decide(project, "not_same: [actor/omar-karimi, actor/omar-karimi in third]")
    apart = {"omar-karimi-iran": {"second"}, "omar-karimi": {"first"}, "omar-karimi-in-third": {"third"}}
    assert actors(project) == apart
    (project / "seeds/fourth.txt").write_text(BRIDGE.replace("8 May", "9 May"), encoding="utf-8")
    assert run("parse", "--project", project).exit_code == 0
    assert actors(project) == {**apart, "omar-karimi": {"first", "fourth"}}
    assert run("check", "--project", project).exit_code == 0


def test_a_later_decision_may_name_what_an_earlier_one_took_out(project: Path) -> None:
    (project / "seeds/third.txt").write_text(BRIDGE, encoding="utf-8")
    decide(
        project,
        "not_same: [actor/omar-karimi, actor/omar-karimi in third]",
        "same: [actor/omar-karimi-iran, actor/omar-karimi-in-third]",
    )
    assert actors(project) == {"omar-karimi-iran": {"second", "third"}, "omar-karimi": {"first"}}


def test_what_a_rule_would_join_later_is_kept_apart_by_the_card_on_disk(project: Path) -> None:
    decide(project, "not_same: [actor/omar-karimi, actor/omar-karimi-iran]")
    # Now the rules would make the two one, as both are Iraq's.
    (project / "seeds/second.txt").write_text(SECOND.replace("Iranian", "Iraqi"), encoding="utf-8")
    assert run("parse", "--project", project).exit_code == 0
    assert actors(project) == {"omar-karimi-iran": {"second"}, "omar-karimi": {"first"}}
    assert run("check", "--project", project).exit_code == 0


def test_a_later_article_moves_no_card(project: Path) -> None:
    third = "MP speaks\n\nAMMAN (AFP) - Jordanian MP Omar Karimi said on 8 May 2015 that he had left.\n"
    (project / "seeds/third.txt").write_text(third, encoding="utf-8")
    assert run("parse", "--project", project).exit_code == 0
    found = actors(project)
    assert found["omar-karimi"] == {"first"}
    assert found["omar-karimi-iran"] == {"second"}
    assert found["omar-karimi-jordan"] == {"third"}


def test_a_broken_file_says_so_and_changes_nothing(project: Path) -> None:
    before = actors(project)
    (project / "docs/cards/decisions.yml").write_text("decisions:\n  - same: [actor/a\n", encoding="utf-8")
    done = run("parse", "--project", project)
    assert done.exit_code == 1
    assert "docs/cards/decisions.yml:2:11: syntax" in done.output
    assert actors(project) == before


def test_a_stale_decision_is_reported(project: Path) -> None:
    decide(project, "same: [actor/omar-karimi-iran, actor/omar-karimo]")
    done = run("check", "--project", project)
    assert done.exit_code == 1
    assert "there is no actor called omar-karimo" in done.output
    assert "did you mean omar-karimi?" in done.output
