"""Several files that change together: all that a command changes, or nothing; and how the last commands are taken back.

Before anything is written, a record in ``docs/cards/.undo/`` says what each file held and what it is to hold. After a
kill at any moment `recover` takes back what was begun; `undo` takes back what was done, by the same steps. So a record
is all there is to know, and the files need no order among each other. Git is told to leave the folder out.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from briefing.cards.renames import MEMORY, PARSED, Key, format_memory, parse_memory
from briefing.values import immutable
from briefing.yamlfile import Scalar, read_bytes, read_yaml, remove_file, write_bytes

UNDO = ".undo"
MOST = 50  # commands that can be taken back
BEGUN, DONE = ".begun.json", ".done.json"


@immutable
class FileChange:
    """What a file holds and is to hold; None: there is no such file."""

    path: Path
    was: bytes | None
    now: bytes | None


@immutable
class Undone:
    """A command that was taken back: what it was, when, and the files that are as before, below the cards' folder.

    `left` are files that somebody saved in the same moment, and that were left so.
    """

    said: str
    when: str
    files: tuple[Path, ...]
    left: tuple[Path, ...] = ()


class FilesChangedError(Exception):
    """Files hold something else than they should, so nothing was changed."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(", ".join(path.as_posix() for path in paths))
        self.paths = tuple(paths)


class NothingToUndoError(LookupError):
    """No command is left to be taken back."""


@immutable
class _Entry:
    """A file of a record: what it held, the digest of what it is to hold, and of the memory of renames all of that."""

    path: Path
    was: bytes | None
    digest: str | None
    now: bytes | None = None

    @property
    def is_done(self) -> bool:
        return _digest(read_bytes(self.path)) == self.digest


@immutable
class _Record:
    file: Path
    said: str
    when: str
    entries: tuple[_Entry, ...]


def carry_out(
    cards: Path, said: str, changes: Iterable[FileChange], when: datetime, companions: Iterable[Path] = ()
) -> None:
    """Makes the changes, all or none; `said` is the command, for whoever takes it back.

    When it is taken back, the `companions` are as they are now as well, whatever the parser made of them: the merge
    bases of cards. The caller holds the folder of the merge bases, as the parser does while it writes.

    Raises:
        FilesChangedError: a file does not hold what it should; nothing was changed.
        OSError: the disk is full, a folder is read-only, …; nothing was changed.
    """
    wanted = sorted((change for change in changes if change.was != change.now), key=_rank)
    if not wanted:
        return
    changed = [change.path for change in wanted if read_bytes(change.path) != change.was]
    if changed:
        raise FilesChangedError(changed)
    held = {change.path for change in wanted}
    wanted += [
        FileChange(path, there, there) for path in companions if path not in held and (there := read_bytes(path))
    ]
    log = cards / UNDO
    number = max((int(path.name[:6]) for path in _records(log)), default=0) + 1
    record = _Record(
        log / f"{number:06}{BEGUN}",
        said,
        when.isoformat(timespec="seconds"),
        tuple(_note(change) for change in wanted),
    )
    ignored = read_bytes(log / ".gitignore")
    if ignored is None:
        write_bytes(log / ".gitignore", b"*\n", only_if=None, is_lasting=False)
    write_bytes(record.file, _write(record, cards), only_if=None)
    try:
        for change in wanted:
            if change.was != change.now and not _replace(change.path, change.was, change.now):
                raise FilesChangedError([change.path])
    except BaseException:
        with contextlib.suppress(OSError):  # the record stays, and the next command takes it back
            _take_back(record)
            record.file.unlink()
        raise
    os.replace(record.file, log / f"{number:06}{DONE}")
    for path in _records(log)[:-MOST]:
        path.unlink(missing_ok=True)


def recover(cards: Path) -> tuple[Undone, ...]:
    """Takes back what a kill interrupted; what was taken back. The caller holds the folder of the merge bases."""
    log = cards / UNDO
    found = []
    for path in sorted(log.glob(f"*{BEGUN}")):
        record = _read(path, cards)
        for entry in record.entries:
            _clear(entry.path)
        found.append(_take_back(record))
        _with_ending(path, DONE).unlink(missing_ok=True)  # where it was being undone
        path.unlink()
    for path in log.glob(".*.tmp"):
        path.unlink(missing_ok=True)
    return tuple(found)


def is_begun(cards: Path) -> bool:
    """Whether a command was begun and neither done nor taken back: `recover` is still to come."""
    return any((cards / UNDO).glob(f"*{BEGUN}"))


def undo(cards: Path) -> Undone:
    """Takes back the last command that was not taken back yet. The caller holds the folder of the merge bases.

    Merge bases are nobody's work, and go with their cards: the next parse makes them anew, as it does the cards that it
    alone made for them since. Of the memory of renames what the command changed is taken back.

    Raises:
        NothingToUndoError: there is none.
        FilesChangedError: a person changed files since; nothing was changed.
        OSError: as for `carry_out`; the next command goes on with it.
    """
    done = sorted((cards / UNDO).glob(f"*{DONE}"))
    if not done:
        raise NothingToUndoError
    record = _read(done[-1], cards)
    there = {entry.path: read_bytes(entry.path) for entry in record.entries}
    changed = [entry.path for entry in record.entries if not _is_free(entry, there[entry.path], cards)]
    if changed:
        raise FilesChangedError(changed)
    entries = tuple(
        _Entry(entry.path, _forget(entry, there[entry.path]), _digest(there[entry.path])) for entry in record.entries
    )
    entries += _list_orphans(entries, there, cards)
    free = _Record(_with_ending(record.file, BEGUN), record.said, record.when, entries)
    write_bytes(free.file, _write(free, cards), only_if=None)
    record.file.unlink()
    undone = _take_back(free)
    free.file.unlink()
    return undone


def follow_parse(cards: Path, made: Mapping[Path, tuple[bytes, bytes | None]]) -> None:
    """Let the records know what the parser made of files that held what a command had written (before, and now).

    So a command can still be taken back after a parse: what the parser did to its files it does again.
    """
    for path in sorted((cards / UNDO).glob(f"*{DONE}")) if made else ():
        record = _read(path, cards)
        entries = tuple(
            replace(entry, digest=_digest(made[entry.path][1]))
            if entry.path in made and _digest(made[entry.path][0]) == entry.digest
            else entry
            for entry in record.entries
        )
        if entries != record.entries:
            followed = replace(record, entries=entries)
            write_bytes(path, _write(followed, cards), only_if=read_bytes(path))


def follow_moves(cards: Path, origins: Mapping[Key, Key]) -> None:
    """Let the records know of merge bases that the parser is to move: where one is put back, the moved one goes."""
    bases = cards / PARSED
    for path in sorted((cards / UNDO).glob(f"*{DONE}")) if origins else ():
        record = _read(path, cards)
        held = {entry.path for entry in record.entries}
        added = tuple(
            _Entry(there, None, None)
            for (kind, new), (_, old) in sorted(origins.items())
            if bases / kind / f"{old}.yml" in held and (there := bases / kind / f"{new}.yml") not in held
        )
        if added:
            followed = replace(record, entries=(*record.entries, *added))
            write_bytes(path, _write(followed, cards), only_if=read_bytes(path))


def list_commands(cards: Path) -> tuple[Undone, ...]:
    """The commands that can be taken back, the last one first, with the files they changed."""
    records = [_read(path, cards) for path in sorted((cards / UNDO).glob(f"*{DONE}"), reverse=True)]
    return tuple(Undone(r.said, r.when, tuple(entry.path for entry in r.entries)) for r in records)


def _take_back(record: _Record) -> Undone:
    """Puts back what each file held, where it holds what the record says it is to hold."""
    taken: list[Path] = []
    left: list[Path] = []
    for entry in reversed(record.entries):
        there = read_bytes(entry.path)
        if there == entry.was:
            continue
        is_back = entry.is_done and _replace(entry.path, there, entry.was)
        (taken if is_back else left).append(entry.path)
    return Undone(record.said, record.when, tuple(reversed(taken)), tuple(reversed(left)))


def _replace(path: Path, was: bytes | None, now: bytes | None) -> bool:
    if now is not None:
        return write_bytes(path, now, only_if=was)
    return was is None or remove_file(path, only_if=was)


def _is_free(entry: _Entry, there: bytes | None, cards: Path) -> bool:
    """Whether a file may be put back: nobody but the parser changed it since."""
    return cards / PARSED in entry.path.parents or there == entry.was or _digest(there) == entry.digest


def _list_orphans(entries: Sequence[_Entry], there: Mapping[Path, bytes | None], cards: Path) -> tuple[_Entry, ...]:
    """The cards that the parser alone made, and whose merge bases now make room for others: they go with these."""
    held = {entry.path for entry in entries}
    found = []
    for entry in entries:
        base = there.get(entry.path)
        if base is None or base == entry.was or entry.path.parent.parent != cards / PARSED:
            continue
        name = read_yaml(base.decode("utf-8", "replace")).root.get("id")
        card = cards / entry.path.parent.name / f"{name.text if isinstance(name, Scalar) else ''}.yml"
        if card not in held and read_bytes(card) == base:
            found.append(_Entry(card, None, _digest(base)))
    return tuple(found)


def _note(change: FileChange) -> _Entry:
    now = change.now if change.path.name == MEMORY else None
    return _Entry(change.path, change.was, _digest(change.now), now)


def _forget(entry: _Entry, there: bytes | None) -> bytes | None:
    """What a file is to hold once the command is taken back: what it held, or the memory without its changes."""
    if entry.now is None or _digest(there) == entry.digest:
        return entry.was
    was, now, names = (parse_memory(data or b"") for data in (entry.was, entry.now, there))
    changed = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    kept = {key: name for key, name in names.items() if key not in changed}
    return format_memory({**kept, **{key: was[key] for key in changed if key in was}})


def _with_ending(record: Path, ending: str) -> Path:
    return record.with_name(record.name[:6] + ending)


def _rank(change: FileChange) -> int:
    """New files first, then changed ones, removals last: at no moment is anything nowhere."""
    return 0 if change.was is None else 2 if change.now is None else 1


def _records(log: Path) -> list[Path]:
    return sorted(path for path in log.glob("*.json") if path.name[:6].isdigit())


def _clear(path: Path) -> None:
    """Removes what a kill left half-written beside a file."""
    for half in path.parent.glob(f".{path.name}.*.tmp"):
        half.unlink(missing_ok=True)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _write(record: _Record, cards: Path) -> bytes:
    files = [
        {
            "path": Path(os.path.relpath(entry.path, cards)).as_posix(),
            "was": None if entry.was is None else entry.was.decode("utf-8", "surrogateescape"),
            "digest": entry.digest,
            "now": None if entry.now is None else entry.now.decode(),
        }
        for entry in record.entries
    ]
    return json.dumps({"said": record.said, "when": record.when, "files": files}, indent=1).encode()


def _read(file: Path, cards: Path) -> _Record:
    data = json.loads(file.read_bytes())
    entries = tuple(
        _Entry(
            Path(os.path.normpath(cards / entry["path"])),
            None if entry["was"] is None else entry["was"].encode("utf-8", "surrogateescape"),
            entry["digest"],
            None if entry["now"] is None else entry["now"].encode(),
        )
        for entry in data["files"]
    )
    return _Record(file, data["said"], data["when"], entries)
