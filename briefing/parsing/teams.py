"""Who reads articles: this process, several on this machine, or (``dask_team.py``) workers anywhere."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from typing import ParamSpec, TypeVar

from briefing.pack import Pack
from briefing.pipeline import load

P = ParamSpec("P")
T = TypeVar("T")

IS_SPLIT = sys.platform == "linux"  # a new process is a copy of this one; elsewhere it loads all data anew
PAYS = 50_000 if IS_SPLIT else 500_000  # bytes of articles from which two processes are quicker than one
MOST_PROCESSES = 61  # more of them Windows cannot wait for
AHEAD = 2  # chunks under way for each process: the one it is at, and the next


class TeamError(Exception):
    """Work that cannot be done by those asked to; the message says why and what helps."""


class Team:
    """An executor, which is started again where a worker's death broke it.

    `width` is how many pieces of work it has under way at a time; `lost` the exceptions that tell of a worker's death;
    `check` raises a TeamError where nobody is at work any more.
    """

    def __init__(
        self,
        hire: Callable[[], Executor],
        width: int,
        lost: tuple[type[Exception], ...] = (BrokenExecutor,),
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self._hire = hire
        self.executor = hire()
        self._lost = lost
        self.width = width
        self.check = check

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The work begun."""
        try:
            return self.executor.submit(work, *args, **kwargs)
        except BrokenExecutor:
            self.executor.shutdown()
            self.executor = self._hire()
            return self.executor.submit(work, *args, **kwargs)

    def answer(self, future: Future[T]) -> T | None:
        """What came of work that has come to an end; None where its worker died.

        Raises:
            TeamError: it was not done and will not be.
        """
        try:
            return future.result()
        except self._lost:
            return None
        except CancelledError as error:
            self.check()
            raise TeamError("the work was called off") from error
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise TeamError(f"a worker cannot do the work (is the same briefing installed there?): {what}") from error


class _Here(Executor):
    """Work is done in this process, when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def work_here() -> Iterator[Team]:
    """This process alone."""
    yield Team(_Here, 1)


@contextmanager
def hire_processes(count: int, pack: Pack) -> Iterator[Team]:
    """`count` processes on this machine, none of which outlives this one.

    Where a process can be split in two safely they are copies of this one, with all data it has loaded.
    """
    context = multiprocessing.get_context("fork" if IS_SPLIT else None)
    count = min(count, MOST_PROCESSES)
    team = Team(lambda: ProcessPoolExecutor(count, context, _begin, (pack.layers, pack.stamp)), count * AHEAD)
    try:
        yield team
    finally:
        team.executor.shutdown(cancel_futures=True)


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(layers: tuple[Path, ...], stamp: str) -> None:
    """Makes a new process ready: it leaves Ctrl-C to its parent, and ends when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load(Pack(layers, stamp))


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os._exit(1)
