"""A project's cards checked and mended: what the command line, the site and an editor's hook have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.held_sheets import HeldSheets
from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.kinds import read_kinds
from briefing.cards.load import load_briefing
from briefing.cards.read import read_cards
from briefing.cards.renames import PARSED
from briefing.checks import Checked, check_cards
from briefing.checks.fix import Fix
from briefing.checks.held_checks import HeldChecks
from briefing.checks.kept_checks import KeptChecks
from briefing.checks.mending import apply_fixes, find_fixes
from briefing.held import Held, are_same
from briefing.pack import Pack
from briefing.project import Gathered, HeldArticles, gather_articles
from briefing.settings import Settings
from briefing.sources import find_articles
from briefing.values import Problem, immutable
from briefing.yamlfile import hold_folder, write_bytes

MOST_ROUNDS = 20  # of fixes that make others possible; two or three are usual


@immutable
class Mended:
    """What became of the fixes: those `made`, and the problems of files that were not written."""

    made: tuple[Fix, ...]
    problems: tuple[Problem, ...] = ()


def check_project(settings: Settings, *, is_kept: bool = True) -> tuple[Briefing, Checked]:
    """The project's cards and articles as they are on disk, and every problem of theirs.

    What did not change since the last time is not worked out again, unless nothing may be kept (`is_kept` is False).
    """
    return _check(settings, _gather(settings), {}, is_kept=is_kept)


class Lookout:
    """A project that is looked at again and again: what did not change since the last look is not worked out again.

    `pack` are the words and rules that the project had when this was made: with others another begins anew. `held` is
    for those who make more of what is seen. Where it `is_once` that one looks, nothing is held.
    """

    def __init__(self, root: Path, pack: Pack, *, is_once: bool = False) -> None:
        self.pack = pack
        self.held = Held()
        self._articles = HeldArticles()
        self._gathered: Gathered | None = None
        sheets, checks = KeptSheets(root, pack), KeptChecks(root, pack)
        self._sheets = sheets if is_once else HeldSheets(sheets)
        self._checks = checks if is_once else HeldChecks(checks)

    def look(self, settings: Settings, cards: Set[str] | None = None) -> Briefing:
        """The project's cards and articles as they are on disk, with every problem of theirs.

        `cards` are the files of all cards that changed since the last look, and nothing else has, where that is known:
        the disk is not asked about the others.

        Raises:
            ValueError: the project's own words cannot be read.
        """
        folder, root = settings.cards_folder, settings.root
        if cards is None or self._gathered is None:
            paths = find_articles(settings.seeds_folder)
            self._gathered = gather_articles(paths, root, self.pack, self._articles.read)
        articles, problems = self._gathered.articles, self._gathered.problems
        briefing = load_briefing(folder, articles, self.pack, root, problems, self._sheets, told=cards, held=self.held)
        return replace(briefing, problems=check_cards(briefing, self._checks).problems)

    def are_cards(self, paths: Set[str]) -> bool:
        """Whether nothing else than cards that were there at the last look is in the files at `paths`."""
        return isinstance(self._sheets, HeldSheets) and self._sheets.find_told(paths) is not None

    def is_outdated(self, settings: Settings) -> bool:
        """Whether a card on the disk is another than at the last look. It is not looked at again by the next."""
        if not isinstance(self._sheets, HeldSheets) or self._sheets.last is None:
            return False
        before = self._sheets.last.sheets
        now = read_cards(settings.cards_folder, read_kinds(self.pack), settings.root, self._sheets).sheets
        return not are_same(tuple(before.values()), tuple(now.values()))


def mend_project(settings: Settings, *, is_dry: bool = False, is_kept: bool = True) -> Mended:
    """The fixes made to the project's cards, or those that would be (`is_dry`).

    They are worked out in memory until nothing is left to fix, and each file is then written once, only if it still
    holds what was read.
    """
    gathered = _gather(settings)
    changed: dict[str, bytes] = {}
    before: dict[str, bytes] = {}
    seen: dict[str, set[bytes]] = {}
    made: list[Fix] = []
    for _ in range(MOST_ROUNDS):
        briefing, checked = _check(settings, gathered, changed, is_kept=is_kept)
        is_done = True
        for path, fixes in find_fixes(briefing, checked.problems).items():
            data = briefing.files.data(path)
            new, done = apply_fixes(data, fixes)
            past = seen.setdefault(path, {data})
            if new not in past:  # no two fixes undo each other for ever
                past.add(new)
                before.setdefault(path, data)
                changed[path] = new
                made += done
                is_done = False
        if is_done:
            break
    if is_dry or not changed:
        return Mended(tuple(made))
    return _write(settings, changed, before, made)


def _write(
    settings: Settings, changed: Mapping[str, bytes], before: Mapping[str, bytes], made: Sequence[Fix]
) -> Mended:
    problems: list[Problem] = []
    left: set[str] = set()
    with hold_folder(settings.cards_folder / PARSED):
        for path, data in changed.items():
            try:
                if write_bytes(settings.root / path, data, only_if=before[path]):
                    continue
                message = "was edited while this ran, and is left as it is"
                problems.append(Problem(path, 0, 0, "not-written", message, "run it again"))
            except OSError as error:
                message = f"cannot be written: {error.strerror or error}"
                problems.append(Problem(path, 0, 0, "not-written", message, "nothing is lost or half-written"))
            left.add(path)
    return Mended(tuple(fix for fix in made if fix.path not in left), tuple(problems))


def _gather(settings: Settings) -> Gathered:
    return gather_articles(find_articles(settings.seeds_folder), settings.root, settings.layers)


def _check(
    settings: Settings, gathered: Gathered, changed: Mapping[str, bytes], *, is_kept: bool
) -> tuple[Briefing, Checked]:
    root, pack = settings.root, settings.layers
    briefing = load_briefing(
        settings.cards_folder,
        gathered.articles,
        pack,
        root,
        gathered.problems,
        KeptSheets(root, pack) if is_kept else None,
        changed,
    )
    return briefing, check_cards(briefing, KeptChecks(root, pack) if is_kept else None)
