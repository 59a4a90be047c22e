"""Files in ``docs/cards/<kind>/`` → cards, with every problem of every file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.cards.card import Card
from briefing.cards.fields import parse_fields
from briefing.cards.kinds import Kind
from briefing.cards.types import Report
from briefing.cards.types.field_type import did_you_mean
from briefing.values import Problem, immutable
from briefing.yamlfile import Scalar, YamlFile, read_yaml_file


@immutable
class ReadCards:
    """The cards that could be read, in the order of kinds and ids, and every file by its path, broken ones included."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    files: Mapping[str, YamlFile]


def read_cards(folder: Path, kinds: Mapping[str, Kind], shown_root: Path) -> ReadCards:
    """Every card below `folder`; paths in problems are relative to `shown_root`. A broken file hides no other."""
    cards: list[Card] = []
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    order = {name: index for index, name in enumerate(kinds)}
    folders = [path for path in _listed(folder) if path.is_dir() and not path.name.startswith(".")]
    for kind_folder in sorted(folders, key=lambda path: (order.get(path.name, len(order)), path.name)):
        kind = kinds.get(kind_folder.name)
        shown = _show(kind_folder, shown_root)
        if kind is None:
            hint = did_you_mean(kind_folder.name, kinds) or f"the kinds are {', '.join(kinds)}"
            message = f"there is no kind of card called {kind_folder.name}"
            problems.append(Problem(shown, 0, 0, "unknown-kind", message, hint))
            continue
        for path in _listed(kind_folder):
            if path.suffix not in (".yml", ".yaml") or path.name.startswith(".") or not path.is_file():
                continue
            file = read_yaml_file(path, f"{shown}/{path.name}")
            files[file.path] = file
            card, found = read_card(file, kind, path.stem)
            problems += found
            if card:
                cards.append(card)
    return ReadCards(tuple(cards), tuple(problems), files)


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


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else []


def _show(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
