"""An article as read ⇄ what is kept of it: JSON, pressed."""

from __future__ import annotations

import json
import zlib

from briefing.links.reading import Single
from briefing.values.plain import make_plain, read_plain

LEVEL = 1  # of pressing: a third of the size for a twentieth of the time; more takes twice as long for a tenth
MOST_TIMES, MOST_BESIDES = 200, 1_000_000  # the most that may come out for each byte of the file, and besides


def pack_single(single: Single) -> bytes:
    """What is kept of the article."""
    plain = make_plain(single, Single)
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), LEVEL)


def unpack_single(packed: bytes, size: int) -> Single | None:
    """What was packed so of a file of `size` bytes; None where it was not. Nothing in it can run."""
    press = zlib.decompressobj()
    try:
        data = press.decompress(packed, size * MOST_TIMES + MOST_BESIDES)
        return read_plain(json.loads(data), Single) if press.eof else None
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
