"""A person's decision about identity, written into ``docs/cards/decisions.yml``."""

from __future__ import annotations

from datetime import date

from briefing.cards.decision_file import take_decisions
from briefing.cards.decisions import Decisions, Side, follow_renames
from briefing.cards.write import SCHEMAS
from briefing.editing.workspace import EditingError, Workspace
from briefing.values import immutable
from briefing.yamlfile import Plain, put

HEAD = f"# yaml-language-server: $schema={SCHEMAS}/decisions.json\n"


@immutable
class Ruling:
    """Who decides, when and why."""

    by: str
    on: date
    reason: str


def read_ruled(workspace: Workspace) -> Decisions:
    """The decisions there are, each card under the id that the parser knows it by.

    Raises:
        EditingError: their file has a mistake in it.
    """
    if not workspace.read(workspace.decisions):
        return Decisions()
    decisions = take_decisions(workspace.file(workspace.decisions))
    if decisions.problems:
        problem = decisions.problems[0]
        raise EditingError(f"{problem.place}: {problem.message}; mend it first")
    return follow_renames(decisions, workspace.renames)


def decide(workspace: Workspace, sides: tuple[Side, ...], ruling: Ruling, *, is_same: bool) -> None:
    """Add a decision at the end of the file; a file that is not there is made.

    Raises:
        EditingError: it goes against another decision.
    """
    path = workspace.decisions
    before = read_ruled(workspace)
    name = "same" if is_same else "not_same"
    told = [str(side) for side in sides]
    decision: dict[str, Plain] = {name: told, "by": ruling.by, "on": ruling.on, "reason": ruling.reason}
    if not workspace.read(path):
        workspace.write(path, HEAD.encode())
        number = 0
    else:
        number = _count(workspace)
    steps = ("decisions", number)
    workspace.edit(path, lambda text: put(text, steps, decision))
    problems = take_decisions(workspace.file(path)).problems
    if len(problems) > len(before.problems):
        lines = f"{problems[0].place}: {problems[0].message}"
        raise EditingError(f"this goes against another decision ({lines}): take that out first")
    workspace.tell(f"{workspace.show(path)}: {name}: {', '.join(told)}")


def _count(workspace: Workspace) -> int:
    listed = workspace.file(workspace.decisions).root.get("decisions")
    return len(getattr(listed, "items", ()))
