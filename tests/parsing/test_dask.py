"""The same through a real Dask cluster on this machine, one of whose two workers is killed in the middle."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.parsing import Hands, TeamError, parse_project
from tests.parsing.made import files_of, parse_with, write_project

COUNT = 24


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="pip install 'briefing[dask]'")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": logging.CRITICAL}
    with distributed.LocalCluster(**options) as made:
        yield made


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.parsing.spread.BYTES", 500)  # each chunk an article or two
    one, two = (write_project(tmp_path / name, COUNT) for name in ("one", "two"))
    seen: list[int] = []
    workers = [worker.pid for worker in cluster.workers.values()]

    def watch(items: Any, count: int) -> Iterator[Any]:
        assert count == COUNT
        for index, single in items:
            seen.append(index)
            if len(seen) == 3:
                os.kill(workers[0], signal.SIGKILL)
            yield index, single

    _, _, problems = parse_project(two, watch, Hands(dask=cluster.scheduler_address))
    assert sorted(seen) == list(range(COUNT))
    assert problems == ()
    assert files_of(two.cards_folder) == parse_with(one, Hands())[0]


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="pip install 'briefing[dask]'")
    monkeypatch.setattr("briefing.parsing.dask_team.PATIENCE", 0.5)
    settings = write_project(tmp_path, 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", processes=False) as empty,
        pytest.raises(TeamError, match=r"the Dask scheduler at \S+ has no workers"),
    ):
        parse_with(settings, Hands(dask=empty.scheduler_address))


def run(settings: Any, address: str) -> Any:
    return CliRunner().invoke(main, ["parse", "--dask", address, "--project", str(settings.root)])


def test_an_address_where_nothing_answers_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="pip install 'briefing[dask]'")
    monkeypatch.setattr("briefing.parsing.dask_team.PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1"):
        told = run(write_project(tmp_path / address.replace("/", "-"), 1), address)
        assert told.exit_code == 1, told.output
        assert told.output.startswith(f"Error: no Dask scheduler answers at {address}: ")


def test_without_dask_the_command_tells_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = run(write_project(tmp_path, 1), "tcp://127.0.0.1:8786")
    assert told.exit_code == 1
    assert told.output == "Error: --dask takes Dask's distributed: pip install 'briefing[dask]'\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--jobs", "2", "--dask", "x"), "give one of them"),
        (("--jobs", "2", "--export", "out"), "are for writing cards"),
        (("--jobs", "0"), "0 is not in the range"),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, given: tuple[str, ...], says: str) -> None:
    write_project(tmp_path, 1)
    told = CliRunner().invoke(main, ["parse", *given, "--project", str(tmp_path)])
    assert told.exit_code == 2
    assert says in told.output
