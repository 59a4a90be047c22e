"""All that the README says of speed at size, one after the other.

    python -m benchmarks.speed

Serving, full builds, search, start-up and loading, each by the benchmark of that name, in processes of their own. Takes
about half an hour on two cores, most of it plain MkDocs'. Ratios hold within one run. Needs Chromium.
"""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = (
    ("serving", "--cards", "100", "1000", "5000", "--plain", "1000"),
    ("site", "--cards", "100", "1000", "5000", "10000", "--plain-up-to", "5000"),
    ("searching",),
    ("startup",),
    ("cards",),
)


def main() -> None:
    """Runs them; the first that fails ends it."""
    for name, *options in BENCHMARKS:
        print(f"\n{name} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=True)


if __name__ == "__main__":
    main()
