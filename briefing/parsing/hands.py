"""Which team is to read a project's articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.pack import Pack
from briefing.parsing.teams import PAYS, Team, count_processors, hire_processes, work_here
from briefing.values import immutable


@immutable
class Hands:
    """What a person asked for: processes on this machine (0: as many as pay), or the workers of a Dask scheduler."""

    jobs: int = 1
    dask: str = ""


ALONE = Hands()


@contextmanager
def hire(hands: Hands, pack: Pack, size: int) -> Iterator[Team]:
    """The team for `size` bytes of articles.

    Raises:
        TeamError: it cannot be had.
    """
    if hands.dask:
        from briefing.parsing.dask_team import hire_dask

        with hire_dask(hands.dask) as team:
            yield team
        return
    jobs = hands.jobs or (count_processors() if size >= PAYS else 1)
    with hire_processes(jobs, pack) if jobs > 1 else work_here() as team:
        yield team
