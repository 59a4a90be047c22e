"""Workers on any machines, through a Dask scheduler (``pip install 'briefing[dask]'``)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from briefing.parsing.teams import AHEAD, Team, TeamError

PATIENCE = 10  # seconds for a scheduler to answer, and for its first worker to come


@contextmanager
def hire_dask(address: str) -> Iterator[Team]:
    """All workers of the scheduler at `address`, as in ``tcp://10.0.0.1:8786``, also those that come later.

    Work whose worker is lost goes to another one; that is the scheduler's task.

    Raises:
        TeamError: Dask is not installed, the scheduler does not answer, or it has no workers.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise TeamError("--dask takes Dask's distributed: pip install 'briefing[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told below
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise TeamError(f"no Dask scheduler answers at {address}: {error}") from error

    def check() -> None:
        if client.status != "running":
            raise TeamError(f"the Dask scheduler at {address} is gone")
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=PATIENCE)  # one that died may be on its way back
        if not client.nthreads():
            raise TeamError(f"the Dask scheduler at {address} has no workers")

    try:
        check()
        threads = sum(client.nthreads().values())
        yield Team(lambda: client.get_executor(pure=False), threads * AHEAD, (KilledWorker,), check)
    finally:
        client.close()  # what is under way is called off
