"""Briefings small enough to read, made of the files a case gives."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from briefing.cards.briefing import Briefing
from briefing.cards.conflicts import LIST
from briefing.cards.load import load_briefing
from briefing.cards.renames import PARSED, write_memory
from briefing.pack import PACKAGED
from briefing.settings import Settings
from briefing.sources.article import Article, Block
from briefing.values import Problem, Span

# The article that every case has, unless it gives another.
STORY = """\
The head of the main opposition group accused Moscow of killing 36 civilians in the province. "We have no such data," \
Mr Lavrov said. "We have no such data," he repeated.

More than 240,000 people have died and dozens are missing. Three Su-24M and SU 34 bombers took part, the ministry said.
"""
DIGEST = f"{7:064x}"
DEFAULTS = {
    "title": "title: A card\n",
    "evidence": "evidence:\n  - source: story\n    quote: Mr Lavrov said\n",
    "status": "status: candidate\n",
}
OWN = {
    "actor": {"type": "type: person\n"},
    "claim": {"act": "act: states\n", "mode": "mode: direct\n", "content": "content: Mr Lavrov said\n"},
    "casualty": {"outcome": "outcome: killed\n", "count": "count: 36\n", "scope": "scope: event\n"},
    "figure": {"count": "count: 36\n", "what": "what: Mr Lavrov\n"},
    "event": {"what": "what: Mr Lavrov said\n"},
    "aircraft": {"designation": "designation: Su-24M\n"},
    "place": {"kind": "kind: city\n"},
    "source": {"file": "file: story.txt\n", "sha256": f"sha256: {DIGEST}\n"},
    "dispute": {"question": "question: Was it so?\n", "kind": "kind: other\n"},
}


def read_cases(path: Path) -> dict[str, Any]:
    """The cases in the file, every scalar as text."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return data


def write_files(folder: Path, case: dict[str, Any]) -> None:
    """The files of a case below `folder`: its cards, each with what every card must have, and its decisions."""
    cards = case.get("cards", {})
    if not any(name.startswith("source/") for name in cards):
        cards = {"source/story": "", **cards}
    for name, text in cards.items():
        write_card_file(folder / "docs" / "cards", name, text, case.get("bare", []))
    bases: dict[str, dict[str, str]] = case.get("bases", {})  # what the parser made of a card, and was of its values
    for name, base in bases.items():
        parsed = folder / "docs" / "cards" / PARSED
        path = write_card_file(parsed, name, base["card"], [])
        path.write_text(path.read_text(encoding="utf-8") + base["was"], encoding="utf-8")
        write_memory(parsed / LIST, {(path.parent.name, path.stem): path.stem})
    if "decisions" in case:
        (folder / "docs" / "cards" / "decisions.yml").write_text(case["decisions"], encoding="utf-8")


def write_card_file(folder: Path, name: str, text: str, bare: Sequence[str]) -> Path:
    """The file of a card, with what every card must have but for the `bare` fields."""
    kind, card_id = name.split("/")
    path = folder / kind / (card_id if "." in card_id else f"{card_id}.yml")
    path.parent.mkdir(parents=True, exist_ok=True)
    needed = {"id": f"id: {path.stem}\n"} | DEFAULTS | OWN.get(kind, {})
    missing = "".join(line for key, line in needed.items() if f"\n{key}:" not in f"\n{text}" and key not in bare)
    path.write_text(text + missing, encoding="utf-8", newline="")
    return path


def make_project(folder: Path, case: dict[str, Any]) -> Settings:
    """The project of a case, with `seeds/story.txt`; its source card has the article's own digest."""
    story = case.get("story", STORY)
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "story.txt").write_text(story, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Test\nplugins: [briefing]\n", encoding="utf-8")
    digest = sha256(story.encode("utf-8")).hexdigest()
    cards = {"source/story": f"file: seeds/story.txt\nsha256: {digest}\n", **case.get("cards", {})}
    write_files(folder, {**case, "cards": cards})
    return Settings(folder)


def make_briefing(folder: Path, case: dict[str, Any]) -> Briefing:
    """The briefing of a case: its card files, each with what every card must have, and one article, `story`."""
    write_files(folder, case)
    text = case.get("story", STORY)
    article = Article("story", "story.txt", text, DIGEST, (Block("body", Span(0, len(text))),))
    articles = {} if case.get("story") == "" else {"story": article}
    return load_briefing(folder / "docs" / "cards", articles, PACKAGED, folder)


def say(problem: Problem, *, with_hint: bool = True) -> str:
    """``claim/a.yml:2:8 message (hint)``."""
    place = f"{problem.path.removeprefix('docs/cards/')}:{problem.line}:{problem.column}"
    return f"{place} {problem.message}" + (f" ({problem.hint})" if with_hint and problem.hint else "")
