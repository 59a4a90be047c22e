"""A project's folders: its articles are read, its cards written and read back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.build import build_cards
from briefing.cards.card import Card
from briefing.cards.decision_file import read_decisions
from briefing.cards.decisions import FILE, Decisions, follow_renames
from briefing.cards.identity import Known, find_written
from briefing.cards.kinds import read_kinds
from briefing.cards.load import load_briefing
from briefing.cards.read import read_cards
from briefing.cards.renames import PARSED, read_renames
from briefing.cards.sheet import Sheet
from briefing.cards.store import Outcome, recover_cards, write_cards
from briefing.pack import PACKAGED, Pack
from briefing.pipeline import Parse, bring_together, read_closely
from briefing.schema import write_schemas
from briefing.settings import Settings
from briefing.sources import find_articles, read_article
from briefing.sources.article import Article
from briefing.values import Problem, immutable
from briefing.yamlfile import hold_folder

Progress = Callable[[Collection[Article]], Iterable[Article]]  # wraps what is gone through, to show how far it is


@immutable
class Gathered:
    """The articles that could be read, by id, and what kept the others from it."""

    articles: Mapping[str, Article]
    problems: tuple[Problem, ...]


@immutable
class Decided:
    """What people decided about identity, and the cards they named as these were last written."""

    decisions: Decisions
    known: Known


@immutable
class Made:
    """The cards that the parser makes of the articles; where not all could be read, others may be missing."""

    parse: Parse
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    are_all_read: bool


def show_path(path: Path, root: Path) -> str:
    """The path as messages show it: from `root` where it lies below, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_each(paths: Iterable[Path], root: Path, problems: list[Problem], pack: Pack = PACKAGED) -> Iterator[Article]:
    """The articles in the files of `paths`, one at a time as they are asked for.

    What keeps one from being read is added to `problems`, also that it has the id of another.
    """
    files: dict[str, str] = {}
    for path in paths:
        shown = show_path(path, root)
        read = read_article(path, shown, pack)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.id in files:
            message = f"has the same id '{read.id}' as {files[read.id]}"
            problems.append(Problem(shown, 0, 0, "article-id", message, "rename one of the two files"))
        else:
            files[read.id] = read.file
            yield read


def gather_articles(paths: Iterable[Path], root: Path, pack: Pack = PACKAGED) -> Gathered:
    """The articles in the files of `paths`; of two with one id the second is a problem."""
    problems: list[Problem] = []
    articles = {article.id: article for article in read_each(paths, root, problems, pack)}
    return Gathered(articles, tuple(problems))


def make_cards(settings: Settings, progress: Progress = iter) -> Made:
    """What the project's articles give; nothing is written."""
    paths = find_articles(settings.seeds_folder)
    gathered = gather_articles(paths, settings.root, settings.layers)
    articles = progress(gathered.articles.values())
    decided = read_decided(settings)
    readings = (read_closely(article, settings.layers) for article in articles)
    parse = bring_together(readings, settings.layers, decided.decisions, decided.known)
    cards = build_cards(parse.readings, parse.links, parse.facts, settings.layers, decided.decisions, decided.known)
    problems = (*gathered.problems, *decided.decisions.problems)
    return Made(parse, tuple(cards), problems, bool(paths) and not gathered.problems)


def parse_project(settings: Settings, progress: Progress = iter) -> tuple[Parse, Outcome, tuple[Problem, ...]]:
    """The parse of all the project's articles, what became of each card, and the articles that could not be read.

    Cards are written below the cards folder; what a person edited, deleted or renamed there stays so. As long as an
    article cannot be read, or none is found, no card is removed.
    """
    with suppress(OSError), hold_folder(settings.cards_folder / PARSED):  # what keeps it from this is told below
        recover_cards(settings.cards_folder)
    made = make_cards(settings, progress)
    outcome = write_cards(made.cards, settings.cards_folder, settings.layers, are_all_read=made.are_all_read)
    return made.parse, outcome, (*made.problems, *outcome.problems)


def read_decided(settings: Settings) -> Decided:
    """The project's decisions, with the cards they name under the ids that the parser knows these by."""
    folder = settings.cards_folder
    decisions = read_decisions(folder / FILE, show_path(folder / FILE, settings.root))
    followed = follow_renames(decisions, read_renames(folder / PARSED)) if decisions.all else decisions
    return Decided(followed, find_written(followed, folder))


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
