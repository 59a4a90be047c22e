"""An article that the parser fails on, or that takes its process down, is named; all others are parsed as ever."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import pytest

from briefing.parsing import Hands, parse_project
from briefing.parsing import single as work
from briefing.settings import Settings
from briefing.sources import make_article
from tests.parsing.made import files_of, parse_with, write_article, write_project

FAULTY, DEADLY, ONCE = "the faulty one", "the deadly one", "deadly once"
COPIES = pytest.mark.skipif(sys.platform != "linux", reason="only copies of this process have what a test put in it")


@pytest.fixture(autouse=True)
def weak_parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A parser that fails or dies of certain words, and small chunks."""

    def make(data: bytes, path: PurePath, *more: Any) -> object:
        if FAULTY.encode() in data:
            raise ZeroDivisionError("these words are too much")
        if DEADLY.encode() in data:
            os.kill(os.getpid(), signal.SIGKILL)
        if ONCE.encode() in data and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return make_article(data, path, *more)

    monkeypatch.setattr(work, "make_article", make)
    monkeypatch.setattr("briefing.parsing.spread.BYTES", 1200)


def cards_without(tmp_path: Path, *left_out: int) -> dict[str, bytes]:
    """The cards of a project of ten articles less some."""
    settings = write_project(tmp_path / "without", 10)
    for number in left_out:
        (settings.seeds_folder / f"article-{number:03}.txt").unlink()
    return parse_with(settings, Hands())[0]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=COPIES)])
def test_a_faulty_article_is_named_and_the_others_are_parsed(tmp_path: Path, jobs: int) -> None:
    settings = write_project(tmp_path / "project", 10)
    write_article(settings.seeds_folder, 3, FAULTY)
    cards, problems = parse_with(settings, Hands(jobs=jobs))
    assert cards == cards_without(tmp_path, 3)
    (problem,) = problems
    says = "article-fails: the parser fails on this article: ZeroDivisionError: these words are too much"
    assert problem.startswith(f"seeds/article-003.txt: {says}\n")


@COPIES
def test_an_article_that_kills_its_process_is_named_and_the_others_are_parsed(tmp_path: Path) -> None:
    settings = write_project(tmp_path / "project", 10)
    for number in (2, 7):
        write_article(settings.seeds_folder, number, DEADLY)
    cards, problems = parse_with(settings, Hands(jobs=2))
    assert cards == cards_without(tmp_path, 2, 7)
    assert [problem.split(":")[0] for problem in problems] == ["seeds/article-002.txt", "seeds/article-007.txt"]
    assert "the process that reads it dies" in problems[0]


@COPIES
def test_a_process_that_is_lost_loses_nothing(tmp_path: Path) -> None:
    settings = write_project(tmp_path / "project", 10)
    write_article(settings.seeds_folder, 5, ONCE)
    seen: list[int] = []

    def watch(items: Any, count: int) -> Any:
        assert count == 10
        for index, single in items:
            seen.append(index)
            yield index, single

    parsed, _, problems = parse_project(settings, watch, Hands(jobs=2), is_kept=False)
    assert (tmp_path / "died").exists()
    assert sorted(seen) == list(range(10))
    assert problems == ()
    assert len(parsed.readings) == 10
    again = Settings(tmp_path / "again")
    (settings.root / "seeds").rename((again.root.mkdir(), again.seeds_folder)[1])
    assert files_of(settings.cards_folder) == parse_with(again, Hands())[0]


def test_no_card_goes_while_an_article_fails(tmp_path: Path) -> None:
    settings = write_project(tmp_path / "project", 10)
    before, _ = parse_with(settings, Hands())
    write_article(settings.seeds_folder, 3, FAULTY)
    after, problems = parse_with(settings, Hands())
    assert after.keys() >= before.keys()
    assert len(problems) == 1


def test_words_of_the_project_that_cannot_be_read_are_no_article_s_fault(tmp_path: Path) -> None:
    settings = replace(write_project(tmp_path, 2), pack="pack")
    (tmp_path / "pack/lexicons").mkdir(parents=True)
    (tmp_path / "pack/lexicons/media.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"media\.yml"):
        parse_project(settings)
