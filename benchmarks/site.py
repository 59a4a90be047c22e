"""Full site builds with briefing: cold and after one card changed, against plain MkDocs with Material.

    python benchmarks/site.py [--cards N ...] [--plain-up-to N] [--rounds R]

Makes projects of about N cards of all kinds (``benchmarks/projects.py``), and two plain projects of each up to a size,
as these are slow: the same pages, as `briefing render` writes them, and as many short pages of Markdown that say in a
list what the cards' files say. Pages stand out of the navigation in both, as the cards' do. Builds all in turn,
each in a process of its own, and prints the medians: seconds, milliseconds a card, and for each card more than the size
before had (the same for all sizes where it is linear), the most memory held, seconds once one claim has been changed,
and the ratios of the cold build to both plain ones.

Cold is without anything kept by an earlier run, and without a site. After a change, the site and all that the cold
build kept are there.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.processes import BUILD, Took, find_median, run_python
from benchmarks.projects import SETTLE, list_cards, make_project, make_same_pages, make_short_pages

SIZES = (100, 500, 1_000, 5_000, 10_000)
PLAIN = {"same": make_same_pages, "short": make_short_pages}
HEAD = (
    f"{'cards':>6} {'cold':>8} {'a card':>8} {'one more':>8} {'peak':>8} {'one changed':>12}   "
    f"{'same pages, plain':>18} {'ratio':>6}   {'short pages, plain':>18} {'ratio':>6}"
)


def build(root: Path, *, is_cold: bool = True) -> Took:
    """What one `mkdocs build` takes."""
    if is_cold:
        for name in (".cache", "site"):
            shutil.rmtree(root / name, ignore_errors=True)
    return run_python(*BUILD, folder=root)


def build_changed(root: Path, note: str) -> Took:
    """What the next build takes after one claim was given a note, which is taken out again."""
    claims = [path for path in list_cards(root) if path.parent.name == "claim"]
    path = claims[len(claims) // 2]
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}notes: {note}\n", encoding="utf-8")
    took = build(root, is_cold=False)
    path.write_text(text, encoding="utf-8")
    time.sleep(SETTLE)
    return took


def measure(ours: Path, plain: list[Path], rounds: int) -> dict[str, Took]:
    """The medians of builds in turn, by what was built."""
    found: defaultdict[str, list[Took]] = defaultdict(list)
    time.sleep(SETTLE)
    build(ours)  # has Python compile the modules
    for number in range(rounds):
        found["cold"].append(build(ours))
        found["changed"].append(build_changed(ours, f"Round {number}."))
        for root in plain:
            found[root.name].append(build(root))
    return {name: find_median(several) for name, several in found.items()}


def make_row(cards: int, found: dict[str, Took], fewer: int, before: float) -> str:
    """One size's line of the table; the size before it had `fewer` cards, which took `before` seconds."""
    cold = found["cold"]
    more = f"{(cold.seconds - before) / (cards - fewer) * 1_000:.1f} ms" if fewer and cards != fewer else ""
    row = (
        f"{cards:>6,} {cold.seconds:>6.2f} s {cold.seconds / cards * 1_000:>5.1f} ms {more:>8} {cold.peak:>5.0f} MB "
        f"{found['changed'].seconds:>10.2f} s"
    )
    for name in PLAIN:
        if name in found:
            row += f"   {found[name].seconds:>16.2f} s {cold.seconds / found[name].seconds:>6.2f}"
    return row


def main() -> None:
    """Makes, builds and prints, size by size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, nargs="+", default=SIZES)
    parser.add_argument("--plain-up-to", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    fewer, before = 0, 0.0
    print(HEAD)
    for size in options.cards:
        with tempfile.TemporaryDirectory() as folder:
            ours = Path(folder, "ours")
            plain = [Path(folder, name) for name in PLAIN] if size <= options.plain_up_to else []
            cards = make_project(ours, size)
            for root in plain:
                PLAIN[root.name](ours, root)
            found = measure(ours, plain, options.rounds)
        print(make_row(cards, found, fewer, before), flush=True)
        fewer, before = cards, found["cold"].seconds


if __name__ == "__main__":
    main()
