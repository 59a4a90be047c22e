"""The same cards, to the byte, from one process or several, in whatever order the work comes back, kept or not."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from briefing.pack import PACKAGED
from briefing.parsing import Hands, TeamError
from briefing.parsing.hands import hire
from briefing.parsing.release import Release, read_release
from briefing.parsing.single import Chunk, Source
from briefing.parsing.spread import Result, cut_chunks, spread
from briefing.parsing.teams import Team, work_here
from tests.parsing.made import NAMES, parse_with, write_project

TEXTS = [f"{name} said that {number} tanks had left Homs.\n" for number, name in enumerate(NAMES)]
SOURCES = tuple(Source(number, f"{number}.txt", text.encode()) for number, text in enumerate(TEXTS))
CHUNK = Chunk((), (), "", is_kept=True)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles make several chunks."""
    monkeypatch.setattr("briefing.parsing.spread.BYTES", 700)


def test_two_processes_write_the_cards_of_one(tmp_path: Path) -> None:
    one, two = (write_project(tmp_path / name, 8) for name in ("one", "two"))
    alone = parse_with(one, Hands())
    assert parse_with(two, Hands(jobs=2)) == alone
    assert len(alone[0]) > 20
    assert alone[1] == []


def test_what_is_kept_gives_the_cards_of_what_is_new(tmp_path: Path) -> None:
    one, two = (write_project(tmp_path / name, 8) for name in ("one", "two"))
    parse_with(two, Hands(jobs=2), is_kept=True)
    for path in sorted(two.cards_folder.rglob("*"), reverse=True):  # as if it had been stopped before writing cards
        path.rmdir() if path.is_dir() else path.unlink()
    assert parse_with(two, Hands(), is_kept=True) == parse_with(one, Hands())


def test_problems_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = (write_project(tmp_path / name, 6) for name in ("one", "two"))
    for settings in (one, two):
        (settings.seeds_folder / "article-001.txt").write_bytes(b"\xff\xfe\x00")
        (settings.seeds_folder / "article-004.md").write_text("The same id as another.\n", encoding="utf-8")
        (settings.seeds_folder / "article-005.txt").write_text("", encoding="utf-8")
    cards, problems = parse_with(one, Hands())
    assert parse_with(two, Hands(jobs=2)) == (cards, problems)
    places = [problem.split(":")[0] for problem in problems]
    assert places == ["seeds/article-001.txt", "seeds/article-004.txt", "seeds/article-005.txt"]
    assert "has the same id 'article-004' as seeds/article-004.md" in problems[1]


class Dawdling(Executor):
    """Work comes back after a while that chance decides."""

    def __init__(self, chance: random.Random) -> None:
        self._pool = ThreadPoolExecutor(4)
        self._chance = chance

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        pause = self._chance.uniform(0, 0.004)

        def work() -> Any:
            done = fn(*args, **kwargs)
            time.sleep(pause)
            return done

        return self._pool.submit(work)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@with_settings(max_examples=15)
@given(st.permutations(SOURCES), st.randoms(use_true_random=False), st.integers(1, 6))
def test_each_file_comes_back_once_in_any_order(order: list[Source], chance: random.Random, width: int) -> None:
    team = Team(lambda: Dawdling(chance), width)
    chunks = [Chunk((source,), (), "", is_kept=True) for source in order]
    results = list(spread(chunks, team, read_release(PACKAGED)))
    team.executor.shutdown()
    assert by_index(results) == ALONE
    assert len(results) == len(SOURCES)


def by_index(results: list[Result]) -> dict[int, Result]:
    return {result.source.index: result for result in results}


with work_here() as here:
    ALONE = by_index(list(spread(cut_chunks(SOURCES, CHUNK), here, read_release(PACKAGED))))


@given(st.lists(st.integers(0, 3000), max_size=120))
def test_chunks_hold_every_file_once_and_no_more_than_asked(sizes: list[int]) -> None:
    sources = [Source(index, "a.txt", b"x" * size) for index, size in enumerate(sizes)]
    chunks = [chunk.sources for chunk in cut_chunks(sources, CHUNK)]
    assert [source for chunk in chunks for source in chunk] == sources
    assert all(chunk and len(chunk) <= 32 for chunk in chunks)
    assert all(sum(len(source.data) for source in chunk[:-1]) < 700 for chunk in chunks)


def test_only_so_much_is_under_way_at_a_time() -> None:
    asked: list[int] = []

    def ask() -> Any:
        for source in SOURCES:
            asked.append(source.index)
            yield Chunk((source,), (), "", is_kept=False)

    with work_here() as team:
        results = spread(ask(), team, read_release(PACKAGED))
        for taken, _ in enumerate(results, 1):
            assert len(asked) <= taken + team.width


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (Release("0.0.9", "3.11", "3", "x"), "a worker is of another release (briefing "),
        (Release("", "", "", "x"), "instead of"),
    ],
)
def test_a_worker_of_another_release_is_told_apart(own: Release, says: str) -> None:
    with work_here() as team, pytest.raises(TeamError) as caught:
        list(spread(cut_chunks(SOURCES, CHUNK), team, own))
    assert says in str(caught.value)


def test_other_words_are_told_apart_where_the_versions_are_one() -> None:
    ours = read_release(PACKAGED)
    other = Release(ours.briefing, ours.python, ours.gazetteer, "other")
    assert "other words and rules" in ours.differs(other)
    assert ours.differs(ours) == ""


class Idle(Executor):
    """Takes work, and either never does it or fails at it."""

    def __init__(self, error: Exception | None) -> None:
        self._error = error

    def submit(self, *_work: Any, **_more: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self._error:
            future.set_exception(self._error)
        return future


def nobody() -> None:
    raise TeamError("nobody is there")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (None, "nobody is there"),
        (ModuleNotFoundError("No module named 'briefing'"), "is the same briefing installed there?"),
    ],
)
def test_work_that_nobody_does_is_told(error: Exception | None, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.parsing.spread.PATIENCE", 0.01)
    team = Team(lambda: Idle(error), 2, check=nobody)
    with pytest.raises(TeamError) as caught:
        list(spread(cut_chunks(SOURCES, CHUNK), team, read_release(PACKAGED)))
    assert says in str(caught.value)


@pytest.mark.parametrize(("size", "width"), [(0, 1), (10_000_000, 4)])
def test_more_processes_are_started_where_it_pays(size: int, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.parsing.hands.count_processors", lambda: 2)
    with hire(Hands(jobs=0), PACKAGED, size) as team:
        assert team.width == width
