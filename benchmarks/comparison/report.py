"""What differs → a report for people, or one for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from benchmarks.comparison.changes import KINDS, Change, Difference, Item, Kind, add_up, find_edges

Differences = Mapping[str, Mapping[str, Difference]]  # by article, then by kind

WIDTH = 110
LONGEST = 200  # characters of a quote that is shown
INDENT = " " * 10


def format_json(differences: Differences) -> str:
    """One object: `articles` with what differs in each, by kind, and the `totals` by kind."""
    changed = {name: {kind: asdict(one) for kind, one in kinds.items()} for name, kinds in differences.items()}
    totals = {kind: asdict(add_up(column)) for kind, column in _columns(differences).items()}
    return json.dumps({"articles": changed, "totals": totals}, ensure_ascii=False, indent=1) + "\n"


def format_people(differences: Differences) -> str:
    """The articles in which something differs, each with what; then how many do not, and a table of totals."""
    lines: list[str] = []
    same = 0
    for name, kinds in sorted(differences.items()):
        if all(difference.is_empty for difference in kinds.values()):
            same += 1
            continue
        lines += [name, "-" * len(name)]
        for kind in KINDS:
            if kind.name in kinds and not kinds[kind.name].is_empty:
                lines += [f"{kind.name}:", *_lines_of(kinds[kind.name], kind)]
        lines.append("")
    changed = len(differences) - same
    lines += [f"{changed} of {len(differences)} articles differ, {same} do not", "", *_table(differences)]
    return "\n".join(lines) + "\n"


def _lines_of(difference: Difference, kind: Kind) -> Iterator[str]:
    for item in difference.gained:
        yield from _wrap("gained", _show(item, kind))
    for item in difference.lost:
        yield from _wrap("lost", _show(item, kind))
    for change in difference.changed:
        yield from _wrap("changed", _show(change.after, kind))
        for line in _what_changed(change, kind):
            yield from _wrap("", line)


def _what_changed(change: Change, kind: Kind) -> Iterator[str]:
    for name in change.fields:
        before, after = change.before.get(name, ""), change.after.get(name, "")
        if name != kind.words:
            yield f"{name}: {_shorten(before) or 'none'} → {_shorten(after) or 'none'}"
            continue
        for edge, lost, won in find_edges(before, after):
            parts = [f"{verb} “{_shorten(words)}”" for verb, words in (("lost", lost), ("won", won)) if words]
            yield f"{edge}: {', '.join(parts)}"


def _show(item: Item, kind: Kind) -> str:
    """The item in a line: its fields, then its quote."""
    told = [item.get(name, "") for name in kind.fields if name != kind.words]
    shown = " · ".join(_shorten(value) for value in told if value)
    return f"{shown or 'nobody'}: “{_shorten(item.get(kind.words, ''))}”" if kind.words else shown


def _shorten(words: str) -> str:
    """The words on one line, the middle of many left out: what moves is at the ends."""
    line = " ".join(words.split())
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def _wrap(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"  {label}".ljust(len(INDENT)), subsequent_indent=INDENT, break_on_hyphens=False
    )


def _table(differences: Differences) -> Iterator[str]:
    yield f"{'':14}{'before':>8}{'after':>8}{'gained':>8}{'lost':>8}{'changed':>9}"
    for kind, column in _columns(differences).items():
        total = add_up(column)
        fields = ", ".join(f"{name} {count}" for name, count in total.fields.items())
        row = f"{kind:14}{total.before:8,}{total.after:8,}{total.gained:8,}{total.lost:8,}{total.changed:9,}"
        yield f"{row}  {fields}".rstrip()


def _columns(differences: Differences) -> dict[str, list[Difference]]:
    columns: dict[str, list[Difference]] = {}
    for kinds in differences.values():
        for kind, difference in kinds.items():
            columns.setdefault(kind, []).append(difference)
    return columns
