"""The edge: a version of this repository → what it exports for a folder of articles."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.comparison.changes import KINDS, Export, Item
from briefing.git import RevisionError, write_revision
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article

PACKAGE = "briefing"


class VersionError(Exception):
    """A version that cannot be had or does not parse; the message is for people."""


@dataclass(frozen=True, slots=True)
class Exports:
    """What a version made of the articles, by the articles' names, and what it said about those it could not read."""

    articles: Mapping[str, Export]
    notes: str = ""


def is_export(path: Path) -> bool:
    """Whether `path` is a folder of exported JSON."""
    return path.is_dir() and any(path.glob("*.json"))


def export_version(version: str | None, folder: Path, repository: Path) -> Exports:
    """What `version` makes of the articles in `folder`.

    `version` is a folder of earlier exports, a revision of the git `repository`, or None for the repository's files as
    they are.

    Raises:
        VersionError: it is none of these, or its parse fails.
    """
    if version is None:
        return run_version(repository, folder)
    if is_export(Path(version)):
        return read_exports(Path(version), folder)
    with tempfile.TemporaryDirectory(prefix="briefing-") as place:
        try:
            write_revision(repository, version, [PACKAGE], Path(place))
        except RevisionError as error:
            raise VersionError(f"{error}; give a revision, or a folder of exported JSON") from error
        if not (Path(place) / PACKAGE).is_dir():
            raise VersionError("this revision has no package in it")
        return run_version(Path(place), folder)


def run_version(place: Path, folder: Path) -> Exports:
    """Parses the articles in `folder` with the package that lies in `place` and this Python's other packages.

    Raises:
        VersionError: the parse fails; articles that cannot be read are no failure.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as temporary:
        out = Path(temporary)
        lines = out / "attributions.jsonl"
        options = ["--export", str(out), "--export-attributions", str(lines)]
        command = [sys.executable, "-m", PACKAGE, "parse", str(folder.resolve()), *options]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        if not lines.exists():  # it is written last
            raise VersionError(f"the parse fails:\n{done.stderr.strip() or done.stdout.strip()}")
        return Exports(read_exports(out, folder).articles, done.stderr.strip())


def read_exports(exports: Path, folder: Path) -> Exports:
    """The exports in a folder: `NAME.json` for each article, and the lines of attributions in any `*.jsonl`.

    The words of attributions are taken from the articles in `folder`, read as the present version reads them.

    Raises:
        VersionError: a file there is no export.
    """
    texts = _read_texts(folder)
    articles: dict[str, dict[str, Sequence[Item]]] = {}
    try:
        for path in sorted(exports.glob("*.json")):
            given = json.loads(path.read_text(encoding="utf-8"))
            kinds = {kind.name: given.get(kind.name, ()) for kind in KINDS}
            articles[path.stem] = {name: [_in_words(item) for item in items] for name, items in kinds.items()}
        for path in sorted(exports.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                given = json.loads(line)
                text = texts.get(given["article"], "")
                found = [_slice(statement, text) for statement in given["attributions"]]
                articles.setdefault(given["article"], {})["attributions"] = found
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise VersionError(f"{path} is no export of a parse ({error or type(error).__name__})") from error
    return Exports(articles)


def _read_texts(folder: Path) -> dict[str, str]:
    read = (read_article(path, path.name) for path in find_articles(folder))
    return {Path(article.file).stem: article.text for article in read if isinstance(article, Article)}


def _in_words(item: Mapping[str, Any]) -> Item:
    return {name: _words_of(value) for name, value in item.items()}


def _words_of(value: object) -> str:
    """A value of an export as words: a list joined by semicolons, a mapping by colons, what is not known as nothing."""
    if isinstance(value, Mapping):
        return ": ".join(map(_words_of, value.values()))
    if isinstance(value, list):
        return "; ".join(map(_words_of, value))
    return "" if value is None else str(value)


def _slice(statement: Mapping[str, Sequence[Sequence[int]]], text: str) -> Item:
    return {name: " ".join(text[start:end] for start, end in spans) for name, spans in statement.items()}
