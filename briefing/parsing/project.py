"""A project's articles parsed, and its cards written."""

from __future__ import annotations

from contextlib import suppress

from briefing.cards.build import build_cards
from briefing.cards.card import Card
from briefing.cards.decision_file import read_decisions
from briefing.cards.decisions import FILE, Decisions, follow_renames
from briefing.cards.identity import Known, find_written
from briefing.cards.renames import PARSED, read_renames
from briefing.cards.store import Outcome, recover_cards, write_cards
from briefing.parsing.gather import Progress, gather_singles, unwatched
from briefing.parsing.hands import ALONE, Hands
from briefing.pipeline import Parse, bring_singles
from briefing.project import show_path
from briefing.settings import Settings
from briefing.sources import find_articles
from briefing.values import Problem, immutable
from briefing.yamlfile import hold_folder


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


def make_cards(
    settings: Settings, progress: Progress = unwatched, hands: Hands = ALONE, *, is_kept: bool = True
) -> Made:
    """What the project's articles give, read by `hands`; no card is written.

    Where `is_kept`, what an earlier run made of the single articles is taken from `.cache/briefing`, and kept there.

    Raises:
        TeamError: those asked to read the articles cannot.
    """
    pack = settings.layers
    paths = find_articles(settings.seeds_folder)
    gathered = gather_singles(paths, settings.root, pack, hands, progress, is_kept=is_kept)
    decided = read_decided(settings)
    parse = bring_singles(gathered.singles, pack, decided.decisions, decided.known)
    cards = build_cards(parse.readings, parse.links, parse.facts, pack, decided.decisions, decided.known)
    problems = (*gathered.problems, *decided.decisions.problems)
    return Made(parse, tuple(cards), problems, bool(paths) and not gathered.problems)


def parse_project(
    settings: Settings, progress: Progress = unwatched, hands: Hands = ALONE, *, is_kept: bool = True
) -> tuple[Parse, Outcome, tuple[Problem, ...]]:
    """The parse of all the project's articles, what became of each card, and the articles that could not be read.

    Cards are written below the cards folder; what a person edited, deleted or renamed there stays so. As long as an
    article cannot be read, or none is found, no card is removed. For `hands`, `is_kept` and errors see `make_cards`.
    """
    with suppress(OSError), hold_folder(settings.cards_folder / PARSED):  # what keeps it from this is told below
        recover_cards(settings.cards_folder)
    made = make_cards(settings, progress, hands, is_kept=is_kept)
    outcome = write_cards(made.cards, settings.cards_folder, settings.layers, are_all_read=made.are_all_read)
    return made.parse, outcome, (*made.problems, *outcome.problems)


def read_decided(settings: Settings) -> Decided:
    """The project's decisions, with the cards they name under the ids that the parser knows these by."""
    folder = settings.cards_folder
    decisions = read_decisions(folder / FILE, show_path(folder / FILE, settings.root))
    followed = follow_renames(decisions, read_renames(folder / PARSED)) if decisions.all else decisions
    return Decided(followed, find_written(followed, folder))
