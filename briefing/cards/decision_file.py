"""``docs/cards/decisions.yml`` → decisions, with every problem of the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing.cards.decisions import BY_SOURCE, CHECK, KINDS, NO_DECISIONS, SIDE, Decision, Decisions, Side
from briefing.cards.types.field_type import did_you_mean
from briefing.values import Problem
from briefing.yamlfile import Listing, Mapped, Node, Scalar, YamlFile, read_yaml_file

_KEYS = ("same", "not_same", "by", "on", "reason")


def read_decisions(path: Path, shown: str) -> Decisions:
    """The decisions in the file at `path`, called `shown` in its problems; none where there is no such file."""
    if not path.is_file():
        return NO_DECISIONS
    return take_decisions(read_yaml_file(path, shown))


def take_decisions(file: YamlFile) -> Decisions:
    """The decisions in a file as read."""
    if file.problems:
        return Decisions((), file, file.problems)
    reader = _Reader(file)
    read = reader.read_all()
    kept = tuple(decision for decision in read if not reader.contradicts(decision, read))
    return Decisions(kept, file, tuple(reader.problems))


class _Reader:
    """One file while it is read."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def report(self, node: Node | None, message: str, hint: str = "") -> None:
        """Add a problem at `node`."""
        self.problems.append(self.file.problem(node, CHECK, message, hint))

    def read_all(self) -> list[Decision]:
        """Every decision that can be read."""
        listed = self.file.root.get("decisions")
        for key, _ in self.file.root.entries:
            if key.text != "decisions":
                self.report(key, f"there is no {key.text} here", "the decisions stand in a list below `decisions:`")
        if isinstance(listed, Scalar) and listed.is_absent:
            return []
        if not isinstance(listed, Listing):
            self.report(
                listed or self.file.root, "the decisions are not a list", "begin each with `- same:` or `- not_same:`"
            )
            return []
        read = (self.read_one(node, place) for place, node in enumerate(listed.items))
        return [decision for decision in read if decision is not None]

    def read_one(self, node: Node, place: int) -> Decision | None:
        """One decision, None where it lacks anything."""
        if not isinstance(node, Mapped):
            self.report(node, "this is not a decision", "write `same:` or `not_same:` with a list of cards")
            return None
        before = len(self.problems)
        for key, _ in node.entries:
            if key.text not in _KEYS:
                hint = did_you_mean(key.text, _KEYS) or f"a decision has {', '.join(_KEYS)}"
                self.report(key, f"a decision has no {key.text}", hint)
        named = [key for key, _ in node.entries if key.text in ("same", "not_same")]
        if len(named) != 1:
            message = "a decision says either same or not_same" if named else "a decision needs same or not_same"
            self.report(named[1] if named else node, message, "write two decisions" if named else "")
        sides = self.read_sides(node.get(named[0].text)) if named else ()
        by, reason = self.read_text(node, "by"), self.read_text(node, "reason")
        on = self.read_day(node)
        if len(self.problems) > before or on is None:
            return None
        return Decision(named[0].text == "same", sides, by, on, reason, place)

    def read_sides(self, node: Node | None) -> tuple[Side, ...]:
        """The cards a decision is about."""
        items = node.items if isinstance(node, Listing) else (node,)
        sides = [(item, side) for item in items if (side := self.read_side(item))]
        if len(items) < 2:
            self.report(node, "a decision is about two cards or more", "write [actor/one, actor/other]")
        kinds = list(dict.fromkeys(side.kind for _, side in sides))
        seen: set[Side] = set()
        for item, side in sides:
            if side.kind != kinds[0]:
                self.report(item, f"cards of {kinds[0]} and {side.kind} cannot be compared", "name cards of one kind")
            elif side in seen:
                self.report(item, f"{side} is named twice", "name each once; add `in` and a source to tell them apart")
            seen.add(side)
        return tuple(side for _, side in sides)

    def read_side(self, item: Node | None) -> Side | None:
        """``actor/omar-karimi``, ``actor/omar-karimi in reuters-raid``."""
        match = SIDE.fullmatch(item.text) if isinstance(item, Scalar) else None
        if match is None:
            self.report(
                item, "this names no card", "write its kind and id: actor/omar-karimi, or actor/omar-karimi in a-source"
            )
            return None
        side = Side(match[1], match[2], match[3] or "")
        if side.kind not in KINDS:
            hint = did_you_mean(side.kind, KINDS) or f"identity is decided for {', '.join(KINDS)}"
            self.report(item, f"nothing is decided about {side.kind} cards", hint)
            return None
        if side.source and side.kind not in BY_SOURCE:
            self.report(item, f"a {side.kind} cannot be told apart by its sources", f"only {', '.join(BY_SOURCE)} can")
            return None
        return side

    def read_text(self, node: Mapped, name: str) -> str:
        """A field that holds text."""
        found = node.get(name)
        if isinstance(found, Scalar) and found.text.strip() and not found.is_absent:
            return " ".join(found.text.split())
        hint = {"by": "a decision is a person's: name them", "reason": "say why, for whoever asks next year"}[name]
        self.report(node.key(name) or node, f"a decision needs {name}", hint)
        return ""

    def read_day(self, node: Mapped) -> date | None:
        """The day in `on`."""
        found = node.get("on")
        if isinstance(found, Scalar) and not found.is_absent:
            try:
                return date.fromisoformat(found.text.strip())
            except ValueError:
                self.report(found, f"{found.text} is not a day", "write it as 2026-11-26")
                return None
        self.report(node.key("on") or node, "a decision needs on", "the day it was made: 2026-11-26")
        return None

    def contradicts(self, decision: Decision, among: Sequence[Decision]) -> bool:
        """Whether a "not the same" goes against what others say, one by one or taken together; then it is reported."""
        if decision.is_same:
            return False
        for at, one in enumerate(decision.sides):
            for other in decision.sides[at + 1 :]:
                path = _find_path(one, other, [d for d in among if d.is_same])
                if path:
                    lines = ", ".join(str(line) for line in sorted({self.line_of(step) for step in path}))
                    where = f"line {lines}" if "," not in lines else f"lines {lines} together"
                    node = self.file.find(["decisions", decision.place, "not_same"])
                    self.report(node, f"{one} and {other} are said to be the same in {where}", "take one of them back")
                    return True
        return False

    def line_of(self, decision: Decision) -> int:
        """Where a decision begins in the file."""
        return self.file.problem(self.file.find(["decisions", decision.place]), CHECK, "").line


def _find_path(one: Side, other: Side, same: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that together make two sides the same; empty where none do."""
    holding: dict[Side, list[Decision]] = {}
    for decision in same:
        for side in decision.sides:
            holding.setdefault(side, []).append(decision)
    waiting: deque[tuple[Side, tuple[Decision, ...]]] = deque([(one, ())])
    seen = {one}
    while waiting:
        at, path = waiting.popleft()
        for decision in holding.get(at, ()):
            for side in decision.sides:
                if side == other:
                    return (*path, decision)
                if side not in seen:
                    seen.add(side)
                    waiting.append((side, (*path, decision)))
    return ()
