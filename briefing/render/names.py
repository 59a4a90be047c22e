"""Names and numbers as they stand in running text: whole, not as part of a longer word."""

from __future__ import annotations

from collections.abc import Iterable


def find_whole(words: str, text: str) -> int:
    """Where `words` first stand whole in a text, -1 where they do not: "Russia" is not in "Russian"."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return at
        at = text.find(words, at + 1)
    return -1


def find_name(names: Iterable[str], text: str) -> str:
    """The longest of the names that stands in a text; "" for none."""
    return max((name for name in names if find_whole(name, text) >= 0), key=len, default="")
