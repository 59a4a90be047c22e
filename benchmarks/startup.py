"""What starting takes: the command line's help, and a build of one article's cards, beside Python and MkDocs alone.

    python benchmarks/startup.py [--rounds R]

Runs each command R times in turn as a process of its own, and prints the medians of seconds by the clock and how many
modules were loaded, ours apart. The projects that are built are of ``benchmarks/projects.py``: the cards of one
article, and the same pages for plain MkDocs. A first round, not counted, has Python compile the modules.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import BUILD, find_median, run_python
from benchmarks.projects import make_project, make_same_pages
from benchmarks.site import build

PYTHON = "python alone"
COMMANDS = {
    PYTHON: ("-c", "pass"),
    "mkdocs --help": ("-m", "mkdocs", "--help"),
    "briefing --help": ("-m", "briefing", "--help"),
    "briefing parse --help": ("-m", "briefing", "parse", "--help"),
}


def count_modules(arguments: tuple[str, ...], folder: Path) -> tuple[int, int]:
    """How many modules a command loads, and how many of them are ours."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    names = [line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]
    return len(names) - 1, sum(name.split(".")[0] == "briefing" for name in names)  # the first line is a heading


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "ours"), Path(folder, "plain")
        cards = make_project(ours, 1)
        builds = {f"mkdocs build, {cards} cards": ours, f"the same {make_same_pages(ours, plain)} pages, plain": plain}
        loaded = {name: count_modules(arguments, ours) for name, arguments in COMMANDS.items()}
        loaded |= {name: count_modules(BUILD, root) for name, root in builds.items()}
        rounds = [
            {name: run_python(*arguments, folder=ours) for name, arguments in COMMANDS.items()}
            | {name: build(root) for name, root in builds.items()}
            for _ in range(options.rounds + 1)
        ][1:]
    print(f"{'':28} {'seconds':>8} {'modules':>8} {'ours':>5}")
    for name, (modules, own) in loaded.items():
        took = find_median(found[name] for found in rounds)
        print(f"{name:28} {took.seconds:>8.3f} {modules:>8} {own:>5}")


if __name__ == "__main__":
    main()
