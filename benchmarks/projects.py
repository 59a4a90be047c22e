"""Projects that several benchmarks measure: cards as parsing makes them, and plain MkDocs projects of the same.

    python -m benchmarks.projects FOLDER [--cards N]

makes one to try things on. `make_project` writes made-up articles (``benchmarks/linking.py``) into `seeds/` and has
`briefing parse` make their cards: of all kinds, about ten an article, 21 of a single one. `make_same_pages` and
`make_short_pages` turn such a project into plain MkDocs projects. All have Material with its search, and nothing else.
Nothing is kept in them of what was made on the way.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.linking import make_articles

AN_ARTICLE = 10  # cards, about
SETTLE = 2.1  # seconds until the disk's own word for a changed file is trusted (docs/decisions/kept-work.md)
COMMON = "site_name: Benchmark\ntheme:\n  name: material\n  font: false\nuse_directory_urls: false\n"
BRIEFING = "plugins:\n  - search\n  - briefing:\n      parse: false\n"
PLAIN = "nav:\n  - index.md\nnot_in_nav: |\n  *.md\nplugins:\n  - search\n"  # out of the navigation, as cards are


def make_project(root: Path, cards: int) -> int:
    """A briefing project of about so many cards in the folder `root`, which is made; gives their exact number."""
    (root / "seeds").mkdir(parents=True)
    for article in make_articles(max(1, round(cards / AN_ARTICLE))):
        (root / "seeds" / article.file).write_text(article.text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(COMMON + BRIEFING, encoding="utf-8")
    run_briefing("parse", "--no-cache", "--project", str(root))
    return len(list_cards(root))


def make_same_pages(project: Path, root: Path) -> int:
    """A plain project with the pages that `project`'s site has, as HTML in Markdown files; gives their number."""
    run_briefing("render", str(root / "docs"), "--project", str(project))
    (root / "mkdocs.yml").write_text(COMMON + PLAIN, encoding="utf-8")
    return sum(1 for _ in (root / "docs").rglob("*.md"))


def make_short_pages(project: Path, root: Path) -> int:
    """A plain project with a page of Markdown for each card of `project`, of the same words; gives their number."""
    (root / "docs").mkdir(parents=True)
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    cards = list_cards(project)
    for path in cards:
        card = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        lines = [f"# {card.pop('title')}", *(f"- **{name}** {value}" for name, value in list_texts(card))]
        page = root / "docs" / path.parent.name / f"{path.stem}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(COMMON + PLAIN, encoding="utf-8")
    return len(cards)


def list_cards(project: Path) -> list[Path]:
    """The files of a project's cards, by kind and name."""
    return sorted((project / "docs/cards").glob("[!.]*/*.yml"))


def list_texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number in what a card's file holds, with the name of the field it stands in."""
    if isinstance(value, dict):
        for below, item in value.items():
            yield from list_texts(item, str(below))
    elif isinstance(value, list):
        for item in value:
            yield from list_texts(item, name)
    else:
        yield name, str(value)


def run_briefing(*arguments: str) -> None:
    """One command of `briefing`, in a process of its own: what it holds does not count for whoever measures."""
    done = subprocess.run([sys.executable, "-m", "briefing", *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"briefing {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


def main() -> None:
    """Makes a project in a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cards", type=int, default=1_000)
    options = parser.parse_args()
    if options.folder.exists():
        sys.exit(f"{options.folder} is there already")
    print(f"{make_project(options.folder, options.cards):,} cards in {options.folder}")


if __name__ == "__main__":
    main()
