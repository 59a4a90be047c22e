"""A project's folders: its articles and its cards are read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.kinds import read_kinds
from briefing.cards.load import load_briefing
from briefing.cards.read import read_cards
from briefing.cards.sheet import Sheet
from briefing.kept import is_settled, stamp_of
from briefing.pack import PACKAGED, Pack
from briefing.schema import write_schemas
from briefing.settings import Settings
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article
from briefing.values import Problem, immutable

Reader = Callable[[Path, str, Pack], Article | Problem]


@immutable
class Gathered:
    """The articles that could be read, by id, and what kept the others from it."""

    articles: Mapping[str, Article]
    problems: tuple[Problem, ...]


def show_path(path: Path, root: Path) -> str:
    """The path as messages show it: from `root` where it lies below, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


class HeldArticles:
    """The articles of the last reading by path, each with the stamp its file had where that can be trusted, else "".

    A file that says what it said gives the very same article.
    """

    def __init__(self) -> None:
        self._held: dict[Path, tuple[str, Article | Problem]] = {}

    def read(self, path: Path, shown: str, pack: Pack = PACKAGED) -> Article | Problem:
        """As `read_article`."""
        stamp, there = self._held.get(path, ("", None))
        try:
            stat = path.stat()
        except OSError:
            return read_article(path, shown, pack)
        if there is not None and stamp and stamp == stamp_of(stat):
            return there
        now = time.time_ns()
        read = read_article(path, shown, pack)
        if isinstance(read, Article) and isinstance(there, Article) and read.sha256 == there.sha256:
            read = there
        self._held[path] = stamp_of(stat) if is_settled(stat, now) else "", read
        return read


def read_each(
    paths: Iterable[Path], root: Path, problems: list[Problem], pack: Pack = PACKAGED, read_one: Reader = read_article
) -> Iterator[Article]:
    """The articles in the files of `paths`, one at a time as they are asked for, as `read_one` reads them.

    What keeps one from being read is added to `problems`, also that it has the id of another.
    """
    files: dict[str, str] = {}
    for path in paths:
        shown = show_path(path, root)
        read = read_one(path, shown, pack)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.id in files:
            problems.append(name_twin(read, files[read.id]))
        else:
            files[read.id] = read.file
            yield read


def name_twin(article: Article, other: str) -> Problem:
    """The problem that the article has the id of the one in the file `other`."""
    message = f"has the same id '{article.id}' as {other}"
    return Problem(article.file, 0, 0, "article-id", message, "rename one of the two files")


def gather_articles(
    paths: Iterable[Path], root: Path, pack: Pack = PACKAGED, read_one: Reader = read_article
) -> Gathered:
    """The articles in the files of `paths`; of two with one id the second is a problem."""
    problems: list[Problem] = []
    articles = {article.id: article for article in read_each(paths, root, problems, pack, read_one)}
    return Gathered(articles, tuple(problems))


def load_project(settings: Settings) -> Briefing:
    """The project's cards and articles as they are on disk, with every problem found in reading them."""
    gathered = gather_articles(find_articles(settings.seeds_folder), settings.root, settings.layers)
    return load_briefing(settings.cards_folder, gathered.articles, settings.layers, settings.root, gathered.problems)


def tell_editors(settings: Settings, sheets: Iterable[Sheet] | None = None) -> Problem | None:
    """Writes the schemas that editors read, where they change; a warning where they cannot be written.

    `sheets` are the cards' files as read; they are read anew where they are not given.
    """
    folder, pack = settings.cards_folder, settings.layers
    read = read_cards(folder, read_kinds(pack), settings.root).sheets.values() if sheets is None else sheets
    return write_schemas(read, folder, pack)
