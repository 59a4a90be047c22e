"""A change to a card's file that mends a problem safely, and the small changes it can be made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing.values import Evidence, immutable
from briefing.yamlfile import EditError, Mapped, Plain, Scalar, Steps, drop, put, read_yaml

Change = Callable[[str], str]  # a file's text → its new text; EditError where it is not what it was


@immutable
class Fix:
    """What is done to the file at `path`, said in a few words, for a problem of `check`."""

    path: str
    check: str
    said: str
    change: Change

    def __str__(self) -> str:
        return f"{self.path}: {self.check}: {self.said}"


def set_value(steps: Steps, value: Plain, order: Sequence[str] = (), *, old: str | None = None) -> Change:
    """Puts `value` at `steps`, where there is the text `old` (None: whatever there is)."""

    def change(text: str) -> str:
        node = read_yaml(text).find(steps)
        if old is not None and not (isinstance(node, Scalar) and node.text == old):
            raise EditError(f"{old} is not there")
        return put(text, steps, value, order)

    return change


def drop_key(*steps: str | int) -> Change:
    """Takes a key and its value out."""
    return lambda text: drop(text, steps)


def set_context(steps: Steps, evidence: Evidence) -> Change:
    """Writes the prefix and suffix of `evidence` into that at `steps`, which has the same quote."""
    order = ("source", "quote", "prefix", "suffix")
    parts = {"prefix": evidence.prefix, "suffix": evidence.suffix}
    return in_turn(
        set_value((*steps, "quote"), evidence.quote, old=evidence.quote),
        *(set_value((*steps, name), words, order) for name, words in parts.items() if words),
    )


def replace_link(steps: Steps, old: str, new: str) -> Change:
    """Leads the links to ``card:old`` in the text at `steps` to ``card:new``."""
    link = re.compile(rf"(?<=\(card:){re.escape(old)}(?=[)>\s#])|(?<=\(<card:){re.escape(old)}(?=[)>\s#])")

    def change(text: str) -> str:
        node = read_yaml(text).find(steps)
        return text[: node.start] + link.sub(new, text[node.start : node.end]) + text[node.end :]

    return change


def rename_key(steps: Steps, old: str, new: str) -> Change:
    """Writes the key `new` for `old` in the mapping at `steps`."""

    def change(text: str) -> str:
        node = read_yaml(text).find(steps)
        key = node.key(old) if isinstance(node, Mapped) else None
        if key is None:
            raise EditError(f"there is no {old}")
        return text[: key.start] + new + text[key.end :]

    return change


def in_turn(*changes: Change) -> Change:
    """One change after the other."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change
