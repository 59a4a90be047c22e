"""Cards → files in ``docs/cards/<kind>/``, merged with what people wrote there.

Beside each file the parser wrote lies a copy, its base, in ``docs/cards/.parsed/<kind>/``. A file that differs from
its base was edited, and what the parser says anew is merged into it; a base without a file was deleted (or renamed); a
file without a base was made by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.cards.card import Card
from briefing.cards.conflicts import write_conflicting
from briefing.cards.journal import drop_pair, put_pair, recover
from briefing.cards.kinds import Kind, read_kinds
from briefing.cards.merge import Change, Conflict, card_bytes, merge_card
from briefing.cards.merge.leaves import list_texts
from briefing.cards.moves import move
from briefing.cards.places import Places, find_moves, find_places, is_same, is_touched, match_files
from briefing.cards.references import lead_references
from briefing.cards.renames import PARSED, Key, read_renames, write_renames
from briefing.cards.transaction import Undone, follow_moves, follow_parse
from briefing.cards.transaction import recover as take_back_begun
from briefing.cards.write import write_card
from briefing.pack import PACKAGED, Pack
from briefing.values import Problem
from briefing.yamlfile import EditError, hold_folder, read_bytes, read_yaml, write_bytes

BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Outcome:
    """What became of each card, as ``kind/id``.

    `merged` are files of a person's that took up what the parser says anew (`taken`: what it was), `kept` such that
    had nothing to take up, `deleted` stay deleted, `renamed` have another id than the parser would give them (parser's
    to person's), `removed` nobody had touched and are no longer in the articles (or `unsupported`: cannot stand without
    what was deleted), `changed` were edited while this ran. `conflicts` are values on which a person and the parser do
    not agree.
    """

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    taken: list[tuple[str, Change]] = field(default_factory=list)
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def summary(self) -> str:
        """``12 cards written, 40 unchanged, 1 kept as edited``."""
        counts = [
            (len(self.written), "written"),
            (len(self.unchanged), "unchanged"),
            (len(self.merged), "merged with edits"),
            (len(self.kept) + len(self.changed), "kept as edited"),
            (len(self.deleted), "left deleted"),
            (len(self.renamed), "left renamed"),
            (len(self.removed), "removed"),
            (len(self.conflicts), "conflict" if len(self.conflicts) == 1 else "conflicts"),
        ]
        said = [f"{count:,} {words}" for count, words in counts if count]
        return ("cards: " if said else "no cards") + ", ".join(said)

    def notes(self) -> list[str]:
        """One line for each card that a person should know of."""
        return [
            *(f"{key}: {change}" for key, change in self.taken),
            *(f"{key}: {conflict}" for key, conflict in self.conflicts),
            *(f"{key} was edited while this ran and is left as it is" for key in self.changed),
            *(f"{key} was deleted by hand and stays so" for key in self.deleted),
            *(f"{old} was renamed by hand to {new}" for old, new in self.renamed),
            *(f"{key} {self._say_why(key)} and was removed" for key in self.removed),
        ]

    def _say_why(self, key: str) -> str:
        return "cannot stand without what was deleted" if key in self.unsupported else "is no longer in the articles"


def write_cards(cards: Sequence[Card], folder: Path, pack: Pack = PACKAGED, *, are_all_read: bool = True) -> Outcome:
    """What became of each card; only files that change are written, and nothing in them that a person wrote.

    Where not all articles could be read (`are_all_read` is False), a card that is missing among `cards` may be theirs:
    none is removed.

    References to a card that was renamed lead to its new id; those to a deleted one are left out, except where they
    say who says so: nobody's words become the article's own.
    """
    outcome = Outcome()
    try:
        with hold_folder(folder / PARSED):
            _Writing(folder, read_kinds(pack), outcome).write_all(cards, are_all_read=are_all_read)
    except OSError as error:
        path = Path(error.filename or folder).as_posix()
        message = f"cards cannot be written: {error.strerror or error}"
        hint = "nothing is lost or half-written; mend it and parse again"
        outcome.problems.append(Problem(path, 0, 0, "not-written", message, hint))
    return outcome


def recover_cards(folder: Path) -> tuple[Undone, ...]:
    """Finish or undo what a kill left of a parse, and take back what it left of a command; the latter is given.

    The caller holds the folder of the merge bases.
    """
    recover(folder, folder / PARSED)
    return take_back_begun(folder)


class _Writing:
    """One parse while its cards are written; the folder is ours as long as it lasts."""

    def __init__(self, folder: Path, kinds: Mapping[str, Kind], outcome: Outcome) -> None:
        self.folder = folder
        self.bases_folder = folder / PARSED
        self.kinds = kinds
        self.outcome = outcome
        recover_cards(folder)
        self._read()
        self.conflicting: list[tuple[Key, str]] = []  # by the parser's key and the file's id

    def _read(self) -> None:
        self.files = read_files(self.folder, self.kinds)
        self.bases = read_files(self.bases_folder, self.kinds)

    def write_all(self, cards: Sequence[Card], *, are_all_read: bool) -> None:
        """Write, merge, leave or remove each card."""
        before = dict(self.files)
        known = read_renames(self.bases_folder)
        parsed = {(card.kind, card.id): card for card in cards}
        found = match_files(self.files, self.bases, known, self.kinds)
        if moves := find_moves(found, self.files, self.bases, parsed, self.kinds):
            follow_moves(self.folder, moves.origins)
            move(moves, self.folder, self.bases_folder)
            self._read()
            found = match_files(self.files, self.bases, known, self.kinds)
        places = find_places(found, self.files, self.bases, parsed)
        write_renames(self.bases_folder, places.renames)
        self._lead_all(parsed, places)
        order = {kind: index for index, kind in enumerate(self.kinds)}
        for key in sorted(parsed.keys() | places.bases.keys(), key=lambda key: (order[key[0]], key[1])):
            if key in parsed or are_all_read:
                self._write_one(key, parsed.get(key), places.bases.get(key), places.files.get(key))
        if are_all_read:
            write_conflicting(self.bases_folder, self.conflicting)
        changed = {key: (data, now) for key, data in before.items() if (now := self.files.get(key)) != data}
        follow_parse(self.folder, {self.folder / kind / f"{name}.yml": made for (kind, name), made in changed.items()})

    def _lead_all(self, parsed: dict[Key, Card], places: Places) -> None:
        """Lead references past what a person deleted or renamed, and give each card the id of its file.

        A card that cannot stand without what was deleted (a dispute whose second side is gone) goes.
        """
        renames, deleted = places.renames, places.deleted

        def lead(leads_to: tuple[str, ...], name: str, is_voice: bool) -> str | None:
            for kind in leads_to:
                if (kind, name) in renames:
                    return renames[kind, name]
                if (kind, name) in deleted and not is_voice:
                    return None
            return name

        for key, card in list(parsed.items()):
            led = lead_references(card, self.kinds[card.kind], lead)
            if led is None:
                del parsed[key]
                self.outcome.unsupported.append(card.key)
            elif key in renames:
                parsed[key] = _rename(led, renames[key], places.bases.get(key))
            elif led is not card:
                parsed[key] = led

    def _write_one(self, key: Key, new: Card | None, base: bytes | None, name: str | None) -> None:
        """Decide on one card: `new` is what the parser makes of it, `base` what it made last, `name` its file's id."""
        kind, own = key
        shown = f"{kind}/{name or own}"
        base_path = self.bases_folder / kind / f"{own}.yml"
        if name is None:  # a person deleted it
            if new is not None:
                self.outcome.deleted.append(shown)
            return
        if name != own:
            self.outcome.renamed.append((f"{kind}/{own}", shown))
        card_path, there = self.folder / kind / f"{name}.yml", self.files.get((kind, name))
        data = write_card(new, self.kinds[kind]).encode() if new else None
        if new is None or data is None:
            if (
                there is not None
                and base is not None
                and not is_touched(there, base)
                and not _is_renamed(key, name, base)
            ):
                done = drop_pair(card_path, base_path, there)
                if done:
                    del self.files[kind, name]
                (self.outcome.removed if done else self.outcome.changed).append(shown)
            else:
                self.outcome.kept.append(shown)
        elif there is None or (there == b"" and base):  # as a power cut can leave a new file: it says nothing
            self._put((kind, name), base_path, data, data, self.outcome.written)
        elif not base:  # a person wrote it; from now on the parser's changes are merged
            write_bytes(base_path, data, only_if=base)
            (self.outcome.unchanged if is_same(there, data) else self.outcome.kept).append(shown)
        elif not is_touched(there, base):
            if is_same(there, data):
                self.outcome.unchanged.append(shown)
            else:
                self._put((kind, name), base_path, data, data, self.outcome.written)
        else:
            self._merge((kind, name), base_path, base, new)

    def _merge(self, key: Key, base_path: Path, base: bytes, new: Card) -> None:
        """Merge what the parser says anew into the file of a person's."""
        kind, name = key
        there = self.files[key]
        mark = BOM if there.startswith(BOM) else b""
        file = read_yaml(there.removeprefix(mark).decode("utf-8", "surrogateescape"), f"{kind}/{name}.yml")
        if file.problems:  # the check names them; it is merged once they are mended
            self.outcome.kept.append(f"{kind}/{name}")
            return
        try:
            merged = merge_card(base, file, new, self.kinds[kind])
        except EditError as error:
            self.outcome.kept.append(f"{kind}/{name}")
            message = f"what the parser says anew cannot be merged into this card: {error}"
            hint = "write its fields one below the other, as other cards have them, and parse again"
            path = (self.folder / kind / f"{name}.yml").as_posix()
            self.outcome.problems.append(Problem(path, 0, 0, "not-merged", message, hint))
            return
        data = mark + merged.text.encode("utf-8", "surrogateescape")
        self._put(
            key, base_path, data, merged.base.write(), self.outcome.merged if data != there else self.outcome.kept
        )
        self.outcome.taken += [(f"{kind}/{name}", change) for change in merged.changes]
        if merged.conflicts:
            self.conflicting.append(((kind, base_path.stem), name))
        self.outcome.conflicts += [(f"{kind}/{name}", conflict) for conflict in merged.conflicts]

    def _put(self, key: Key, base_path: Path, data: bytes, base: bytes, done: list[str]) -> None:
        """Write a card and its base, where they are not as wanted already."""
        kind, name = key
        there = self.files.get(key)
        if data == there:
            if (was := read_bytes(base_path)) != base:
                write_bytes(base_path, base, only_if=was)
        elif put_pair(self.folder / kind / f"{name}.yml", base_path, data, base, there):
            self.files[key] = data
        else:
            self.outcome.changed.append(f"{kind}/{name}")
            return
        done.append(f"{kind}/{name}")


def _rename(card: Card, name: str, base: bytes | None) -> Card:
    """The card under the id its file has. Links to the ids it had, as its base has them, lead there."""
    there = card.values.get("formerly", ())
    had = _read_ids(base) if base else ()
    ids = dict.fromkeys([*(there if isinstance(there, tuple) else ()), *had])
    ids.pop(name, None)
    values = {**card.values, **({"formerly": tuple(ids)} if ids else {})}
    return replace(card, id=name, values=values)


def _is_renamed(key: Key, name: str, base: bytes) -> bool:
    """Whether a person gave a card its id: other than the parser, a person leaves a former one."""
    return name != key[1] and _read_ids(base)[:-1] != ()


def _read_ids(base: bytes) -> tuple[str, ...]:
    """The former ids in a base, and its id."""
    root = read_yaml(card_bytes(base).decode("utf-8", "replace")).root
    return (*list_texts(root.get("formerly")), *list_texts(root.get("id")))


def read_files(folder: Path, kinds: Mapping[str, Kind]) -> dict[Key, bytes]:
    """What the files of cards, or their bases, hold."""
    return {
        (kind, path.stem): path.read_bytes()
        for kind in kinds
        for path in sorted((folder / kind).glob("*.yml"))
        if not path.name.startswith(".")
    }
