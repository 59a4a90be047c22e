"""The memory of cards whose file has another id than the parser would give them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.yamlfile import Mapped, Plain, Scalar, read_bytes, read_yaml, write_bytes, write_yaml

Key = tuple[str, str]  # kind, id
PARSED = ".parsed"  # the folder of the bases, beside those of the kinds
MEMORY = "renamed.yml"


def read_renames(bases: Path) -> dict[Key, str]:
    """The renames found so far, by the parser's ids; nothing where the memory is missing or broken."""
    return read_memory(bases / MEMORY)


def write_renames(bases: Path, renames: Mapping[Key, str]) -> None:
    """Remember `renames`, where they are not what is remembered already."""
    write_memory(bases / MEMORY, renames)


def read_memory(path: Path) -> dict[Key, str]:
    """What a file beside the bases says of cards: a name by the parser's kind and id."""
    return parse_memory(read_bytes(path) or b"")


def parse_memory(data: bytes) -> dict[Key, str]:
    """What such a file says that holds `data`."""
    root = read_yaml(data.decode("utf-8", "replace")).root
    return {
        (kind.text, card.text): name.text
        for kind, names in root.entries
        if isinstance(names, Mapped)
        for card, name in names.entries
        if isinstance(name, Scalar)
    }


def write_memory(path: Path, names: Mapping[Key, str]) -> None:
    """Write such a file, where it does not say so already."""
    data, there = format_memory(names), read_bytes(path)
    if data != (there or b""):
        write_bytes(path, data, only_if=there)


def format_memory(names: Mapping[Key, str]) -> bytes:
    """What such a file holds."""
    data: dict[str, dict[str, Plain]] = {}
    for (kind, card), name in sorted(names.items()):
        data.setdefault(kind, {})[card] = name
    return write_yaml(data).encode() if data else b""
