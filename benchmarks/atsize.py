"""Many articles parsed by one process, by two, by a Dask cluster of two workers, and again from what is kept.

    python -m benchmarks.atsize [--articles N] [--folder FOLDER] [--no-dask]

Short articles are made up (``benchmarks/linking.py``), or those in FOLDER are taken. Each way has a process of its own,
as peak memory is a process's. The clock starts when all data are loaded and the cluster is up. Prints articles a second
for reading them one by one, which is what is spread; the seconds that linking them across, facts and cards then take;
the most memory that the process held, and the largest of its workers; and whether the cards are the same, to the byte.
Two ways start from what is kept: of all articles, and of the half that was read when a run was stopped.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.linking import make_articles
from briefing.cards.kinds import read_kinds
from briefing.cards.write import write_card
from briefing.pack import PACKAGED
from briefing.parsing import Hands, make_cards
from briefing.parsing.gather import Read
from briefing.pipeline import load
from briefing.settings import Settings

WAYS = ("one process", "two processes", "Dask, two workers", "stopped halfway", "the rest", "all kept")
KEEPING = WAYS[3:]


class Watch:
    """Notes when the last article was read; leaves after so many."""

    def __init__(self, most: int | None) -> None:
        self.ended = time.perf_counter()
        self.count = 0
        self._most = most

    def __call__(self, items: Iterable[Read], count: int) -> Iterator[Read]:
        """The items, all or the first so many."""
        for item in islice(items, self._most and count // self._most):
            self.count += 1
            yield item
        self.ended = time.perf_counter()
        if self._most:
            raise KeyboardInterrupt


@contextmanager
def hands_of(way: str) -> Iterator[Hands]:
    """Who reads the articles."""
    if not way.startswith("Dask"):
        yield Hands(jobs=2 if way == "two processes" else 1)
        return
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        list(cluster.get_client().map(warm, range(4)))  # the workers load all data when they are first asked
        yield Hands(dask=cluster.scheduler_address)


def warm(_: int) -> None:
    """Has a worker load what parsing needs."""
    load()


def measure(way: str, root: Path) -> dict[str, Any]:
    """What one way takes, and the digest of the cards it makes."""
    load()
    watch = Watch(2 if way == "stopped halfway" else None)
    digest = ""
    with hands_of(way) as hands:
        start = time.perf_counter()
        try:
            made = make_cards(Settings(root), watch, hands, is_kept=way in KEEPING)
        except KeyboardInterrupt:
            made = None
        end = time.perf_counter()
    own, workers = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    if made:
        kinds = read_kinds(PACKAGED)
        texts = sorted(write_card(card, kinds[card.kind]) for card in made.cards)
        digest = sha256("".join(texts).encode()).hexdigest()
    return {
        "rate": watch.count / (watch.ended - start),
        "rest": end - watch.ended,
        "own": own,
        "workers": workers,
        "digest": digest,
    }


def main() -> None:
    """Measures each way in a process of its own and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="a project's folder, with seeds in it")
    parser.add_argument("--no-dask", action="store_true")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(measure(options.way, options.folder)))
        return
    with tempfile.TemporaryDirectory(prefix="briefing-atsize-") as temporary:
        root = Path(temporary)
        (root / "seeds").mkdir()
        if options.folder:
            (root / "seeds").rmdir()
            (root / "seeds").symlink_to((options.folder / "seeds").resolve())
        else:
            for article in make_articles(options.articles):
                (root / "seeds" / article.file).write_text(article.text, encoding="utf-8")
        print(f"{'':18} articles/s   then s   own MB   worker MB   cards")
        digests: set[str] = set()
        for way in WAYS:
            if way.startswith("Dask") and options.no_dask:
                continue
            command = [sys.executable, "-m", "benchmarks.atsize", "--way", way, "--folder", str(root)]
            told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])
            digests |= {told["digest"]} - {""}
            same = told["digest"][:12]
            print(
                f"{way:18} {told['rate']:>10,.0f} {told['rest']:>8,.1f} {told['own']:>8,.0f} {told['workers']:>11,.0f}"
                f"   {same}",
                flush=True,
            )
        if len(digests) > 1:
            sys.exit("the cards differ")
        print("the cards are the same")


if __name__ == "__main__":
    main()
