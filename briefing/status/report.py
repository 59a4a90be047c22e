"""Where a project stands, on one screen for people, or as data for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.cards.merge import show_value
from briefing.changes.report import IMPORTANCE
from briefing.status.gather import Edit, Status

STYLES = ("people", "json")
FIRST = 5  # of each list, where not all are asked for


def format_status(status: Status, style: str = "people", *, is_all: bool = False) -> str:
    """The report, each line ended; with `is_all` no list is cut short.

    Raises:
        ValueError: there is no such style.
    """
    match style:
        case "people":
            return "".join(f"{line}\n" for line in _tell(status, None if is_all else FIRST))
        case "json":
            return json.dumps(_to_data(status), indent=1, ensure_ascii=False, default=str) + "\n"
        case _:
            raise ValueError(f"no style {style}: it is {' or '.join(STYLES)}")


def _tell(status: Status, most: int | None) -> Iterator[str]:
    yield f"{_many(status.cards, 'card')} from {_many(status.articles, 'article')}"
    yield from _list("Cannot be read", status.unread, most, "`briefing check` says why")
    conflicts = []
    for one in status.conflicts:
        said = one.conflict
        now, was = show_value(said.parsed), show_value(said.was)
        name = " ".join(said.path)
        conflicts.append(f"{one.place}  {name}: {show_value(said.hand)}; the articles now give {now}, {was} before")
    yield from _list("Conflicts", conflicts, most, "what a person wrote stays; `briefing review` settles it")
    yield from _list("Edited by hand", [_tell_edit(edit, most) for edit in status.edited], most)
    yield from _list("Made by hand", status.made, most)
    yield from _list("Deleted by hand", status.deleted, most, "no parse brings them back")
    yield from _list("Renamed by hand", [f"{old} → {new}" for old, new in status.renamed], most)
    yield from _list("Not parsed yet", status.unparsed, most, "`briefing parse` does it")
    yield from _list("Changed since they were parsed", status.changed, most, "`briefing parse` reads them anew")
    yield ""
    total = sum(status.waiting.values())
    kinds = sorted(status.waiting, key=[*IMPORTANCE, *status.kinds].index)
    waiting = ", ".join(_count_of_kind(status, kind) for kind in kinds)
    yield f"Reviewed: {len(status.reviewed):,} of {_many(status.cards, 'card')}"
    yield f"Awaiting review: {total:,}{f' ({waiting})' if waiting else ''}"
    found = ", ".join(_many(count, severity.value) for severity, count in status.problems.items())
    yield f"Checks: {f'{found}; `briefing check` names them' if found else 'nothing found'}"
    yield f"Decisions: {len(status.decisions):,}" + (f", in {status.decisions_file}" if status.decisions else "")


def _tell_edit(edit: Edit, most: int | None) -> str:
    """A card, and below it what a person changed there."""
    more = f"\n      and {len(edit.changes) - most:,} more" if most is not None and len(edit.changes) > most else ""
    return edit.key + "".join(f"\n      {change}" for change in edit.changes[:most]) + more


def _list(heading: str, items: Sequence[str], most: int | None, hint: str = "") -> Iterator[str]:
    """A heading with how many there are, and the first of them; nothing where there are none."""
    if not items:
        return
    yield ""
    yield f"{heading}: {len(items):,}{f' – {hint}' if hint else ''}"
    yield from (f"  {item}" for item in items[:most])
    if most is not None and len(items) > most:
        yield f"  and {len(items) - most:,} more: `briefing status --all`"


def _to_data(status: Status) -> dict[str, Any]:
    return {
        "cards": status.cards,
        "articles": status.articles,
        "unread": status.unread,
        "conflicts": [
            {
                "card": one.key,
                "place": one.place,
                "path": one.conflict.path,
                "card_has": one.conflict.hand,
                "articles_have": one.conflict.parsed,
                "before": one.conflict.was,
            }
            for one in status.conflicts
        ],
        "edited": [{"card": edit.key, "file": edit.path, "changes": edit.changes} for edit in status.edited],
        "made": status.made,
        "deleted": status.deleted,
        "renamed": [{"from": old, "to": new} for old, new in status.renamed],
        "reviewed": status.reviewed,
        "waiting": status.waiting,
        "unparsed": status.unparsed,
        "changed": status.changed,
        "problems": {severity.value: count for severity, count in status.problems.items()},
        "decisions": [decision.note for decision in status.decisions],
    }


def _count_of_kind(status: Status, kind: str) -> str:
    count, known = status.waiting[kind], status.kinds[kind]
    return f"{count:,} {(known.label if count == 1 else known.plural).lower()}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
