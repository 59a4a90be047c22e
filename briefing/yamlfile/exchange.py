"""Two files that exchange their names in one step, where the system can do that.

Replacing a file tells nobody what was replaced. After an exchange it can be looked at: if somebody saved the file
between the last look and the replacing, their version is still there, and can be put back.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2, and RENAME_SWAP of macOS' renamex_np


def exchange(one: Path, other: Path) -> bool:
    """Whether the two files have each other's name now; False where the system or the disk's format cannot do it."""
    call = _find_call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


@cache
def _find_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform not in ("linux", "darwin"):
        return None
    library = ctypes.CDLL(None)
    if hasattr(library, "renameat2"):  # Linux, https://man7.org/linux/man-pages/man2/rename.2.html
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    if hasattr(library, "renamex_np"):  # macOS
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    return None
