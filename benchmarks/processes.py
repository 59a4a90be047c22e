"""What one whole process takes: seconds, and the most memory that it held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

BUILD = ("-m", "mkdocs", "build", "--quiet")
# Python keeps what it compiled of modules, as it does where they are installed.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and the peak of memory in MB.

    Linux counts what the parent held when it started the process as the least peak: whoever measures stays small.
    """

    seconds: float
    peak: float


def run_python(*arguments: str, folder: Path | None = None) -> Took:
    """What Python takes with these arguments; its words are thrown away, and where it fails, all ends."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], cwd=folder, env=ENVIRONMENT, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(arguments)} failed:\n{said.read().decode('utf-8', 'replace')}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Took(seconds, used.ru_maxrss / unit)


def find_median(several: Iterable[Took]) -> Took:
    """The medians of both."""
    found = list(several)
    return Took(statistics.median(one.seconds for one in found), statistics.median(one.peak for one in found))
