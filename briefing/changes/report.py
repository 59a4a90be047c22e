"""What differs, for people, for programs, or for a comment on a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing.cards.card import Card
from briefing.cards.fields import format_fields
from briefing.changes.compare import CardChange, Changes
from briefing.changes.words import name_claimants, name_subject, say_changes, titles_of
from briefing.values import immutable

STYLES = ("people", "json", "markdown")
IMPORTANCE = ("casualty", "claim", "dispute", "figure", "event", "actor", "aircraft", "place", "source")
LONGEST_COMMENT = 60_000  # characters; GitHub takes 65,536

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_CALLS = re.compile(r"([@#])(?=\w)")  # @somebody would tell them, #1 would link an issue


@immutable
class Entry:
    """One card in a report: what became of it (+, -, ~ or >), what it is about, what changed in short, and in full."""

    sign: str
    key: str
    subject: str
    brief: str
    lines: tuple[str, ...]


def format_changes(changes: Changes, style: str = "people", before: str = "before", after: str = "after") -> str:
    """The report, each line ended; `before` and `after` are what the two sides are called.

    Raises:
        ValueError: there is no such style.
    """
    match style:
        case "people":
            return "".join(f"{line}\n" for line in _tell_people(changes, before, after))
        case "json":
            return json.dumps(_to_data(changes, before, after), indent=1, ensure_ascii=False, default=str) + "\n"
        case "markdown":
            return _cut(list(_tell_markdown(changes, before, after)))
        case _:
            raise ValueError(f"no style {style}: it is {', '.join(STYLES)}")


def summarise(changes: Changes) -> str:
    """``1 card changed, 2 added``."""
    renamed = sum(change.is_renamed for change in changes.changed)
    counts = [
        (sum(bool(change.changes) for change in changes.changed), "changed"),
        (len(changes.added), "added"),
        (len(changes.removed), "removed"),
        (renamed, "renamed"),
        (len(changes.joined), "joined with another"),
    ]
    said = [f"{count:,} {words}" for count, words in counts if count]
    return f"cards: {', '.join(said)}" if said else "no fact differs"


def group_entries(changes: Changes) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by kind, under its name for many, the most important kinds first."""
    entries: dict[str, list[Entry]] = {}
    for change in changes.changed:
        entries.setdefault(change.after.kind, []).append(_enter_change(changes, change))
    for cards, sign in ((changes.added, "+"), (changes.removed, "-")):
        for card in cards:
            entries.setdefault(card.kind, []).append(Entry(sign, card.key, card.title, "", ()))
    for card, into in changes.joined:
        entries.setdefault(card.kind, []).append(Entry("-", card.key, card.title, f"now in {into.key}", ()))
    for kind in sorted(entries, key=[*IMPORTANCE, *changes.kinds].index):
        yield changes.kinds[kind].plural, entries[kind]


def _enter_change(changes: Changes, change: CardChange) -> Entry:
    was, now = titles_of(changes.before), titles_of(changes.after)
    kind, card = changes.kinds[change.after.kind], change.after
    lines = say_changes(change.changes, kind, was, now)
    subject = name_subject(card, now)
    brief = f"was {change.before.key}" if change.is_renamed else ""
    count = next((line for line in lines if line.startswith("count: ")), "")
    if count:
        lines.remove(count)
        brief = "; ".join(filter(None, [", ".join(filter(None, [count[7:], name_claimants(card, now)])), brief]))
    return Entry("~" if change.changes else ">", card.key, subject, brief, tuple(lines))


def _tell_people(changes: Changes, before: str, after: str) -> Iterator[str]:
    yield f"{before} → {after}: {summarise(changes)}"
    for plural, entries in group_entries(changes):
        yield ""
        yield plural
        for entry in entries:
            yield f"  {entry.sign} {entry.subject}{f': {entry.brief}' if entry.brief else ''}  ({entry.key})"
            yield from (f"      {line}" for line in entry.lines)
    for name, paths in ((before, changes.unread_before), (after, changes.unread_after)):
        if paths:
            yield ""
            yield f"Cannot be read in {name}, so not compared"
            yield from (f"  {path}" for path in paths)
    if changes.conflicts:
        yield ""
        yield "Conflicts that would be new; the value a person wrote stays"
        yield from (f"  {key}: {conflict}" for key, conflict in changes.conflicts)


def _tell_markdown(changes: Changes, before: str, after: str) -> Iterator[str]:
    yield f"**{_escape(before)} → {_escape(after)}**: {summarise(changes)}"
    signs = {"+": "added: ", "-": "removed: ", "~": "", ">": "renamed: "}
    for plural, entries in group_entries(changes):
        yield ""
        yield f"### {_escape(plural)}"
        yield ""
        for entry in entries:
            brief = f": {_escape(entry.brief)}" if entry.brief else ""
            yield f"- {signs[entry.sign]}**{_escape(entry.subject)}**{brief} (`{entry.key}`)"
            yield from (f"  - {_escape(line)}" for line in entry.lines)
    for name, paths in ((before, changes.unread_before), (after, changes.unread_after)):
        if paths:
            yield ""
            yield f"Cannot be read in {_escape(name)}, so not compared: {', '.join(f'`{path}`' for path in paths)}"
    if changes.conflicts:
        yield ""
        yield "Conflicts that would be new; the value a person wrote stays:"
        yield ""
        yield from (f"- `{key}`: {_escape(str(conflict))}" for key, conflict in changes.conflicts)


def _cut(lines: list[str]) -> str:
    """The lines, as many as a comment holds, and how many are left out."""
    text = ""
    for number, line in enumerate(lines):
        if len(text) + len(line) > LONGEST_COMMENT:
            return f"{text}\n… and {len(lines) - number:,} lines more\n"
        text += f"{line}\n"
    return text


def _escape(text: str) -> str:
    """The text as Markdown that shows it, and tells nobody of it."""
    return _CALLS.sub(r"\1<!-- -->", _MARKS.sub(r"\\\1", text))


def _to_data(changes: Changes, before: str, after: str) -> dict[str, Any]:
    was, now = titles_of(changes.before), titles_of(changes.after)

    def describe(card: Card) -> dict[str, Any]:
        fields = format_fields(card.values, changes.kinds[card.kind].fields)
        return {"kind": card.kind, "id": card.id, "title": card.title, "fields": fields}

    return {
        "before": before,
        "after": after,
        "changed": [
            {
                "kind": change.after.kind,
                "id": change.after.id,
                "id_before": change.before.id,
                "title": change.after.title,
                "changes": [{"path": one.path, "before": one.was, "after": one.now} for one in change.changes],
                "told": say_changes(change.changes, changes.kinds[change.after.kind], was, now),
            }
            for change in changes.changed
        ],
        "added": [describe(card) for card in changes.added],
        "removed": [describe(card) for card in changes.removed],
        "joined": [{"kind": card.kind, "id": card.id, "into": into.id} for card, into in changes.joined],
        "unread": {"before": changes.unread_before, "after": changes.unread_after},
        "conflicts": [
            {"card": key, "path": one.path, "before": one.was, "card_has": one.hand, "articles_have": one.parsed}
            for key, one in changes.conflicts
        ],
    }
