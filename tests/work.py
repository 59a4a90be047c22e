"""Work counted in lines of Python that run: the same on every machine, however busy. No test asserts on time.

What C code does (regular expressions, searches in texts, slices) is no line of Python. For that there is `net`, which
only stops what would go on and on.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

import pytest


def count_work(task: Callable[[], object]) -> int:
    """How many lines of Python `task` runs, loops line by line."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
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
    return is_in_line(small, large, times)


def is_in_line(small: int, large: int, times: int) -> bool:
    """Whether `large` is at most about `times` as much as `small`."""
    return large <= small * times * 4 / 3 + 1_000


@contextmanager
def net(seconds: int) -> Iterator[None]:
    """Fails the test where what is done inside takes `seconds` of the processor's time: many times what it needs.

    Python's regular expressions let themselves be stopped too. Where the system has no such clock there is no net.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _Stopped

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    except _Stopped:  # it comes from anywhere, even from where there is no line to show
        message = f"stopped after {seconds} s of the processor's time: the work grows out of line with the text"
        raise pytest.fail.Exception(message) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class _Stopped(BaseException):
    """The time is over; no `except Exception` on the way takes it for a fault of the text."""
