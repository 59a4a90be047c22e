"""A project's cards as they are, were at a revision, or would be after a parse, beside each other."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.cards.card import Card
from briefing.cards.conflicts import read_conflicting
from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.kinds import Kind, read_kinds
from briefing.cards.merge import Conflict, find_conflicts
from briefing.cards.read import read_cards
from briefing.cards.renames import PARSED, Key
from briefing.cards.store import write_cards
from briefing.changes import Changes, compare_cards
from briefing.git import RevisionError, write_revision
from briefing.parsing import Progress, make_cards, unwatched
from briefing.settings import Settings, SettingsError, read_settings
from briefing.values import Problem, immutable
from briefing.yamlfile import read_yaml_file

CONFIG = "mkdocs.yml"


@immutable
class Version:
    """The cards of a project at one time, by kind and id, their kinds, and the files (by key) that hold no card."""

    cards: Mapping[str, Mapping[str, Card]]
    kinds: Mapping[str, Kind]
    unread: Mapping[Key, str]


def compare_revisions(settings: Settings, before: str, after: str | None) -> Changes:
    """What differs between the cards of two git revisions; the later one may be the files as they are (None).

    Raises:
        RevisionError: a revision cannot be had, or has no cards.
    """
    return _compare(read_version(settings, before), read_version(settings, after))


def read_version(settings: Settings, revision: str | None = None) -> Version:
    """The cards at a git revision, read with the kinds there were, or as the files are now.

    Raises:
        RevisionError: the revision cannot be had, or has no cards.
    """
    if revision is None:
        return _read(settings, settings)
    with tempfile.TemporaryDirectory(prefix="briefing-") as temporary:
        place = Path(temporary)
        write_revision(settings.root, revision, [CONFIG], place)
        then = _settings_at(place, settings, revision)
        if not then.cards_folder.resolve().is_relative_to(place.resolve()):
            raise RevisionError(f"{revision} has its cards outside the project, in {then.cards}")
        paths = [path for path in (then.cards, then.pack) if path and not Path(path).is_absolute()]
        write_revision(settings.root, revision, paths, place)
        if not then.cards_folder.is_dir():
            raise RevisionError(f"{revision} has no cards: there is no folder {then.cards} in it")
        return _read(then, settings)


def compare_parse(settings: Settings, progress: Progress = unwatched) -> tuple[Changes, tuple[Problem, ...]]:
    """What a parse now would change in the cards, and the articles that cannot be read.

    The parse writes to a copy of the cards, as `briefing parse` does to themselves: edits, deletions and renames count
    as they do there. The project stays as it is.
    """
    made = make_cards(settings, progress)
    with tempfile.TemporaryDirectory(prefix="briefing-") as temporary:
        copy = replace(settings, root=Path(temporary), pack=str(settings.root / settings.pack) if settings.pack else "")
        if settings.cards_folder.is_dir():
            shutil.copytree(settings.cards_folder, copy.cards_folder)
        outcome = write_cards(made.cards, copy.cards_folder, copy.layers, are_all_read=made.are_all_read)
        changes = _compare(_read(settings, settings), _read(copy, settings))
    known = {(f"{kind}/{name}", str(conflict)) for (kind, name), conflict in _conflicts(settings)}
    new = ((key, conflict) for key, conflict in outcome.conflicts if (key, str(conflict)) not in known)
    return replace(changes, conflicts=tuple(new)), (*made.problems, *outcome.problems)


def _compare(before: Version, after: Version) -> Changes:
    return compare_cards(before.cards, after.cards, after.kinds, before.kinds, before.unread, after.unread)


def _read(settings: Settings, now: Settings) -> Version:
    """The cards in the folder that `settings` name; what reading the cards of `now` gave is kept, and is not redone."""
    kinds = read_kinds(settings.layers)
    kept = KeptSheets(now.root, settings.layers, is_fixed=settings.root != now.root)
    read = read_cards(settings.cards_folder, kinds, settings.root, kept)
    cards: dict[str, dict[str, Card]] = {kind: {} for kind in kinds}
    for card in read.cards:
        cards[card.kind][card.id] = card
    unread = {(sheet.kind, sheet.stem): path for path, sheet in read.sheets.items() if sheet.card is None}
    return Version(cards, kinds, unread)


def _settings_at(place: Path, now: Settings, revision: str) -> Settings:
    """The settings as a revision had them; today's where it had no settings yet."""
    if not (place / CONFIG).is_file():
        return replace(now, root=place)
    try:
        return read_settings(place / CONFIG)
    except SettingsError as error:
        raise RevisionError(f"{revision}: {str(error).replace(str(place), '').lstrip('/')}") from error


def _conflicts(settings: Settings) -> Iterable[tuple[Key, Conflict]]:
    kinds = read_kinds(settings.layers)
    for (kind, name), base in read_conflicting(settings.cards_folder / PARSED).items():
        path = settings.cards_folder / kind / f"{name}.yml"
        if kind in kinds:
            for conflict in find_conflicts(base, read_yaml_file(path, ""), kinds[kind]):
                yield (kind, name), conflict
