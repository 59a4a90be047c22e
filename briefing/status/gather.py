"""A project on disk → where it stands. Nothing is parsed and nothing written but what checks keep for the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.decisions import FILE, Decision
from briefing.cards.kinds import Kind
from briefing.cards.merge import Conflict, card_bytes, find_conflicts
from briefing.cards.places import is_touched, match_files
from briefing.cards.read import read_card
from briefing.cards.renames import PARSED, Key, read_renames
from briefing.cards.store import read_files
from briefing.changes import compare_values
from briefing.changes.compare import NAMES
from briefing.changes.words import say_changes, titles_of
from briefing.checking import check_project
from briefing.project import show_path
from briefing.settings import Settings
from briefing.sources import find_articles
from briefing.values import Severity, immutable
from briefing.yamlfile import decode_yaml


@immutable
class Edit:
    """A card that a person edited, its file, and what they changed against what the parser last wrote."""

    key: str
    path: str
    changes: tuple[str, ...]


@immutable
class Disagreement:
    """A value on which a person and the parser do not agree, and its place as ``path:line:column``."""

    key: str
    place: str
    conflict: Conflict


@immutable
class Status:
    """Where a project stands; cards are named ``kind/id``, files as messages show them.

    `renamed` are the parser's names with the person's. `waiting` counts the cards that nobody has read yet, by kind;
    `unread` are files of cards and articles that cannot be read; `unparsed` and `changed` articles that cards were
    never made of, and that were changed since. `problems` counts what the checks find.
    """

    kinds: Mapping[str, Kind]
    cards: int
    articles: int
    conflicts: tuple[Disagreement, ...]
    edited: tuple[Edit, ...]
    made: tuple[str, ...]
    deleted: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    reviewed: tuple[str, ...]
    waiting: Mapping[str, int]
    unparsed: tuple[str, ...]
    changed: tuple[str, ...]
    unread: tuple[str, ...]
    problems: Mapping[Severity, int]
    decisions: tuple[Decision, ...]
    decisions_file: str


def gather_status(settings: Settings) -> Status:
    """The status of the project as it is on disk."""
    briefing, checked = check_project(settings)
    folder = settings.cards_folder
    files, bases = read_files(folder, briefing.kinds), read_files(folder / PARSED, briefing.kinds)
    found = match_files(files, bases, read_renames(folder / PARSED), briefing.kinds)
    conflicts = tuple(_find_conflicts(briefing))
    made = files.keys() - {(kind, name) for (kind, _), name in found.items()}
    articles = {article.file: article.sha256 for article in briefing.articles.values()}
    parsed = _read_digests(briefing, bases)
    paths = [show_path(path, settings.root) for path in find_articles(settings.seeds_folder)]
    unread = [path for path in paths if path not in articles]
    unread += [path for path, sheet in briefing.sheets.items() if sheet.card is None]
    if briefing.decisions.problems:
        unread.append(show_path(folder / FILE, settings.root))
    return Status(
        kinds=briefing.kinds,
        cards=sum(map(len, briefing.cards.values())),
        articles=len(articles),
        conflicts=conflicts,
        edited=tuple(_find_edits(briefing, files, bases, found, conflicts)),
        made=tuple(_name(key) for key in files if key in made),
        deleted=tuple(_name(key) for key in bases if key not in found),
        renamed=tuple((_name(key), f"{key[0]}/{name}") for key, name in found.items() if name != key[1]),
        reviewed=tuple(card.key for card in briefing.each_card() if card.values.get("status") == "reviewed"),
        waiting={kind: count for kind in briefing.kinds if (count := _count_waiting(briefing, kind))},
        unparsed=tuple(file for file in articles if file not in parsed),
        changed=tuple(file for file, mark in articles.items() if parsed.get(file, mark) != mark),
        unread=tuple(unread),
        problems={one: n for one in Severity if (n := sum(p.severity is one for p in checked.problems))},
        decisions=briefing.decisions.all,
        decisions_file=show_path(folder / FILE, settings.root),
    )


def _find_edits(
    briefing: Briefing,
    files: Mapping[Key, bytes],
    bases: Mapping[Key, bytes],
    found: Mapping[Key, str],
    conflicts: tuple[Disagreement, ...],
) -> Iterator[Edit]:
    """What people changed in each card; that they have read it, and what is in conflict, is told of by itself."""
    disagreed = {(one.key, one.conflict.path) for one in conflicts}
    title = titles_of(briefing.cards)
    for (kind_name, own), name in found.items():
        base, card = bases[kind_name, own], briefing.cards[kind_name].get(name)
        if card is None or not is_touched(files[kind_name, name], base):
            continue
        kind = briefing.kinds[kind_name]
        was = _read_base(base, kind, own)
        if was is None:
            continue
        names = compare_values({"title": was.title}, {"title": card.title}, NAMES)
        differing = [*names, *compare_values(was.values, card.values, kind.fields)]
        changes = [
            change
            for change in differing
            if (card.key, change.path) not in disagreed and (change.path, change.now) != (("status",), "reviewed")
        ]
        if changes:
            yield Edit(card.key, card.path, tuple(say_changes(changes, kind, title, title)))


def _find_conflicts(briefing: Briefing) -> Iterator[Disagreement]:
    for (kind, name), base in briefing.conflicting.items():
        card = briefing.cards.get(kind, {}).get(name)
        if card is not None:
            for conflict in find_conflicts(base, briefing.files[card.path], briefing.kinds[kind]):
                place = briefing.problem(card, tuple(conflict.steps), "conflict", "").place
                yield Disagreement(card.key, place, conflict)


def _read_digests(briefing: Briefing, bases: Mapping[Key, bytes]) -> dict[str, str]:
    """The digest of each article, by its file, that the parser last made cards of, or that a card made by hand has."""
    found = {}
    written = [_read_base(data, briefing.kinds[kind], name) for (kind, name), data in bases.items() if kind == "source"]
    for card in (*briefing.cards.get("source", {}).values(), *filter(None, written)):
        found[str(card.values["file"])] = str(card.values["sha256"])
    return found


def _read_base(data: bytes, kind: Kind, name: str) -> Card | None:
    return read_card(decode_yaml(card_bytes(data), ""), kind, name)[0]


def _count_waiting(briefing: Briefing, kind: str) -> int:
    return sum(card.values.get("status") == "candidate" for card in briefing.cards[kind].values())


def _name(key: Key) -> str:
    return "/".join(key)
