"""Python's collector of garbage, kept from looking through a site's pages again and again: they are all in use.

It looks for objects that only lead to each other, whenever many new ones were made, and at the end through all there
are. A build makes them by the hundred thousand and throws few away, nearly all of them without the collector's help.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collecting() -> Iterator[None]:
    """Nothing is collected meanwhile; what was made then counts as old, so that it is not looked through at once."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def leave_uncollected() -> None:
    """Has the process end without looking once more through all that it gives back anyway."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
