"""A project of short articles made up for tests of parsing many, and who reads them."""

from __future__ import annotations

from pathlib import Path

from briefing.parsing import Hands, parse_project
from briefing.settings import Settings

NAMES = ("Anna Berg", "Omar Haddad", "Lena Vogt", "Paul Okafor", "Mira Sato", "Juan Rivas", "Ida Holm", "Karim Aziz")
TOWNS = ("Homs", "Aden", "Goma", "Mosul")
ARTICLE = """Shelling in {town} kills {toll}

Shelling on 12 May 2015 killed {toll} people in {town}, Defence Minister {name} said. The army spokesman denied
on Wednesday that its guns had fired at {town}.

"Nobody of ours was there," Mr {family} told reporters, according to Reuters. Article {number} ends here.
"""


def write_article(folder: Path, number: int, more: str = "") -> Path:
    """An article's file: some of them tell of one event, and contradict each other on its toll."""
    name = NAMES[number % len(NAMES)]
    text = ARTICLE.format(
        town=TOWNS[number // 2 % len(TOWNS)], toll=3 + number, name=name, family=name.split()[1], number=number
    )
    path = folder / f"article-{number:03}.txt"
    path.write_text(text + more, encoding="utf-8")
    return path


def write_project(root: Path, count: int) -> Settings:
    """A project of so many articles and no cards."""
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Made up\nplugins: [briefing]\n", encoding="utf-8")
    for number in range(count):
        write_article(root / "seeds", number)
    return Settings(root)


def files_of(folder: Path) -> dict[str, bytes]:
    """What lies below the folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def parse_with(settings: Settings, hands: Hands, *, is_kept: bool = False) -> tuple[dict[str, bytes], list[str]]:
    """The cards that a parse by `hands` writes where there were none, and what it says of problems."""
    _, _, problems = parse_project(settings, hands=hands, is_kept=is_kept)
    return files_of(settings.cards_folder), [str(problem) for problem in problems]
