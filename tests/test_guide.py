"""The guide to writing cards says what the program does, and its examples pass every check."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.cards.fields import parse_fields
from briefing.cards.kinds import read_kinds
from briefing.cards.load import load_briefing
from briefing.cards.types import Report
from briefing.checks import CHECKS, run_checks
from briefing.checks.numbers import read_numbers
from briefing.guide import EXAMPLES, find_example, make_guide
from briefing.pack import HERE, PACKAGED, Pack
from briefing.project import gather_articles
from briefing.sources import find_articles
from briefing.values import Count
from briefing.yamlfile import read_yaml

from .test_cli import run

GUIDE = Path(__file__).parent.parent / "docs/writing-cards.md"


def test_the_page_is_fresh() -> None:
    assert GUIDE.read_text(encoding="utf-8") == make_guide(), "run: briefing guide docs/writing-cards.md"


def test_the_examples_pass_every_check() -> None:
    articles = gather_articles(find_articles(EXAMPLES / "seeds"), EXAMPLES)
    briefing = load_briefing(EXAMPLES / "cards", articles.articles, PACKAGED, EXAMPLES, articles.problems)
    assert run_checks(briefing) == ()
    assert all(briefing.cards[kind] for kind in read_kinds(PACKAGED))


@pytest.mark.parametrize("kind", read_kinds(PACKAGED))
def test_each_kind_has_an_example_with_all_it_needs(kind: str) -> None:
    example = find_example(kind)
    fields = read_kinds(PACKAGED)[kind].fields
    there = {key.text for key, _ in read_yaml(example).root.entries}
    assert {name for name, field in fields.items() if field.is_required} <= there
    assert example in make_guide()


FORMS = re.findall(
    r"^\| (.+?) \| `((?:count|when): .+?)` \|$", (HERE / "guide.md").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("said", "written"), FORMS)
def test_numbers_and_dates_can_be_written_so(said: str, written: str) -> None:
    file = read_yaml(written)
    report = Report(file)
    fields = {
        "count": read_kinds(PACKAGED)["casualty"].fields["count"],
        "when": read_kinds(PACKAGED)["event"].fields["when"],
    }
    values = parse_fields(
        file.root, {name: replace(field, is_required=False) for name, field in fields.items()}, "", report
    )
    assert not report.problems
    assert values
    count = values.get("count")
    if isinstance(count, Count):
        assert {bound for bound in (count.low, count.high) if bound is not None} <= read_numbers(said, PACKAGED)


def test_nothing_is_left_out() -> None:
    guide = make_guide()
    for kind in read_kinds(PACKAGED).values():
        for name in kind.fields:
            assert f"| `{name}` |" in guide
    for check in CHECKS:
        assert f"\n### {check}" in guide


def test_a_project_s_own_kind_is_in_its_guide(tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    text = "label: Ship\nplural: Ships\nabout: Ships the sources name.\nfields:\n  flag: {is: text, label: Flag}\n"
    (tmp_path / "kinds/ship.yml").write_text(text, encoding="utf-8")
    guide = make_guide(Pack((HERE, tmp_path)))
    assert "### Ship\n\nShips the sources name." in guide
    assert "| `flag` | text |  |" in guide


def test_the_command_writes_and_prints(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [briefing]\n", encoding="utf-8")
    assert run("guide", tmp_path / "docs/guide.md", "--project", tmp_path).exit_code == 0
    assert (tmp_path / "docs/guide.md").read_text(encoding="utf-8") == make_guide()
    assert run("guide", "--project", tmp_path).output == make_guide()
