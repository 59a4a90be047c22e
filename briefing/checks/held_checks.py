"""What each check said of each card, held by a program that checks again and again."""

from __future__ import annotations

from collections.abc import Mapping, Set

from briefing.cards.briefing import Briefing
from briefing.checks.desk import Desk, Question
from briefing.checks.kept_checks import KeptChecks, Saying
from briefing.values import Problem, immutable

# What the answer to a question rests on: cards of the kind that the question names, or of these kinds, or something
# else of the briefing. What is not here is asked again each time.
OF_ITS_KIND = ("has", "card", "names", "holders", "called")
OF_ONE = ("has", "card", "holders")  # among them: it rests on cards of the name in the question, and no others
ARTICLES, DECISIONS, CONFLICTS, ALWAYS = " articles", " decisions", " conflicts", " always"  # no kinds are called so
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "parts": ("casualty",),
    "parted": (DECISIONS,),
    "article": (ARTICLES,),
    "files": (ARTICLES,),
    "sources": (ARTICLES,),
    "changed": (ARTICLES, "source"),
    "base": (CONFLICTS,),
}


@immutable
class _Said:
    """What the checks said of a file when its bytes were those of `digest`, and all their problems."""

    digest: str
    sayings: Mapping[str, Saying]
    problems: tuple[Problem, ...]


class HeldChecks:
    """What the checks said of the cards the last time, and which cards asked what.

    The first time takes what was `kept` on disk.
    """

    def __init__(self, kept: KeptChecks) -> None:
        self._kept: KeptChecks | None = kept
        self._said: dict[str, _Said] = {}
        self._marks: dict[tuple[str, ...], dict[Question, str]] = {}  # by what the answers rest on
        self._askers: dict[Question, set[str]] = {}
        self._briefing: Briefing | None = None  # of which they said it
        self._now: Briefing | None = None  # that is being checked

    def find(self, path: str, digest: str) -> Mapping[str, Saying] | None:
        """What the checks said of the file at `path` when its bytes were those of `digest`; None: not known."""
        if self._kept:
            return self._kept.find(path, digest)
        said = self._said.get(path)
        return said.sayings if said and said.digest == digest else None

    def problems_of(self, path: str, digest: str) -> tuple[Problem, ...] | None:
        """All problems with a card that is not stale; None where its file did not hold the bytes of `digest`."""
        said = self._said.get(path)
        return said.problems if said and said.digest == digest else None

    def find_stale(self, desk: Desk) -> Set[str]:
        """The files with cards of which some check asked a question that has another answer now."""
        changed, names = _find_changed(self._briefing, desk.briefing) if self._briefing else (set(), set())
        self._now = desk.briefing
        stale: set[str] = set()
        for ground, marks in self._marks.items():
            if changed.isdisjoint(ground):
                continue
            for question, mark in marks.items():
                is_of_others = question[0] in OF_ONE and question[1:] not in names
                if not is_of_others and desk.mark(question) != mark:
                    stale |= self._askers[question]
        return stale

    def keep(self, sayings: Mapping[tuple[str, str], Mapping[str, Saying] | None]) -> None:
        """Hold these by path and digest, and no others; None stands for what was held already and is the same."""
        if self._kept:
            self._kept.keep(sayings)
            self._kept = None
        held = {}
        for (path, digest), said in sayings.items():
            if said is None:
                held[path] = self._said.pop(path)
            else:
                problems = tuple(problem for saying in said.values() for problem in saying.problems)
                held[path] = _Said(digest, said, problems)
        for path, gone in self._said.items():  # and those said anew
            for question in _questions_of(gone):
                self._forget(question, path)
        for (path, _), said in sayings.items():
            if said is not None:
                for saying in said.values():
                    for question, mark in saying.asked.items():
                        self._marks.setdefault(_rests_on(question), {})[question] = mark
                for question in _questions_of(held[path]):
                    self._askers.setdefault(question, set()).add(path)
        self._said, self._briefing = held, self._now

    def _forget(self, question: Question, path: str) -> None:
        self._askers[question].discard(path)
        if not self._askers[question]:
            del self._askers[question], self._marks[_rests_on(question)][question]


def _questions_of(said: _Said) -> set[Question]:
    return {question for saying in said.sayings.values() for question in saying.asked}


def _rests_on(question: Question) -> tuple[str, ...]:
    name, *about = question
    return (about[0],) if name in OF_ITS_KIND else RESTS_ON.get(name, (ALWAYS,))


def _find_changed(before: Briefing, now: Briefing) -> tuple[set[str], set[Question]]:
    """What answers rest on and is another than before; and each card that is, by its kind with all of its names."""
    names: set[Question] = {
        (sheet.kind, name)
        for some, others in ((before.sheets, now.sheets), (now.sheets, before.sheets))
        for path, sheet in some.items()
        if others.get(path) is not sheet
        for name in (sheet.stem, *sheet.ids)
    }
    changed = {ALWAYS, *(kind for kind, _ in names)}
    if before.articles != now.articles:
        changed.add(ARTICLES)
    if before.decisions.all != now.decisions.all:
        changed.add(DECISIONS)
    if before.conflicting != now.conflicting:
        changed.add(CONFLICTS)
    return changed, names
