"""Quality on annotated articles that are not part of this repository.

    python benchmarks/quality.py cards FOLDER [-- SCORER OPTIONS]
    python benchmarks/quality.py attribution FOLDER [-- SCORER OPTIONS]

FOLDER holds a measure: for `cards` the folders `articles` and `gold` and `score_cards.py`, for `attribution` the
folder `corpus` (its split `dev` by default) and `attrib_eval.py`. Parses the articles as a user would (`briefing parse
--export …`) and prints what the scorer says.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command: str | Path) -> None:
    """Runs a command with this Python, and stops where it fails."""
    subprocess.run([sys.executable, *map(str, command)], check=True)


def main() -> None:
    """Exports and scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=["cards", "attribution"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev", help="of the attribution corpus")
    parser.add_argument("options", nargs="*")
    given = parser.parse_args()
    folder: Path = given.folder.resolve()
    with tempfile.TemporaryDirectory() as out:
        if given.measure == "cards":
            run("-m", "briefing", "parse", folder / "articles", "--export", out)
            run(folder / "score_cards.py", folder / "articles", folder / "gold", out, *given.options)
        else:
            texts, lines = folder / "corpus" / given.split / "text", Path(out, "predicted.jsonl")
            run("-m", "briefing", "parse", texts, "--export-attributions", lines)
            run(folder / "attrib_eval.py", "score", folder / "corpus", lines, "--split", given.split, *given.options)


if __name__ == "__main__":
    main()
