"""What two versions of the extractor make of the same articles: gains and losses, claim by claim.

    python benchmarks/compare.py BEFORE [AFTER] FOLDER [--only KIND …] [--format people|json]

BEFORE and AFTER are revisions of this repository (a commit, a branch, a tag), or folders that `briefing parse FOLDER
--export OUT --export-attributions OUT/attributions.jsonl` wrote earlier; without AFTER it is the files as they are.
Prints for each article in FOLDER what only one version finds and what they tell differently, then the totals. It is a
report: the exit code is 0 whether or not anything differs, 1 where a version cannot be had, and 2 on misuse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.comparison.changes import KINDS, Export, compare_exports
from benchmarks.comparison.report import format_json, format_people
from benchmarks.comparison.versions import VersionError, export_version
from briefing.sources import find_articles

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None, repository: Path = ROOT) -> None:
    """Exports, compares and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?")
    parser.add_argument("folder", type=Path)
    names = [kind.name for kind in KINDS]
    parser.add_argument("--only", action="append", choices=names, metavar="KIND", help=f"one of {', '.join(names)}")
    parser.add_argument("--format", choices=["people", "json"], default="people")
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        parser.error(f"{given.folder} is not a folder")
    if not find_articles(given.folder):
        parser.error(f"no articles in {given.folder}")
    before, after = (_export(version, given.folder, repository) for version in (given.before, given.after))
    for name in sorted(before.keys() ^ after.keys()):
        print(f"{name}: only {'before' if name in before else 'after'}", file=sys.stderr)
    kinds = [kind for kind in KINDS if not given.only or kind.name in given.only]
    differences = {
        name: compare_exports(before.get(name, {}), after.get(name, {}), kinds) for name in sorted({*before, *after})
    }
    sys.stdout.write(format_json(differences) if given.format == "json" else format_people(differences))


def _export(version: str | None, folder: Path, repository: Path) -> Mapping[str, Export]:
    shown = version or "the files as they are"
    if sys.stderr.isatty():
        print(f"reading {folder} with {shown} …", file=sys.stderr)
    try:
        exports = export_version(version, folder, repository)
    except VersionError as error:
        sys.exit(f"{shown}: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
    if exports.notes:
        print(f"{shown} says:\n{exports.notes}", file=sys.stderr)
    return exports.articles


if __name__ == "__main__":
    main()
