"""Work counted in lines of Python that run: the same on every machine, however busy. No test asserts on time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType


def count_work(task: Callable[[], object]) -> int:
    """How many lines of Python `task` runs, loops line by line."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        task()
    finally:
        sys.settrace(before)
    return lines


def grows_in_line(task: Callable[[int], object], size: int, times: int = 4) -> bool:
    """Whether `task` on `times` the size does at most about `times` the work (a third more for what comes once)."""
    task(size)  # fills caches
    small, large = (count_work(partial(task, amount)) for amount in (size, size * times))
    return large <= small * times * 4 / 3 + 1_000
