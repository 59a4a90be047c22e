"""Merge bases that go under other ids, all together or not at all: noted in one file first, then carried out.

A kill in between leaves the note, and the next run carries it out once more before it decides anything.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefing.cards.renames import Key
from briefing.values import immutable
from briefing.yamlfile import read_bytes, remove_file, write_bytes

NOTE = "moves.next"


@immutable
class Moves:
    """`bases` are to be written, `dropped` to be removed; `files` are cards nobody touched, which make room.

    `origins` has the key of each base that lay under another one before (the note of what is to be done needs it not).
    """

    bases: Mapping[Key, bytes]
    dropped: frozenset[Key]
    files: Mapping[Key, bytes]
    origins: Mapping[Key, Key] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.bases)


def move(moves: Moves, cards: Path, bases: Path) -> None:
    """Carry out the moves, whatever happens in between."""
    note = bases / NOTE
    write_bytes(note, _write(moves), only_if=read_bytes(note))
    _carry_out(moves, cards, bases)


def move_on(cards: Path, bases: Path) -> None:
    """Carry out what a kill interrupted."""
    data = read_bytes(bases / NOTE)
    if data:
        _carry_out(_read(data), cards, bases)


def _carry_out(moves: Moves, cards: Path, bases: Path) -> None:
    for (kind, name), data in moves.files.items():
        remove_file(cards / kind / f"{name}.yml", only_if=data)
    for (kind, name), data in moves.bases.items():
        path = bases / kind / f"{name}.yml"
        write_bytes(path, data, only_if=read_bytes(path))
    for kind, name in moves.dropped:
        (bases / kind / f"{name}.yml").unlink(missing_ok=True)
    (bases / NOTE).unlink(missing_ok=True)


def _write(moves: Moves) -> bytes:
    held = [
        {f"{kind}/{name}": b64encode(data).decode() for (kind, name), data in held.items()}
        for held in (moves.bases, moves.files)
    ]
    return json.dumps([*held, sorted(f"{kind}/{name}" for kind, name in moves.dropped)]).encode()


def _read(data: bytes) -> Moves:
    bases, files, dropped = json.loads(data)
    held = ({_key(name): b64decode(text) for name, text in found.items()} for found in (bases, files))
    return Moves(next(held), frozenset(map(_key, dropped)), next(held))


def _key(name: str) -> Key:
    kind, _, card = name.partition("/")
    return kind, card
