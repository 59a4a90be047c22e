"""Cards → files in ``docs/cards/<kind>/``, without ever touching what a person wrote.

Beside each file the parser wrote lies a copy, its base, in ``docs/cards/.parsed/<kind>/``. A file that differs from
its base was edited; a base without a file was deleted (or renamed); a file without a base was made by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.cards.card import Card
from briefing.cards.journal import drop_pair, put_pair, recover
from briefing.cards.kinds import Kind, read_kinds
from briefing.cards.references import lead_references
from briefing.cards.renames import Key, find_renames, read_renames, write_renames
from briefing.cards.write import write_card
from briefing.pack import PACKAGED, Pack
from briefing.values import Problem
from briefing.yamlfile import hold_folder, write_bytes

PARSED = ".parsed"


@dataclass(slots=True)
class Outcome:
    """What became of each card, as ``kind/id``.

    `kept` are left as a person made or edited them, `deleted` stay deleted, `renamed` stay renamed (old to new),
    `removed` are no longer in the articles and nobody had touched them, `changed` were edited while this ran.
    """

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def summary(self) -> str:
        """``12 cards written, 40 unchanged, 1 kept as edited``."""
        counts = [
            (len(self.written), "written"),
            (len(self.unchanged), "unchanged"),
            (len(self.kept) + len(self.changed), "kept as edited"),
            (len(self.deleted), "left deleted"),
            (len(self.renamed), "left renamed"),
            (len(self.removed), "removed"),
        ]
        said = [f"{count:,} {words}" for count, words in counts if count]
        return ("cards: " if said else "no cards") + ", ".join(said)

    def notes(self) -> list[str]:
        """One line for each card that a person should know of."""
        return [
            *(f"{key} was edited by hand and is left as it is" for key in self.kept),
            *(f"{key} was edited while this ran and is left as it is" for key in self.changed),
            *(f"{key} was deleted by hand and stays so" for key in self.deleted),
            *(f"{old} was renamed by hand to {new}" for old, new in self.renamed),
            *(f"{key} is no longer in the articles and was removed" for key in self.removed),
        ]


def write_cards(cards: Sequence[Card], folder: Path, pack: Pack = PACKAGED, *, are_all_read: bool = True) -> Outcome:
    """What became of each card; only files that change are written, none that a person touched.

    Where not all articles could be read (`are_all_read` is False), a card that is missing among `cards` may be theirs:
    none is removed.

    References to a card that was renamed lead to its new id; those to a deleted one are left out, except where they
    say who says so: nobody's words become the article's own.
    """
    kinds = read_kinds(pack)
    outcome = Outcome()
    try:
        with hold_folder(folder / PARSED):
            _write_all(cards, folder, kinds, outcome, are_all_read)
    except OSError as error:
        path = Path(error.filename or folder).as_posix()
        message = f"cards cannot be written: {error.strerror or error}"
        hint = "nothing is lost or half-written; mend it and parse again"
        outcome.problems.append(Problem(path, 0, 0, "not-written", message, hint))
    return outcome


def _write_all(
    cards: Sequence[Card], folder: Path, kinds: Mapping[str, Kind], outcome: Outcome, are_all_read: bool
) -> None:
    bases = folder / PARSED
    recover(folder, bases)
    there, known = _read_all(folder, kinds), _read_all(bases, kinds)
    gone = {key: data for key, data in known.items() if key not in there}
    made = {key: data for key, data in there.items() if key not in known}
    renames = find_renames(gone, made, read_renames(bases))
    write_renames(bases, renames)
    parsed = _format_all(cards, kinds, set(gone), renames)
    order = {kind: index for index, kind in enumerate(kinds)}
    for key in sorted(parsed.keys() | there.keys() | known.keys(), key=lambda key: (order[key[0]], key[1])):
        if key in parsed or are_all_read:
            _write_one(key, parsed.get(key), there.get(key), known.get(key), renames.get(key), folder, outcome)


def _write_one(
    key: Key,
    new: bytes | None,
    there: bytes | None,
    base: bytes | None,
    renamed: str | None,
    folder: Path,
    outcome: Outcome,
) -> None:
    """Decide on one card: `new` is what the parser makes of it, `there` its file, `base` what was written last."""
    kind, name = key
    shown = f"{kind}/{name}"
    card_path, base_path = folder / kind / f"{name}.yml", folder / PARSED / kind / f"{name}.yml"
    if there is None and base is not None:
        if renamed is not None:
            outcome.renamed.append((shown, f"{kind}/{renamed}"))
        elif new is not None:
            outcome.deleted.append(shown)
    elif there == b"" and base and new is not None:  # as a power cut can leave a new file; it says nothing
        done = put_pair(card_path, base_path, new, there)
        (outcome.written if done else outcome.changed).append(shown)
    elif there is not None and new is not None and _same(there, new):
        if base is None or not _same(base, new):  # a person wrote what the parser now says as well
            write_bytes(base_path, there, only_if=base)
        outcome.unchanged.append(shown)
    elif there is not None and (base is None or not _same(there, base)):
        if new is not None or base is not None:
            outcome.kept.append(shown)
    elif new is not None:
        done = put_pair(card_path, base_path, new, there)
        (outcome.written if done else outcome.changed).append(shown)
    elif there is not None:
        done = drop_pair(card_path, base_path, there)
        (outcome.removed if done else outcome.changed).append(shown)


def _same(one: bytes, other: bytes) -> bool:
    """Whether the two say the same, however a checkout ended their lines."""
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def _read_all(folder: Path, kinds: Mapping[str, Kind]) -> dict[Key, bytes]:
    return {
        (kind, path.stem): path.read_bytes()
        for kind in kinds
        for path in sorted((folder / kind).glob("*.yml"))
        if not path.name.startswith(".")
    }


def _format_all(
    cards: Sequence[Card], kinds: Mapping[str, Kind], gone: set[Key], renames: Mapping[Key, str]
) -> dict[Key, bytes]:
    """The parser's files by key, their references led past what a person deleted or renamed.

    A card that cannot stand without what was deleted (a dispute whose second side is gone) is none of them.
    """
    lost = set(gone) - set(renames)

    def lead(leads_to: tuple[str, ...], name: str, is_voice: bool) -> str | None:
        for kind in leads_to:
            if (kind, name) in renames:
                return renames[kind, name]
            if (kind, name) in lost and not is_voice:
                return None
        return name

    parsed: dict[Key, bytes] = {}
    for card in cards:
        led = lead_references(card, kinds[card.kind], lead)
        if led is not None:
            parsed[card.kind, card.id] = write_card(led, kinds[card.kind]).encode()
    return parsed
