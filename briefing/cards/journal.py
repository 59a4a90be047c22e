"""Two files that change together: a card and its merge base, the copy of what the parser last wrote.

A kill between two steps leaves a note beside the base (`.next` or `.gone`), whose name says which card it goes with;
`recover` finishes or undoes the step before anything else is decided. So a card that no person touched never looks
edited, and an edit made in between is never taken for the parser's work.
"""

from __future__ import annotations

import glob
import os
import re
from hashlib import sha256
from pathlib import Path

from briefing.cards.moves import move_on
from briefing.yamlfile import read_bytes, remove_file, write_bytes

NEXT, GONE = ".next", ".gone"
_TEMPORARY = re.compile(r"\.(?P<name>[^/]+)\.(?:yml|next)\.\d+\.tmp")  # as write_bytes and remove_file name them


def put_pair(card: Path, base: Path, data: bytes, base_data: bytes, was: bytes | None) -> bool:
    """Whether card and base hold what they should now; False where the card no longer holds `was` (None: is missing).

    Steps: note the new base, replace the card, put the base in place.
    """
    note = base.with_name(f"{card.stem}.{base.stem}.{_digest(data)}.{_digest(was)}{NEXT}")
    write_bytes(note, base_data, only_if=read_bytes(note), is_lasting=False)
    is_done = False
    try:
        is_done = write_bytes(card, data, only_if=was, is_lasting=was is not None)
    finally:
        if not is_done:
            note.unlink(missing_ok=True)
    if is_done:
        os.replace(note, base)
    return is_done


def drop_pair(card: Path, base: Path, was: bytes) -> bool:
    """Whether card and base are both gone now; False where the card no longer holds `was`.

    Steps: set the base aside, remove the card, remove the base.
    """
    note = base.with_name(f"{card.stem}.{base.stem}{GONE}")
    os.replace(base, note)
    if not remove_file(card, only_if=was):
        os.replace(note, base)
        return False
    note.unlink()
    return True


def recover(cards: Path, bases: Path) -> None:
    """Finish or undo what a kill interrupted, and clear away files it left half-written."""
    move_on(cards, bases)
    for path in bases.glob("*/.*.tmp"):
        if _TEMPORARY.fullmatch(path.name):
            path.unlink(missing_ok=True)
    for path in cards.glob("*/.*.tmp"):
        if match := _TEMPORARY.fullmatch(path.name):
            _put_back(path, path.with_name(f"{match['name']}.yml"), bases)
    for note in sorted(bases.glob(f"*/*{NEXT}")):
        *name, base_name, digest, _ = note.stem.split(".")
        base, there = note.with_name(f"{base_name}.yml"), _read_card(cards, note, name)
        # The card was written (perhaps edited since, where it was new): only the base is still to be put in place.
        if there is not None and (_digest(there) == digest or not base.exists()):
            os.replace(note, base)
        else:
            note.unlink()
    for note in sorted(bases.glob(f"*/*{GONE}")):
        *name, base_name = note.stem.split(".")
        if _read_card(cards, note, name) is None:
            note.unlink()
        else:
            os.replace(note, note.with_name(f"{base_name}.yml"))


def _put_back(aside: Path, card: Path, bases: Path) -> None:
    """Clear away a file set aside for a moment, unless somebody had saved it just before: then it is the card."""
    there, saved = read_bytes(card), _digest(read_bytes(aside))
    notes = bases / card.parent.name
    for note in notes.glob(f"{glob.escape(card.stem)}.*{NEXT}"):
        *_, new, old = note.stem.split(".")
        if _digest(there) == new and saved not in (new, old):
            os.replace(aside, card)
            return
    for note in notes.glob(f"{glob.escape(card.stem)}.*{GONE}"):
        if there is None and saved != _digest(read_bytes(note)):
            os.replace(aside, card)
            return
    aside.unlink(missing_ok=True)


def _read_card(cards: Path, note: Path, name: list[str]) -> bytes | None:
    return read_bytes(cards / note.parent.name / f"{'.'.join(name)}.yml")


def _digest(data: bytes | None) -> str:
    return "none" if data is None else sha256(data).hexdigest()[:16]
