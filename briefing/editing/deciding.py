"""A person's decision about identity, written into ``docs/cards/decisions.yml``."""

from __future__ import annotations

from datetime import date

from briefing.cards.decision_file import take_decisions
from briefing.cards.decisions import Decisions, Side, follow_renames
from briefing.cards.write import SCHEMAS
from briefing.editing.workspace import EditingError, Workspace
from briefing.values import immutable
from briefing.yamlfile import EditError, Listing, Mapped, Plain, read_yaml
from briefing.yamlfile.write import write_item

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
    file = workspace.file(workspace.decisions)
    if not file.root.entries:
        return Decisions()
    decisions = take_decisions(file)
    if decisions.problems:
        problem = decisions.problems[0]
        raise EditingError(f"{problem.place}: {problem.message}; mend it first")
    return follow_renames(decisions, workspace.renames)


def decide(
    workspace: Workspace, sides: tuple[Side, ...], ruling: Ruling, *, is_same: bool, is_first: bool = False
) -> None:
    """Add a decision at the end of the file, or as its first: a card has the id that is named first.

    A file that is not there is made.

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
    if is_first:
        workspace.edit(path, lambda text: _put_first(text, decision))
        number = 0
    else:
        workspace.put(path, ("decisions", number), decision)
    workspace.edit(path, lambda text: _unquote_day(text, number))
    problems = take_decisions(workspace.file(path)).problems
    if len(problems) > len(before.problems):
        lines = f"{problems[0].place}: {problems[0].message}"
        raise EditingError(f"this goes against another decision ({lines}): take that out first")
    workspace.tell(f"{workspace.show(path)}: {name}: {', '.join(told)}")


def _count(workspace: Workspace) -> int:
    listed = workspace.file(workspace.decisions).root.get("decisions")
    return len(listed.items) if isinstance(listed, Listing) else 0


def _put_first(text: str, decision: Plain) -> str:
    """The file with another decision above the others."""
    start = read_yaml(text).find(["decisions"]).start
    indent = start - text.rfind("\n", 0, start) - 1
    if text[start : start + 1] != "-":
        raise EditError("the decisions do not stand one below the other")
    written = write_item(decision, indent).replace("\n", "\r\n" if "\r\n" in text else "\n")
    return text[:start] + written[indent:] + " " * indent + text[start:]


def _unquote_day(text: str, number: int) -> str:
    """The file with `on` as people write it: we take it for no truth value, and so needs no quotation marks."""
    decision = read_yaml(text).find(["decisions", number])
    key = decision.key("on") if isinstance(decision, Mapped) else None
    return text if key is None else text[: key.start] + "on" + text[key.end :]
