"""The command line as a person uses it: messages, exit codes, and what is on disk afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import main

ARTICLE = """Minister denies raid

GENEVA (AFP) - The French foreign minister, Anna Belmont, said on Monday that 12 soldiers were killed near Homs.

Turkey denied that 12 soldiers were killed.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one article, not parsed yet."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [search, briefing]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds/raid.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files but those that are kept only to save work."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_parse_writes_cards_and_then_nothing(project: Path) -> None:
    first = run("parse", "--project", project)
    assert first.exit_code == 0, first.output
    assert "1 article" in first.output
    before = snapshot(project)
    assert any(name.startswith("docs/cards/casualty/") for name in before)
    second = run("parse", "--project", project)
    assert "unchanged" in second.output
    assert "written" not in second.output
    assert snapshot(project) == before


def test_an_edit_is_kept(project: Path) -> None:
    run("parse", "--project", project)
    card = next((project / "docs/cards/casualty").glob("*.yml"))
    card.write_text(card.read_text(encoding="utf-8") + "notes: Seen by hand. # mine\n", encoding="utf-8")
    edited = card.read_bytes()
    (project / "seeds/raid.txt").write_text(ARTICLE + "\nNine people were wounded in Homs.\n", encoding="utf-8")
    again = run("parse", "--project", project)
    assert again.exit_code == 0, again.output
    assert "1 kept as edited" in again.output
    assert card.read_bytes() == edited


def test_a_deleted_card_stays_deleted(project: Path) -> None:
    run("parse", "--project", project)
    card = next((project / "docs/cards/place").glob("*.yml"))
    card.unlink()
    assert "deleted by hand" in run("parse", "--project", project).output
    assert not card.exists()


def test_an_article_that_cannot_be_read_takes_no_card_away(project: Path) -> None:
    run("parse", "--project", project)
    before = snapshot(project / "docs/cards")
    (project / "seeds/raid.txt").write_bytes(b"\xff\xfe\x00 broken \x00\x00")
    again = run("parse", "--project", project)
    assert again.exit_code == 1
    assert "seeds/raid.txt" in again.output
    assert snapshot(project / "docs/cards") == before


def test_an_article_that_was_taken_out_takes_its_cards_along(project: Path) -> None:
    (project / "seeds/other.txt").write_text("Minister speaks\n\nThe minister said nothing.\n", encoding="utf-8")
    run("parse", "--project", project)
    (project / "seeds/raid.txt").unlink()
    result = run("parse", "--project", project)
    assert "was removed" in result.output
    assert not (project / "docs/cards/source/raid.yml").exists()
    before = snapshot(project / "docs/cards")
    (project / "seeds/other.txt").unlink()
    run("parse", "--project", project)
    assert snapshot(project / "docs/cards") == before, "no article at all is more likely a wrong folder"


BAD_ARTICLES = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "latin1.txt": "Le r\xe9gime a ni\xe9.".encode("latin-1"),
    "front.md": b"---\ntitle: [unclosed\n---\n\nWords.\n",
}


@pytest.mark.parametrize("name", BAD_ARTICLES)
def test_a_bad_article_gets_one_message_and_the_others_are_parsed(project: Path, name: str) -> None:
    (project / "seeds" / name).write_bytes(BAD_ARTICLES[name])
    result = run("parse", "--project", project)
    assert result.exit_code == 1
    assert result.output.count(f"seeds/{name}") == 1, result.output
    assert "Traceback" not in result.output
    assert "1 article" in result.output
    assert (project / "docs/cards/source/raid.yml").exists()


def test_a_large_article_is_parsed(project: Path) -> None:
    paragraph = "The minister said that 12 soldiers were killed near Homs on Monday. "
    (project / "seeds/raid.txt").write_text(
        "Headline\n\n" + paragraph * (1_000_000 // len(paragraph)), encoding="utf-8"
    )
    exported = run("parse", project / "seeds/raid.txt", "--export-attributions", project / "out.jsonl")
    assert exported.exit_code == 0, exported.output
    assert (project / "out.jsonl").stat().st_size > 1_000


SOUND = """id: raid
title: Raid
type: organization
evidence:
  - source: raid
    quote: Minister denies raid
status: candidate
"""
IDS = "docs/cards/.schema/ids.json"
BAD_CARDS = {
    "syntax": ("id: raid\ntitle: [unclosed\n", "actor/raid.yml:"),
    "unknown field": ("id: raid\ntitle: Raid\ntype: person\ntyp: person\n", "actor/raid.yml:4:1"),
    "wrong choice": ("id: raid\ntitle: Raid\ntype: persn\n", "actor/raid.yml:3:7"),
    "dangling reference": (SOUND + "affiliations: [turky]\n", "actor/raid.yml:8:16"),
    "duplicate key": ("id: raid\ntitle: Raid\ntitle: Raid\ntype: person\n", "actor/raid.yml:3:1"),
    "id of another": ("id: turkey\ntitle: Raid\ntype: person\n", "actor/raid.yml:1:5"),
    "quote not in the source": (SOUND.replace("Minister denies", "Words nobody wrote in"), "actor/raid.yml:6:12"),
}


@pytest.mark.parametrize("fault", BAD_CARDS)
def test_check_names_the_place(project: Path, fault: str) -> None:
    text, place = BAD_CARDS[fault]
    run("parse", "--project", project)
    assert run("check", "--project", project).exit_code == 0
    (project / "docs/cards/actor/raid.yml").write_text(text, encoding="utf-8")
    before = snapshot(project)
    result = run("check", "--project", project)
    assert result.exit_code == 1
    assert f"docs/cards/{place}" in result.output
    assert "Traceback" not in result.output
    assert {**before, IDS: b""} == {**snapshot(project), IDS: b""}  # the broken card is one that editors offer too


def test_parse_and_check_tell_editors_of_the_cards(project: Path) -> None:
    run("parse", "--project", project)
    assert b'"body":"turkey"' in (project / IDS).read_bytes()
    (project / "docs/cards/actor/raid.yml").write_text(SOUND, encoding="utf-8")
    run("check", "--project", project)
    assert b'"body":"raid"' in (project / IDS).read_bytes()


@pytest.mark.parametrize("command", ["parse", "check"])
def test_editors_that_cannot_be_told_stop_nothing(project: Path, command: str) -> None:
    (project / "docs/cards").mkdir()
    (project / "docs/cards/.schema").write_text("in the way", encoding="utf-8")
    result = run(command, "--project", project)
    assert result.exit_code == 0, result.output
    assert "schemas for editors cannot be written" in result.output


@pytest.mark.parametrize("style", ["people", "json", "github"])
def test_check_in_every_format(project: Path, style: str) -> None:
    run("parse", "--project", project)
    (project / "docs/cards/actor/raid.yml").write_text("id: raid\ntitle: Raid\ntype: persn\n", encoding="utf-8")
    result = run("check", "--project", project, "--format", style)
    assert result.exit_code == 1
    assert "persn" in result.output
    if style == "json":
        assert isinstance(json.loads(result.output), list)
    if style == "github":
        assert result.output.startswith("::error file=docs/cards/actor/raid.yml")


def test_explain_says_which_rule(project: Path) -> None:
    run("parse", "--project", project)
    card = next((project / "docs/cards/casualty").glob("*.yml"))
    for name in (f"casualty/{card.stem}", card.stem, f"docs/cards/casualty/{card.name}"):
        result = run("explain", name, "--project", project)
        assert result.exit_code == 0, result.output
        assert "killed.passive" in result.output
        assert "seeds/raid.txt:3:" in result.output


def test_explain_suggests_a_card(project: Path) -> None:
    run("parse", "--project", project)
    result = run("explain", "actor/turky", "--project", project)
    assert result.exit_code == 1
    assert "did you mean actor/turkey" in result.output


def test_render_writes_pages(project: Path) -> None:
    run("parse", "--project", project)
    result = run("render", project / "out", "--project", project)
    assert result.exit_code == 0, result.output
    assert (project / "out/index.md").read_text(encoding="utf-8").startswith("---\n")
    assert list((project / "out/cards/actor").glob("*.md"))


def test_exported_lines_are_whole_or_not_there(project: Path) -> None:
    (project / "seeds/broken.txt").write_bytes(b"\xff\xfe\x00 broken \x00\x00")
    out = project / "out/lines.jsonl"
    result = run("parse", project / "seeds", "--export-attributions", out)
    assert result.exit_code == 1
    assert [json.loads(line)["article"] for line in out.read_text(encoding="utf-8").splitlines()] == ["raid"]
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_export_writes_no_cards(project: Path) -> None:
    facts = run("parse", project / "seeds", "--export", project / "out")
    assert facts.exit_code == 0, facts.output
    data = json.loads((project / "out/raid.json").read_text(encoding="utf-8"))
    assert set(data) == {
        "actors", "aircraft", "casualties", "figures", "claims", "disputes", "places", "events",
    }  # fmt: skip
    assert all(item["quote"] in ARTICLE for item in (*data["claims"], *data["casualties"], *data["events"]))
    lines = run("parse", project / "seeds", "--export-attributions", project / "out.jsonl")
    assert lines.exit_code == 0
    (line,) = (project / "out.jsonl").read_text(encoding="utf-8").splitlines()
    attributions = json.loads(line)["attributions"]
    assert any(ARTICLE[start:end] == "12 soldiers were killed" for a in attributions for start, end in a["content"])
    assert not (project / "docs/cards").exists()


MISUSES = [
    (["parse", "seeds/raid.txt"], 2, "seeds folder"),
    (["parse", "seeds", "seeds/raid.txt", "--export", "one.json"], 2, "takes one article"),
    (["parse", "nowhere", "--export", "out"], 2, "nowhere"),
    (["explain"], 2, "CARD"),
    (["check", "--dry-run"], 2, "--dry-run goes with --fix"),
    (["check", "--explain", "quote-movd"], 2, "did you mean quote-moved?"),
    (["check", "--explain", "x"], 2, "the checks are syntax, "),
]


@pytest.mark.parametrize(("arguments", "code", "message"), MISUSES)
def test_misuse(project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str) -> None:
    monkeypatch.chdir(project)
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert message in result.output


def test_outside_a_project(tmp_path: Path) -> None:
    result = run("check", "--project", tmp_path)
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.output


def test_an_unknown_option_in_mkdocs_yml(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins:\n  - briefing:\n      seed: seeds\n", encoding="utf-8")
    result = run("check", "--project", project)
    assert result.exit_code == 1
    assert "no option 'seed'" in result.output


def test_check_mends_and_says_so(project: Path) -> None:
    run("parse", "--project", project)
    (project / "docs/cards/actor/raid.yml").write_text(SOUND.replace("id: raid", "id: other"), encoding="utf-8")
    before = snapshot(project)
    dry = run("check", "--fix", "--dry-run", "--project", project)
    assert dry.output.splitlines()[0] == "would fix docs/cards/actor/raid.yml: id-differs: writes id: raid"
    assert dry.exit_code == 1
    assert snapshot(project) == before
    done = run("check", "--fix", "--project", project)
    assert done.output.splitlines()[0] == "fixed docs/cards/actor/raid.yml: id-differs: writes id: raid"
    assert done.exit_code == 0
    assert (project / "docs/cards/actor/raid.yml").read_text(encoding="utf-8") == SOUND
    assert "fix" not in run("check", "--fix", "--project", project).output


def test_check_for_programs_keeps_what_it_mends_apart(project: Path) -> None:
    run("parse", "--project", project)
    (project / "docs/cards/actor/raid.yml").write_text(SOUND.replace("id: raid", "id: other"), encoding="utf-8")
    result = run("check", "--fix", "--format", "json", "--project", project)
    assert json.loads(result.stdout) == []
    assert "writes id: raid" in result.stderr


def test_check_without_a_cache_keeps_nothing(project: Path) -> None:
    run("parse", "--no-cache", "--project", project)
    fresh = run("check", "--no-cache", "--project", project)
    assert not (project / ".cache").exists()
    assert run("check", "--project", project).output == fresh.output
    assert (project / ".cache").exists()
    assert run("check", "--project", project).output == fresh.output


def test_check_explains_a_check() -> None:
    result = run("check", "--explain", "quote-moved")
    assert result.exit_code == 0
    assert result.output.startswith("quote-moved\n\nA quote whose words are in the source, but not between")
    assert "  --fix" not in result.output
