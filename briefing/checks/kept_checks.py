"""What each check said of each card, kept for the next run with what it had asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefing.cards.packed import TAB, pack_problem, unpack_problem
from briefing.checks.desk import Question
from briefing.kept import FOLDER, KeptFile, find_key, name_line
from briefing.pack import Pack
from briefing.values import Problem, immutable

FILE = "checks"


@immutable
class Saying:
    """A check's problems with one card, and the questions it asked besides, with the marks of the answers."""

    asked: Mapping[Question, str]
    problems: tuple[Problem, ...]


class KeptChecks:
    """What the checks said of the cards in an earlier run; one that asked nothing and found nothing has no saying."""

    def __init__(self, root: Path, pack: Pack) -> None:
        self._file = KeptFile(root / FOLDER / FILE, find_key(pack))
        self._lines = {line[: line.index(TAB)]: line for line in self._file.lines}

    def find(self, path: str, digest: str) -> Mapping[str, Saying] | None:
        """What the checks said of the file at `path` when its bytes were those of `digest`; None: not known."""
        line = self._lines.get(name_line(path))
        if line is None:
            return None
        _, mark, packed = line.split(TAB)
        if mark != digest:
            return None
        return {
            check: Saying(
                {tuple(question): answer for answer, *question in asked},
                tuple(unpack_problem(problem, path) for problem in problems),
            )
            for check, (asked, problems) in json.loads(packed).items()
        }

    def keep(self, sayings: Mapping[tuple[str, str], Mapping[str, Saying] | None]) -> None:
        """Keep these by path and digest, and no others; None stands for what was kept already and is the same."""
        lines = []
        for (path, digest), said in sayings.items():
            name = name_line(path)
            if said is None:
                lines.append(self._lines[name])
                continue
            packed = {
                check: (
                    [(answer, *question) for question, answer in saying.asked.items()],
                    [pack_problem(problem) for problem in saying.problems],
                )
                for check, saying in said.items()
                if saying.asked or saying.problems
            }
            lines.append(TAB.join((name, digest, json.dumps(packed))))
        self._file.write(lines)
