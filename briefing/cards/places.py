"""Which file each card of the parser's has: its own, one that a person renamed, none where a person deleted it.

The parser knows a card by the id it would give it. The base lies under that id; the file may have another, which is the
id in the base: since a person renamed it, or since the parser now makes under another id what a person has edited,
deleted or renamed – the person's file keeps its id, and the base moves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from briefing.cards.card import Card
from briefing.cards.ids import make_unique
from briefing.cards.kinds import Kind
from briefing.cards.merge import card_bytes, find_moved, find_renames
from briefing.cards.merge.leaves import list_texts
from briefing.cards.moves import Moves
from briefing.cards.renames import Key
from briefing.values import immutable
from briefing.yamlfile import put, read_yaml, write_in_brackets

DELETED = "--deleted"  # behind an id in the base of a card without a file; no word makes two hyphens
_ID = re.compile(rb'^id: "?([^"\r\n]+)"?\r?$', re.MULTILINE)


@immutable
class Places:
    """Each by the parser's id of a card: `files` are the ids of the files there are or will be, `bases` the bases."""

    files: Mapping[Key, str]
    bases: Mapping[Key, bytes]

    @property
    def renames(self) -> dict[Key, str]:
        """The cards whose file has another id than the parser would give it."""
        return {key: name for key, name in self.files.items() if name != key[1]}

    @property
    def deleted(self) -> frozenset[Key]:
        """The cards that a person deleted."""
        return frozenset(self.bases.keys() - self.files.keys())


def find_moves(
    found: Mapping[Key, str],
    files: Mapping[Key, bytes],
    bases: Mapping[Key, bytes],
    parsed: Mapping[Key, Card],
    kinds: Mapping[str, Kind],
) -> Moves:
    """What must go under other ids since the parser now calls otherwise what a person touched.

    `files` and `bases` are what is on disk, `found` is what `match_files` gives for them.
    """
    there = {key: files[key[0], name] for key, name in found.items()}
    touched = {key: card_bytes(data) for key, data in bases.items() if is_touched(there.get(key), data)}
    moved = {key: (key[0], new) for key, new in find_moved(touched, parsed, kinds).items()}
    # A base that no parse will write again must not take another's file for its own, whatever ids come and go.
    idle = {
        key: key
        for key, data in bases.items()
        if key not in parsed and (name := _read_id(data)) and name not in _ids_of(key, found)
    }
    moved = {**idle, **moved}
    untouched = set(moved.values()) - moved.keys()
    return Moves(
        {
            new: _with_id(bases[key], found.get(key, f"{new[1]}{DELETED}"), kinds[key[0]], is_renamed=key in found)
            for key, new in moved.items()
        },
        frozenset(moved.keys() - set(moved.values())),
        {(key[0], found[key]): there[key] for key in untouched if key in found},
        {new: key for key, new in moved.items() if new != key},
    )


def find_places(
    found: Mapping[Key, str], files: Collection[Key], bases: Mapping[Key, bytes], parsed: Mapping[Key, Card]
) -> Places:
    """The places of all cards, once nothing must move any more; given what `find_moves` is given."""
    placed = dict(found)
    _place_new(placed, bases, parsed, files)
    return Places(placed, bases)


def is_touched(there: bytes | None, base: bytes) -> bool:
    """Whether a person changed or deleted a file that was written with this base, or something in it is theirs."""
    return there is None or not is_same(there, base)


def is_same(one: bytes, other: bytes) -> bool:
    """Whether the two say the same, however a checkout ended their lines."""
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def match_files(
    files: Mapping[Key, bytes], bases: Mapping[Key, bytes], known: Mapping[Key, str], kinds: Mapping[str, Kind]
) -> dict[Key, str]:
    """The file of each base that has one: it has the base's own id, unless a person renamed it since.

    `files` and `bases` are what is on disk, by the ids of the files; `known` are the renames that are remembered.
    """
    found: dict[Key, str] = {}
    for key, data in bases.items():
        names = (_read_id(data) or key[1], known.get(key, ""))
        name = next((name for name in names if (key[0], name) in files), None)
        if name is not None:
            found[key] = name
    gone = {key: card_bytes(data) for key, data in bases.items() if key not in found}
    owned = {(key[0], name) for key, name in found.items()}
    made = {key: data for key, data in files.items() if key not in owned}
    return {**found, **find_renames(gone, made, kinds)}


def _read_id(base: bytes) -> str:
    match = _ID.search(base)
    return match[1].decode("ascii", "replace") if match else ""


def _ids_of(key: Key, found: Mapping[Key, str]) -> tuple[str, ...]:
    """What the id in a base may be: its file's, of a card without one the parser's."""
    return (found[key],) if key in found else (key[1], f"{key[1]}{DELETED}")


def _with_id(base: bytes, name: str, kind: Kind, *, is_renamed: bool) -> bytes:
    """The base under another id; of a renamed card with its old one among the former ids."""
    old, data = _read_id(base), _ID.sub(b"id: " + write_in_brackets(name).encode(), base, count=1)
    if not is_renamed or old in ("", name):
        return data
    text = data.decode("utf-8", "replace")
    former = list_texts(read_yaml(text).root.get("formerly"))
    if old in former:
        return data
    return put(text, ("formerly", len(former)), old, ["id", "title", *kind.fields]).encode()


def _place_new(
    placed: dict[Key, str], kept: Mapping[Key, bytes], parsed: Mapping[Key, Card], taken: Collection[Key]
) -> None:
    """Give each card that the parser makes for the first time a file: of its own id, unless another card has that."""
    owned = {(kind, name) for (kind, _), name in placed.items()}
    for kind, name in sorted(parsed.keys() - kept.keys()):
        file = name
        if (kind, name) in owned:
            reserved = {other for held, other in (*taken, *parsed, *kept, *owned) if held == kind}
            (file,) = make_unique([name], reserved)
            owned.add((kind, file))
        placed[kind, name] = file
