"""Cards that a person gave another id: found by what they say, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, read_bytes, read_yaml, write_bytes, write_yaml

Key = tuple[str, str]  # kind, id
NAMES = ("id", "title", "formerly")
MEMORY = "renamed.yml"


def find_renames(gone: Mapping[Key, bytes], unknown: Mapping[Key, bytes], known: Mapping[Key, str]) -> dict[Key, str]:
    """The new id of each card of `gone` (the parser wrote it, its file is missing) that is among `unknown` files.

    A file is the renamed card where it lists the old id in `formerly`, where it was found to be before (`known`), or
    where it alone says the same apart from its names.
    """
    renames: dict[Key, str] = {}
    said: dict[tuple[str, object], list[str]] = {}
    for (kind, name), data in unknown.items() if gone else ():
        root = read_yaml(data.decode("utf-8", "replace")).root
        said.setdefault((kind, _content(root)), []).append(name)
        for old in _formerly(root):
            if (kind, old) in gone:
                renames[kind, old] = name
    for (kind, old), data in gone.items():
        if (kind, old) in renames:
            continue
        before = known.get((kind, old))
        if before is not None and (kind, before) in unknown:
            renames[kind, old] = before
            continue
        same = said.get((kind, _content(read_yaml(data.decode("utf-8", "replace")).root)), [])
        if len(same) == 1:
            renames[kind, old] = same[0]
    return renames


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


def _content(root: Mapped) -> object:
    return tuple((key.text, _plain(node)) for key, node in root.entries if key.text not in NAMES)


def _plain(node: Node) -> object:
    match node:
        case Scalar(text):
            return text
        case Listing(items):
            return tuple(map(_plain, items))
        case Mapped(entries):
            return tuple((key.text, _plain(value)) for key, value in entries)


def _formerly(root: Mapped) -> tuple[str, ...]:
    node = root.get("formerly")
    items = node.items if isinstance(node, Listing) else (node,)
    return tuple(item.text for item in items if isinstance(item, Scalar))
