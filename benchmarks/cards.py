"""Checking and merging cards by the hundred and by the thousand.

    python benchmarks/cards.py [--cards N ...] [--rounds R]

Makes projects in a temporary folder whose cards have the mix of kinds and the lengths that parsing has (one article to
about 50 cards), and checks each in processes of its own: with nothing kept, with all kept and nothing changed, and
after one card was edited. Then writes what a parse makes: all cards for the first time, nothing new, and every card
changed by the parser with a tenth of them edited by hand. Prints the processor's time for each and per card, what was
opened and run after the edit, the most memory held, how the time per card grows from the smallest project to the
largest (1.0 is linear). Last, what loading kept cards of all kinds, as parsing makes them (``benchmarks/projects.py``),
takes beside PyYAML's C loader on the same files: in a new process, beside listing the files and asking the disk about
each, which nobody is spared who has to find out what changed; and in a process that serves, which the system tells.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from benchmarks import projects
from briefing.cards.card import Card
from briefing.cards.held_sheets import HeldSheets
from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_cards
from briefing.cards.store import write_cards
from briefing.checking import check_project
from briefing.pack import PACKAGED
from briefing.settings import Settings

SIZES = (100, 500, 2_000, 5_000)
CARDS_OF_ARTICLE = 50
LEAD = "HOMS (AFP) - Minister Adam Number{n} said on Monday that 12 soldiers were killed near Town{n}."
SENTENCE = (
    'Spokesman {m} of Group{n} said on Tuesday that convoy {m} of {n} lorries "had reached the northern gate of '
    'Town{n} before the shelling began", and that {m} men were wounded there. He gave no further details of patrol {m}.'
)
# What of 50 cards is of which kind; the source comes first.
MIX = {"actor": 12, "place": 1, "event": 12, "casualty": 4, "figure": 4, "claim": 16}
OWN = {
    "actor": "type: armed_group\nnamed: named\naliases: [Group{n}]\naffiliations: [actor-{n}-0]\n",
    "place": "kind: city\n",
    "event": "what: convoy {m} of {n} lorries\nwhen: {{date: 2015-09-29, as_written: Tuesday}}\nwhere: [place-{n}-0]\n"
    "agent: [actor-{n}-0]\n",
    "casualty": "outcome: wounded\ncount: {m}\nwho: men\nscope: event\nwhere: place-{n}-0\nclaimed_by: [actor-{n}-0]\n",
    "figure": "count: {n}\nwhat: lorries\nclaimed_by: [actor-{n}-0]\nsource_words: Spokesman {m} of Group{n}\n",
    "claim": "claimants: [actor-{n}-0]\nact: states\nmode: mixed\ncontent: convoy {m} of {n} lorries\ncue: said\n"
    "source_words: Spokesman {m} of Group{n}\nabout: [actor/actor-{n}-1, place/place-{n}-0]\n",
}
TITLES = {"actor": "Spokesman {m} of Group{n}", "place": "Town{n}"}
EDITED = "docs/cards/claim/claim-2-3.yml"


def make_project(root: Path, count: int) -> Settings:
    """A project of `count` cards below `root`."""
    (root / "seeds").mkdir(parents=True)
    made = 0
    for n in range(2, -(-count // CARDS_OF_ARTICLE) + 2):
        mix = [(kind, m) for kind, many in MIX.items() for m in range(many)][: CARDS_OF_ARTICLE - 1]
        told = [SENTENCE.format(n=n, m=m + 20) for m in range(max(MIX.values()))]
        article = "\n\n".join([f"Convoy {n} reaches town", LEAD.format(n=n), *told]) + "\n"
        (root / f"seeds/article-{n}.txt").write_text(article, encoding="utf-8")
        own = f"file: seeds/article-{n}.txt\nsha256: {sha256(article.encode()).hexdigest()}\n"
        cards = [("source", f"article-{n}", f"Convoy {n} reaches town", own, f"Convoy {n} reaches town")]
        for kind, m in mix:
            title = TITLES.get(kind, "{kind} {m} of Group{n}").format(kind=kind.capitalize(), n=n, m=m + 20)
            own = OWN[kind].format(n=n, m=m + 20)
            cards.append((kind, f"{kind}-{n}-{m}", title, own, told[m]))
        for kind, name, title, own, quote in cards[: count - made]:
            folder = root / "docs/cards" / kind
            folder.mkdir(parents=True, exist_ok=True)
            head = f"id: {name}\ntitle: {title}\n{own}"
            tail = f"evidence:\n  - source: article-{n}\n    quote: >-\n      {quote}\nstatus: candidate\n"
            (folder / f"{name}.yml").write_text(f'{head}{tail}credibility: "6"\n', encoding="utf-8")
        made += min(len(cards), count - made)
    return Settings(root)


def peak() -> float:
    """The most memory this process has held, in megabytes; without what it had from its parent, where Linux tells."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(root: Path) -> dict[str, Any]:
    """One check: the processor's seconds, problems, checks run, files opened, and the process's peak memory in MB."""
    start = time.process_time()
    briefing, checked = check_project(Settings(root))
    seconds = time.process_time() - start
    return {
        "seconds": seconds,
        "cards": sum(len(cards) for cards in briefing.cards.values()),
        "problems": len(checked.problems),
        "run": len(checked.run),
        "cards run": len({path for _, path in checked.run}),
        "opened": len(briefing.files.opened),
        "peak": peak(),
    }


def measure_writing(root: Path) -> dict[str, Any]:
    """Writing the cards of a project into an empty folder, again, and merged: seconds each, and peak memory in MB."""
    cards = read_cards(root / "docs/cards", read_kinds(PACKAGED), root).cards
    changed = [replace(card, title=f"{card.title}, revised") for card in cards]
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(dir=root) as target:
        folder = Path(target)
        for name, parsed in (("first", cards), ("nothing new", cards), ("merged", changed)):
            if name == "merged":
                for path in sorted(folder.glob("*/*.yml"))[::10]:
                    path.write_text(f"# read\n{path.read_text(encoding='utf-8')}notes: Mine.\n", encoding="utf-8")
            start = time.process_time()
            outcome = write_cards(parsed, folder)
            found[name] = time.process_time() - start
        found["by hand"] = len(outcome.merged)
    return {**found, "peak": peak()}


def check_in_process(root: Path, way: str = "--one") -> dict[str, Any]:
    """The measures of a check (or of writing) in a process of its own."""
    command = [sys.executable, __file__, way, str(root)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def median(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """The measures of the round with the median time."""
    return sorted(rounds, key=lambda found: found["seconds"])[len(rounds) // 2]


def measure_size(root: Path, rounds: int) -> dict[str, dict[str, Any]]:
    """Cold, warm and after an edit, each the median of `rounds`."""
    found: dict[str, list[dict[str, Any]]] = {"cold": [], "again": [], "edited": []}
    time.sleep(projects.SETTLE)  # as cards lie there in life
    path = root / EDITED
    text = path.read_text(encoding="utf-8")
    for number in range(rounds):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        found["cold"].append(check_in_process(root))
        found["again"].append(check_in_process(root))
        path.write_text(f"{text}notes: Round {number}.\n", encoding="utf-8")
        found["edited"].append(check_in_process(root))
        path.write_text(text, encoding="utf-8")
        time.sleep(projects.SETTLE)
    return {name: median(several) for name, several in found.items()}


def time_of(work: Callable[[], object], rounds: int) -> float:
    """The median of the processor's seconds that `work` takes."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def print_loading(root: Path, size: int, rounds: int) -> None:
    """What loading takes, beside PyYAML on the same files."""
    projects.make_project(root, size)
    time.sleep(projects.SETTLE)
    kinds, folder = read_kinds(PACKAGED), root / "docs/cards"
    paths = [str(path) for path in projects.list_cards(root)]

    def with_yaml() -> None:
        for path in paths:
            with open(path, "rb") as file:
                yaml.load(file.read(), yaml.CSafeLoader)

    def ask_disk() -> None:
        for below in {os.path.dirname(path) for path in paths}:
            with os.scandir(below) as entries:
                for entry in entries:
                    entry.stat()

    def load() -> tuple[Card, ...]:
        return read_cards(folder, kinds, root, KeptSheets(root, PACKAGED)).cards

    def watch() -> Callable[[], tuple[Card, ...]]:
        held, told = HeldSheets(KeptSheets(root, PACKAGED)), frozenset(paths[:1])
        read_cards(folder, kinds, root, held)
        return lambda: read_cards(folder, kinds, root, held, told=told).cards

    load()
    ways: dict[str, Callable[[], object]] = {
        "PyYAML's C loader": with_yaml,
        "read and typed": lambda: read_cards(folder, kinds, root),
        "kept": load,
        "kept, every value unpacked": lambda: [len(card.values) for card in load()],
        "listed, and the disk asked": ask_disk,
        "served, told of one card": watch(),
    }
    print(f"loading {len(paths):,} real cards      seconds   times as fast as PyYAML")
    plain = 0.0
    for name, work in ways.items():
        seconds = time_of(work, rounds)
        plain = plain or seconds
        print(f"{name:28} {seconds:>9.3f} {plain / seconds:>25.1f}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--writing", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    if options.writing:
        print(json.dumps(measure_writing(options.writing)))
        return
    results = {}
    print(f"{'cards':>6} {'cold':>16} {'again':>16} {'after an edit':>16}   peak memory    the edit opened and ran")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.cards:
            root = Path(folder, str(size))
            make_project(root, size)
            found = results[size] = measure_size(root, options.rounds)
            times = " ".join(
                f"{one['seconds']:>6.2f} s {one['seconds'] / size * 1e6:>4.0f} µs" for one in found.values()
            )
            edited = found["edited"]
            peak = max(one["peak"] for one in found.values())
            print(
                f"{size:>6,} {times}   {peak:>8.0f} MB    {edited['opened']} of {edited['cards']:,} files, checks on "
                f"{edited['cards run']} cards, {edited['problems']} problems"
            )
        low, high = min(results), max(results)
        for name in ("cold", "again", "edited"):
            ratio = (results[high][name]["seconds"] / high) / (results[low][name]["seconds"] / low)
            print(f"{name}: a card takes {ratio:.2f} times as long among {high:,} as among {low:,}")
        again = results[high]["cold"]["seconds"] / results[high]["again"]["seconds"]
        print(f"checking {high:,} cards again takes 1/{again:.0f} of the time of checking them cold")
        print_writing({size: Path(folder, str(size)) for size in options.cards})
        print_loading(Path(folder, "loading"), high, options.rounds)


def print_writing(roots: dict[int, Path]) -> None:
    """What a parse takes to write and merge the cards it made."""
    names = ("first", "nothing new", "merged")
    print(
        f"{'cards':>6} {'written first':>16} {'nothing new':>16} {'all changed':>16}   peak memory    merged with edits"
    )
    results = {}
    for size, root in roots.items():
        found = results[size] = check_in_process(root, "--writing")
        times = " ".join(f"{found[name]:>6.2f} s {found[name] / size * 1e6:>4.0f} µs" for name in names)
        print(f"{size:>6,} {times}   {found['peak']:>8.0f} MB    {found['by hand']}")
    low, high = min(results), max(results)
    for name in names:
        ratio = (results[high][name] / high) / (results[low][name] / low)
        print(f"{name}: a card takes {ratio:.2f} times as long among {high:,} as among {low:,}")


if __name__ == "__main__":
    main()
