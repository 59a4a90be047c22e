"""A run that is stopped leaves no process and no half of a card, and the next goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.kept import FOLDER
from briefing.parsing import Hands, parse_project
from briefing.parsing import single as work
from briefing.sources import make_article
from tests.parsing.made import files_of, parse_with, write_project

POSIX = pytest.mark.skipif(os.name != "posix", reason="processes are told to stop in another way there")
MANY = 400  # more than are read before anyone can stop it


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are read and not taken from what is kept, as they are."""
    read: list[str] = []

    def make(data: bytes, path: Any, *more: Any) -> object:
        read.append(path.name)
        return make_article(data, path, *more)

    monkeypatch.setattr(work, "make_article", make)
    return read


def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.parsing.spread.BYTES", 500)
    settings, other = (write_project(tmp_path / name, 12) for name in ("stopped", "other"))

    def stop_after_five(items: Any, count: int) -> Iterator[Any]:
        assert count == 12
        yield from islice(items, 5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parse_project(settings, stop_after_five)
    assert len(reads) < 12
    assert not list(settings.cards_folder.rglob("*.yml"))
    resumed = parse_with(settings, Hands(), is_kept=True)
    assert len(set(reads)) == 12
    assert [reads.count(f"article-{number:03}.txt") for number in range(5)] == [1] * 5
    assert resumed == parse_with(other, Hands())


def test_only_what_changed_is_read_again(tmp_path: Path, reads: list[str]) -> None:
    settings = write_project(tmp_path, 6)
    parse_with(settings, Hands(), is_kept=True)
    kept = files_of(tmp_path / FOLDER / "articles")
    assert len(kept) == 6
    reads.clear()
    path = settings.seeds_folder / "article-002.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more line of it.\n", encoding="utf-8")
    (settings.seeds_folder / "article-004.txt").unlink()
    parse_with(settings, Hands(), is_kept=True)
    assert reads == ["article-002.txt"]
    now = files_of(tmp_path / FOLDER / "articles")
    assert len(now) == 5
    assert len(now.keys() & kept.keys()) == 4


@contextmanager
def running_parse(settings: Any) -> Iterator[subprocess.Popen[str]]:
    """A parse by two processes, in a group of its own, that has read some articles and not all."""
    command = [sys.executable, "-m", "briefing", "parse", "--jobs", "2", "--project", str(settings.root)]
    # A shell has what it starts in the background ignore Ctrl-C, and so would the tests' children.
    heed = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, text=True, start_new_session=True, stdout=-1, stderr=-1, preexec_fn=heed)
    kept = settings.root / FOLDER / "articles"
    try:
        while not list(kept.glob("*/*")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for_end(group: int) -> None:
    """Returns once no process of the group is left."""
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        except PermissionError:  # macOS says so of processes that have ended and wait to be asked
            return
        time.sleep(0.02)


@POSIX
def test_ctrl_c_ends_all_with_a_message(tmp_path: Path) -> None:
    settings = write_project(tmp_path, MANY)
    with running_parse(settings) as process:
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, said = process.communicate(timeout=30)
        assert process.returncode == 130
        wait_for_end(process.pid)
    assert said == "stopped: what was read is kept, and the next parse goes on from there\n"
    assert not list(settings.cards_folder.rglob("*.yml"))
    assert 0 < len(files_of(tmp_path / FOLDER / "articles")) < MANY


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "stopped: what was read is kept, and the next parse goes on from there\n"),
        (["--no-cache"], "stopped: nothing is kept\n"),
    ],
)
def test_the_message_says_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], message: str
) -> None:
    settings = write_project(tmp_path, 1)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.parsing.parse_project", stop)
    ended = CliRunner().invoke(main, ["parse", "--project", str(settings.root), *options])
    assert (ended.exit_code, ended.stderr) == (130, message)


@POSIX
def test_no_process_outlives_one_that_is_killed(tmp_path: Path) -> None:
    with running_parse(write_project(tmp_path, MANY)) as process:
        process.kill()
        process.wait()
        wait_for_end(process.pid)
