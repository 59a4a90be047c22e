"""The command on real versions: revisions of a repository, files as they are, folders of earlier exports."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from benchmarks.compare import ROOT, main
from briefing.cli import main as briefing

SEED = next((ROOT / "seeds").glob("*.txt"))
CLAIM = {"claimant": "Ruritania", "stance": "states", "mode": "indirect", "quote": "the port is open"}


def git(repository: Path, *arguments: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(repository), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with this package as the tag `first`, a second that denies no more, and a third that fails."""
    place = tmp_path / "repository"
    shutil.copytree(ROOT / "briefing", place / "briefing", ignore=shutil.ignore_patterns("__pycache__"))
    git(tmp_path, "init", "--quiet", str(place))
    code = place / "briefing/export.py"
    texts = [code.read_text(encoding="utf-8")]
    texts.append(texts[0].replace('"stance": claim.act', '"stance": claim.act.replace("denies", "states")'))
    texts.append("raise RuntimeError('this version is broken')\n")
    for name, text in zip(("first", "second", "third"), texts, strict=True):
        code.write_text(text, encoding="utf-8")
        git(place, "add", "briefing")
        git(place, "commit", "--quiet", "-m", name)
        git(place, "tag", name)
    code.write_text(texts[0], encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return place


def test_two_revisions(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["first", "second", str(SEED.parent), "--format", "json"], repository)
    report = json.loads(capsys.readouterr().out)
    assert list(report["articles"]) == [SEED.stem]
    totals = report["totals"]
    denied = totals["claims"]["changed"]
    assert totals["claims"]["before"] == totals["claims"]["after"] > 20
    assert totals["attributions"]["before"] > 20
    assert denied > 0
    assert totals["claims"] | {"before": 0, "after": 0} == {
        "before": 0, "after": 0, "gained": 0, "lost": 0, "changed": denied, "fields": {"stance": denied},
    }  # fmt: skip
    assert all(not total["changed"] for name, total in totals.items() if name != "claims")
    text = SEED.read_text(encoding="utf-8")
    for change in report["articles"][SEED.stem]["claims"]["changed"]:
        assert (change["before"]["stance"], change["after"]["stance"]) == ("denies", "states")
        assert change["after"]["quote"] in text
    assert not list(Path(tempfile.gettempdir()).iterdir())


def test_a_folder_of_exports_and_the_files_as_they_are(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = ["parse", str(SEED), "--export", str(out), "--export-attributions", str(out / "attributions.jsonl")]
    briefing(arguments, standalone_mode=False)
    capsys.readouterr()
    main([str(out), str(SEED.parent)], repository)
    printed = capsys.readouterr()
    assert printed.out.startswith("0 of 1 articles differ, 1 do not\n")
    assert not printed.err


def test_an_article_that_only_one_version_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, claims in (("before", []), ("after", [CLAIM])):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    main([str(tmp_path / "before"), str(tmp_path / "after"), str(SEED.parent), "--only", "claims"])
    printed = capsys.readouterr()
    assert "gained  Ruritania · states · indirect: “the port is open”" in printed.out
    assert printed.err == "after: only after\nbefore: only before\n"


FAILURES = {
    # arguments, exit code or message
    "unknown revision": (["nowhere", str(SEED.parent)], "nowhere: git knows no revision called 'nowhere'"),
    "an option is no revision": (["--", "--all", str(SEED.parent)], "--all: git knows no revision called '--all'"),
    "broken version": (["third", str(SEED.parent)], "third: the parse fails:"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_version_that_cannot_be_had(repository: Path, name: str) -> None:
    arguments, message = FAILURES[name]
    with pytest.raises(SystemExit) as stopped:
        main(arguments, repository)
    assert str(stopped.value).startswith(message)
    assert name != "broken version" or "this version is broken" in str(stopped.value)
    assert not list(Path(tempfile.gettempdir()).iterdir())


def test_stopped_by_hand(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("benchmarks.comparison.versions.run_version", stop)
    with pytest.raises(SystemExit) as stopped:
        main(["first", str(SEED.parent)], repository)
    assert stopped.value.code == 130
    assert not list(Path(tempfile.gettempdir()).iterdir())


def test_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="is in no git repository"):
        main(["first", str(SEED.parent)], tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="git is not installed"):
        main(["first", str(SEED.parent)], repository)


def test_what_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"a\.json is no export of a parse"):
        main([str(tmp_path), str(SEED.parent)])


@pytest.mark.parametrize(("folder", "message"), [("nowhere", "is not a folder"), ("", "no articles in")])
def test_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, message: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["HEAD", str(tmp_path / folder)])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err
