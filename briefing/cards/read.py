"""Files in ``docs/cards/<kind>/`` → cards, with every problem of every file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from pathlib import Path

from briefing.cards.card import Card
from briefing.cards.decisions import FILE
from briefing.cards.fields import parse_fields
from briefing.cards.held_sheets import HeldSheets
from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.kinds import Kind
from briefing.cards.sheet import ENDINGS, CardFiles, ReadCards, Sheet
from briefing.cards.types import Report
from briefing.cards.types.field_type import did_you_mean
from briefing.kept import digest
from briefing.values import Problem
from briefing.yamlfile import Listing, Node, Scalar, YamlFile, decode_yaml, read_start, say_unreadable

UNKNOWN_KIND = "unknown-kind"
NO_CARDS = (FILE,)  # what else people write in the folder of the cards


def read_cards(
    folder: Path,
    kinds: Mapping[str, Kind],
    shown_root: Path,
    kept: KeptSheets | HeldSheets | None = None,
    changed: Mapping[str, bytes] | None = None,
    told: Set[str] | None = None,
) -> ReadCards:
    """Every card below `folder`; paths in problems are relative to `shown_root`. A broken file hides no other.

    Files that are as they were when they were `kept`, for the next run or the next reading, are not opened. The files
    whose paths `changed` has are read as if they held its bytes. Where all that changed since the last reading is known
    (`told`, places on the disk) and no card came or went, the disk is asked about nothing else.
    """
    if told is not None and isinstance(kept, HeldSheets) and (read := _read_told(kept, told, kinds)):
        return read
    sheets: dict[str, Sheet] = {}
    places: dict[str, str] = {}
    data: dict[str, bytes] = {}
    stats: dict[str, os.stat_result | None] = {}
    strays: list[Problem] = []
    for kind, kind_folder, shown in _find_folders(folder, kinds, shown_root, strays):
        for entry in _scan(kind_folder):
            stem, ending = os.path.splitext(entry.name)
            if ending not in ENDINGS or entry.name[0] == "." or not entry.is_file():
                continue
            path = f"{shown}/{entry.name}"
            places[path] = entry.path
            sheet = None
            if changed and path in changed:
                data[path] = changed[path]
                stats[path] = None
            else:
                try:
                    stat = entry.stat()
                    sheet = kept.find_by_stamp(path, kind.name, stem, stat) if kept else None
                    if sheet is None:
                        stats[path] = stat
                        data[path] = read_start(entry.path)
                        sheet = kept.find_by_bytes(path, kind.name, stem, data[path]) if kept else None
                except OSError as error:
                    stats[path] = None
                    sheet = Sheet(path, kind.name, stem, "", None, (), say_unreadable(error, path).problems)
            sheets[path] = sheet or read_sheet(decode_yaml(data[path], path), kind, stem, digest(data[path]))
    read = ReadCards(sheets, CardFiles(places, sheets, data), tuple(strays), tuple(stats))
    if kept:
        kept.keep(read, stats)
    return read


def _read_told(held: HeldSheets, told: Set[str], kinds: Mapping[str, Kind]) -> ReadCards | None:
    """The cards, where those in the files at `told` are all that changed; None where that is not so."""
    before, paths = held.last, held.find_told(told)
    if before is None or paths is None:
        return None
    sheets = dict(before.sheets)
    data: dict[str, bytes] = {}
    stats: dict[str, os.stat_result | None] = {}
    for path in paths:
        place, old = before.files.places[path], sheets[path]
        try:
            if not os.path.isfile(place):
                return None
            stats[path] = os.stat(place)
            data[path] = read_start(place)
        except OSError:
            return None
        sheet = held.find_by_bytes(path, old.kind, old.stem, data[path])
        sheets[path] = sheet or read_sheet(decode_yaml(data[path], path), kinds[old.kind], old.stem, digest(data[path]))
    read = ReadCards(sheets, CardFiles(before.files.places, sheets, data), before.strays, tuple(stats))
    held.keep(read, stats)
    return read


def _find_folders(
    folder: Path, kinds: Mapping[str, Kind], shown_root: Path, strays: list[Problem]
) -> list[tuple[Kind, Path, str]]:
    """The folders of cards with their kinds, in the order of kinds; what else is there is added to `strays`."""
    found = []
    order = {name: index for index, name in enumerate(kinds)}
    for entry in sorted(_scan(folder), key=lambda entry: (order.get(entry.name, len(order)), entry.name)):
        shown = _show(folder / entry.name, shown_root)
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            if entry.name.endswith(ENDINGS) and entry.name not in NO_CARDS:
                hint = did_you_mean(entry.name, NO_CARDS) or f"put it into the folder of its kind: {', '.join(kinds)}"
                strays.append(Problem(shown, 0, 0, UNKNOWN_KIND, "a card lies in the folder of its kind", hint))
        elif entry.name in kinds:
            found.append((kinds[entry.name], folder / entry.name, shown))
        else:
            hint = did_you_mean(entry.name, kinds) or f"the kinds are {', '.join(kinds)}"
            message = f"there is no kind of card called {entry.name}"
            strays.append(Problem(shown, 0, 0, UNKNOWN_KIND, message, hint))
    return found


def read_sheet(file: YamlFile, kind: Kind, stem: str, mark: str) -> Sheet:
    """What there is in `file`, called `stem` without its ending; `mark` stands for its bytes."""
    card, problems = read_card(file, kind, stem)
    return Sheet(file.path, kind.name, stem, mark, card, tuple(_read_ids(file)), problems)


def _read_ids(file: YamlFile) -> list[str]:
    """The id, then the former ones."""
    former = file.root.get("formerly")
    nodes: tuple[Node | None, ...] = former.items if isinstance(former, Listing) else (former,)
    return [node.text for node in (file.root.get("id"), *nodes) if isinstance(node, Scalar) and not node.is_absent]


def read_card(file: YamlFile, kind: Kind, stem: str) -> tuple[Card | None, tuple[Problem, ...]]:
    """The card in `file`, None where it lacks what every card of its kind must have, and all its problems."""
    if file.problems and not file.root.entries:
        return None, file.problems
    report = Report(file)
    what = f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}"
    values = parse_fields(file.root, kind.fields, what, report, also=("id", "title"))
    title = _read_name(file, "title", what, report)
    card_id = _read_name(file, "id", what, report)
    if card_id and card_id != stem:
        hint = f"write id: {stem}, or call the file {card_id}.yml"
        report.add("id-differs", file.find(["id"]), f"the id {card_id} is not the name of its file, {stem}.yml", hint)
    problems = sorted(report.problems, key=lambda problem: (problem.line, problem.column))
    if file.problems:  # what a syntax error swallowed is not missing
        return None, (*file.problems, *(problem for problem in problems if problem.check != "missing-field"))
    if values is None or not title or not card_id:
        return None, tuple(problems)
    return Card(kind.name, stem, title, values, file.path), tuple(problems)


def _read_name(file: YamlFile, name: str, what: str, report: Report) -> str:
    node = file.root.get(name)
    if isinstance(node, Scalar) and node.text.strip() and not node.is_absent:
        return node.text
    report.add("missing-field", file.root.key(name) or file.root, f"{what} needs {name}")
    return ""


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    """What is in the folder, by name; nothing where there is none."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _show(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
