"""Processes killed at any of their steps on the disk, and the folders that they leave behind."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.yamlfile import disk

CHANGES = ("replace", "link", "fsync", "unlink", "chmod", "mkdir")  # what of `os` changes something on the disk


def in_child(work: Callable[[], object]) -> int:
    """Runs `work` in a process of its own; the status it ended with."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def kill_after(steps: int, work: Callable[[], object], also: Sequence[str] = ()) -> bool:
    """Whether `work`, killed after so many steps, came to its end before.

    A step is a call of what changes the disk, two files exchanged among it, and of what of `os` is named `also`
    (``open`` stands for files opened as paths, too).
    """

    def run() -> None:
        left = steps

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **kwargs: object) -> object:
                nonlocal left
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                return real(*args, **kwargs)

            return call

        for name in (*CHANGES, *also):
            setattr(os, name, counted(getattr(os, name)))
        if "open" in also:
            Path.open = counted(Path.open)  # type: ignore[method-assign,assignment]
        disk.exchange = counted(disk.exchange)  # type: ignore[attr-defined,assignment]
        work()

    return in_child(run) == 0


def copy_folder(folder: Path, into: Path) -> Path:
    """A copy that takes the system little work: its files are links to those of `folder`.

    So a file written in place, rather than replaced, changes in both: compare `folder` at the end with what it was.
    """
    return shutil.copytree(folder, into, copy_function=os.link)


def read_files(folder: Path) -> dict[str, bytes]:
    """What all files below a folder hold."""
    paths = (Path(root, name) for root, _, names in os.walk(folder) for name in names)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
