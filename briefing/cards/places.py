"""Which file each card of the parser's has: its own, one that a person renamed, none where a person deleted it.

The parser knows a card by the id it would give it. The base lies under that id; the file may have another: since a
person renamed it (``.parsed/renamed.yml`` remembers), or since the parser now makes under another id what a person has
edited, deleted or renamed – the person's file keeps its id.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefing.cards.card import Card
from briefing.cards.ids import make_unique
from briefing.cards.kinds import Kind
from briefing.cards.merge import card_bytes, find_moved, find_renames
from briefing.cards.renames import Key
from briefing.values import immutable


@immutable
class Places:
    """Each by the parser's id of a card.

    `files` are the ids of the files there are or will be, `bases` the base files' contents, `renamed` the cards a
    person renamed since the last parse. `left_over` are files of the parser's that nobody touched and no card has now.
    """

    files: Mapping[Key, str]
    bases: Mapping[Key, bytes]
    renamed: frozenset[Key]
    left_over: frozenset[Key]

    @property
    def renames(self) -> dict[Key, str]:
        """The cards whose file has another id than the parser would give it."""
        return {key: name for key, name in self.files.items() if name != key[1]}

    @property
    def deleted(self) -> frozenset[Key]:
        """The cards that a person deleted."""
        return frozenset(self.bases.keys() - self.files.keys())


def find_places(
    files: Mapping[Key, bytes],
    bases: Mapping[Key, bytes],
    known: Mapping[Key, str],
    parsed: Mapping[Key, Card],
    kinds: Mapping[str, Kind],
) -> Places:
    """The places of all cards, given the `files` and `bases` on disk and the renames that are `known`."""
    found, renamed, stale = match_files(files, bases, known, kinds)
    kept = {key: data for key, data in bases.items() if key not in stale}
    touched = {key: data for key, data in kept.items() if is_touched(_data_of(key, found, files), data)}
    moved = find_moved({key: card_bytes(data) for key, data in touched.items()}, parsed, kinds)
    left_over = {(key[0], new) for key, new in moved.items()} & found.keys() - moved.keys()
    gone = {(key[0], found[key]) for key in left_over}
    kept = {key: data for key, data in kept.items() if key not in moved and key not in left_over}
    placed = {key: name for key, name in found.items() if key in kept}
    for key, new in moved.items():
        kept[key[0], new] = bases[key]
        if key in found:
            placed[key[0], new] = found[key]
    _place_new(placed, kept, parsed, {(kind, name) for (kind, _), name in placed.items()} | (files.keys() - gone))
    return Places(placed, kept, renamed, frozenset(gone))


def is_touched(there: bytes | None, base: bytes) -> bool:
    """Whether a person changed or deleted a file that was written with this base, or something in it is theirs."""
    return there is None or not is_same(there, base)


def is_same(one: bytes, other: bytes) -> bool:
    """Whether the two say the same, however a checkout ended their lines."""
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def _data_of(key: Key, found: Mapping[Key, str], files: Mapping[Key, bytes]) -> bytes | None:
    return files[key[0], found[key]] if key in found else None


def match_files(
    files: Mapping[Key, bytes], bases: Mapping[Key, bytes], known: Mapping[Key, str], kinds: Mapping[str, Kind]
) -> tuple[dict[Key, str], frozenset[Key], frozenset[Key]]:
    """The file of each base that has one, those renamed since, and bases that a kill left behind under an old id.

    `files` and `bases` are what is on disk, by the ids of the files; `known` are the renames that are remembered.
    """
    found = {key: name for key, name in known.items() if key in bases and (key[0], name) in files}
    claimed = {(key[0], name) for key, name in found.items()}
    stale = frozenset(key for key in bases if key in claimed and key not in known)
    for key in bases:
        if key not in found and key not in claimed and key in files:  # known, and the old file is there again, too
            found[key] = key[1]
    gone = {key: card_bytes(data) for key, data in bases.items() if key not in found and key not in stale}
    owned = {(key[0], name) for key, name in found.items()}
    made = {key: data for key, data in files.items() if key not in owned}
    renames = find_renames(gone, made, kinds)
    return {**found, **renames}, frozenset(renames), stale


def _place_new(
    placed: dict[Key, str], kept: Mapping[Key, bytes], parsed: Mapping[Key, Card], taken: Collection[Key]
) -> None:
    """Give each card that the parser makes for the first time a file: of its own id, unless another card has that."""
    owned = {(kind, name) for (kind, _), name in placed.items()}
    for kind, name in sorted(parsed.keys() - kept.keys()):
        file = name
        if (kind, name) in owned:
            reserved = {other for held, other in (*taken, *parsed, *owned) if held == kind}
            (file,) = make_unique([name], reserved)
            owned.add((kind, file))
        placed[kind, name] = file
