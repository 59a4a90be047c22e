"""Schemas → files in ``docs/cards/.schema/``, made anew whenever they would say something else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from briefing.cards.kinds import read_kinds
from briefing.cards.sheet import Sheet
from briefing.cards.write import SCHEMAS
from briefing.pack import Pack
from briefing.schema.make import make_schemas
from briefing.schema.names import name_cards
from briefing.values import Problem, Severity
from briefing.yamlfile import read_bytes, write_bytes

CHECK = "schema"


def write_schemas(sheets: Iterable[Sheet], cards_folder: Path, pack: Pack) -> Problem | None:
    """Writes the schemas for the cards in `sheets`; a warning where they cannot be written.

    Only what changes is written, so that whoever watches the folder is not woken for nothing: `mkdocs serve` builds
    once more, and then rests. Git is told to leave the folder out.
    """
    if not cards_folder.is_dir():
        return None
    kinds = read_kinds(pack)
    schemas = make_schemas(kinds, name_cards(kinds, sheets), pack)
    data = {name: json.dumps(schema, separators=(",", ":")).encode() for name, schema in schemas.items()}
    folder = cards_folder / SCHEMAS
    try:
        for name, new in {".gitignore": b"*\n", **data}.items():
            there = read_bytes(folder / name)
            if there != new:
                write_bytes(folder / name, new, only_if=there, is_lasting=False)
    except OSError as error:
        path = Path(error.filename or folder).as_posix()
        message = f"the schemas for editors cannot be written: {error.strerror or error}"
        hint = "completion in editors knows the cards of the last time; all else works"
        return Problem(path, 0, 0, CHECK, message, hint, severity=Severity.WARNING)
    return None
