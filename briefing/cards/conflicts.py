"""The cards on which a person and the parser do not agree: their merge bases, and the list of them beside these.

The list (``.parsed/conflicts.yml``) only saves opening every base to look: a card that is on it and agrees by now is
none, and the next parse takes it off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.cards.renames import Key, read_memory, write_memory
from briefing.yamlfile import read_bytes

LIST = "conflicts.yml"


def write_conflicting(bases: Path, conflicting: Iterable[tuple[Key, str]]) -> None:
    """Remember the cards in conflict, each by the parser's key and its file's id, where others are remembered."""
    write_memory(bases / LIST, dict(conflicting))


def read_conflicting(bases: Path) -> Mapping[Key, bytes]:
    """The base of each card in conflict, by its kind and its file's id."""
    found: dict[Key, bytes] = {}
    for (kind, name), file in read_memory(bases / LIST).items():
        data = read_bytes(bases / kind / f"{name}.yml")
        if data is not None:
            found[kind, file] = data
    return found
