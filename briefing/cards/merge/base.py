"""The merge base of a card: its file as the parser last made it, and what it said before where a person wrote.

    id: killed-civilians-homs
    count: 41
    …
    .was:
      - at: [count]
        value: 36
        mine: 38

A person had made 38 of 36, and the parser then came to say 41. The value stays the person's, also where the parser
comes to say the same or to leave it out for a time; so the base remembers what it took the place of, and how it read.
`value` is missing where the parser had none, `mine` where the person took it out. An item of a list has an entry of
its own, ``at: [aliases, Mr Lavrov]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Generic, TypeVar

from briefing.values import immutable
from briefing.yamlfile import Listing, Mapped, Node, Plain, Scalar, read_yaml, to_data, write_yaml

T = TypeVar("T")
WAS = ".was"
_MARK = f"\n{WAS}:".encode()

Path = tuple[str, ...]  # names of fields, and what an item of a list is known by: ("roles", "minister", "holder_for")


@immutable
class Was(Generic[T]):
    """What the parser said when a person wrote, and what that person wrote; None: nothing."""

    value: T | None
    mine: T | None


@immutable
class Base:
    """`card` is the parser's file; `was` belongs to each value that is a person's and not as the parser had it."""

    card: bytes
    was: Mapping[Path, Was[Plain]] = field(default_factory=dict)

    def write(self) -> bytes:
        """The base as its file holds it."""
        if not self.was:
            return self.card
        entries: list[Plain] = []
        for path, was in self.was.items():
            said = {"value": was.value, "mine": was.mine}
            entries.append({"at": list(path), **{name: value for name, value in said.items() if value is not None}})
        return self.card + write_yaml({WAS: entries}).encode()


@immutable
class ReadBase:
    """A base as nodes."""

    root: Mapped
    was: Mapping[Path, Was[Node]]


def card_bytes(data: bytes) -> bytes:
    """The card in a base file, without what was said earlier."""
    at = data.find(_MARK)
    return data if at < 0 else data[: at + 1]


def read_base(data: bytes) -> ReadBase:
    """The base in a file; one that cannot be read is empty, so that everything in the card is a person's."""
    root = read_yaml(data.decode("utf-8", "replace")).root
    entries = tuple(entry for entry in root.entries if entry[0].text != WAS)
    return ReadBase(Mapped(entries, root.start, root.end), _read_was(root.get(WAS)))


def settle(data: bytes, path: Path) -> bytes:
    """The base file once a person has decided on the value at `path`, knowing what the parser says now."""
    kept = {at: was for at, was in _remembered(data).items() if at != path}
    return Base(card_bytes(data), kept).write()


def add_was(data: bytes, was: Mapping[Path, Was[Plain]]) -> bytes:
    """The base file that remembers these as well: values that a person decided on where two cards became one."""
    return Base(card_bytes(data), {**_remembered(data), **was}).write()


def _remembered(data: bytes) -> dict[Path, Was[Plain]]:
    return {at: Was(_plain(was.value), _plain(was.mine)) for at, was in read_base(data).was.items()}


def _plain(node: Node | None) -> Plain | None:
    return None if node is None else to_data(node)


def _read_was(node: Node | None) -> dict[Path, Was[Node]]:
    found: dict[Path, Was[Node]] = {}
    for item in node.items if isinstance(node, Listing) else ():
        at = item.get("at") if isinstance(item, Mapped) else None
        if isinstance(item, Mapped) and isinstance(at, Listing):
            path = tuple(step.text for step in at.items if isinstance(step, Scalar))
            found[path] = Was(item.get("value"), item.get("mine"))
    return found
