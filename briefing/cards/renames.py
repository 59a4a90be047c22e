"""The memory of cards whose file has another id than the parser would give them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.yamlfile import Mapped, Plain, Scalar, read_bytes, read_yaml, write_bytes, write_yaml

Key = tuple[str, str]  # kind, id
MEMORY = "renamed.yml"


def read_renames(bases: Path) -> dict[Key, str]:
    """The renames found so far; nothing where the memory is missing or broken."""
    root = read_yaml((read_bytes(bases / MEMORY) or b"").decode("utf-8", "replace")).root
    return {
        (kind.text, old.text): new.text
        for kind, names in root.entries
        if isinstance(names, Mapped)
        for old, new in names.entries
        if isinstance(new, Scalar)
    }


def write_renames(bases: Path, renames: Mapping[Key, str]) -> None:
    """Remember `renames`, where they are not what is remembered already."""
    data: dict[str, dict[str, Plain]] = {}
    for (kind, old), new in sorted(renames.items()):
        data.setdefault(kind, {})[old] = new
    path = bases / MEMORY
    text = write_yaml(data).encode() if data else b""
    there = read_bytes(path)
    if text != (there or b""):
        write_bytes(path, text, only_if=there)
