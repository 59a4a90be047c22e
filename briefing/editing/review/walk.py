"""The walk itself: one thing after the other is shown, and the person says what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from briefing.cards.merge import Conflict
from briefing.cards.renames import Key
from briefing.editing.review.desk import Desk, Opened
from briefing.editing.review.show import Style, show_card, show_conflict, show_evidence, show_head, show_problems
from briefing.editing.review.terminal import Terminal
from briefing.editing.review.waiting import Candidate, Disagreement, Item
from briefing.editing.workspace import EditingError
from briefing.values import Severity
from briefing.yamlfile import decode_yaml

CANDIDATE = {"a": "accept", "e": "edit", "r": "reject", "s": "skip", "b": "back", "u": "undo", "q": "quit"}
DISAGREEMENT = {"m": "keep mine", "t": "take theirs", "e": "edit", "s": "skip", "b": "back", "u": "undo", "q": "quit"}
GONE = {"s": "go on", "b": "back", "u": "undo", "q": "quit"}
YES_OR_NO = {"y": "yes", "n": "no"}
AGAIN = {"e": "edit again", "d": "discard"}
MOST_REFERRING = 5


def walk(items: Sequence[Item], desk: Desk, terminal: Terminal) -> Counter[str]:
    """Walks through the items, until the last one or until the person leaves; how many steps of each kind were taken.

    Each step is on disk before the next is shown, so that a walk that is broken off in any way goes on from there.
    """
    return _Walk(items, desk, terminal).run()


class _Walk:
    """One walk: where it is, and the steps that were taken, each with its place, what it is called, and its kind."""

    def __init__(self, items: Sequence[Item], desk: Desk, terminal: Terminal) -> None:
        self.items = items
        self.desk = desk
        self.terminal = terminal
        self.style = Style(terminal.width, terminal.is_plain)
        self.at = 0
        self.is_back = False
        self.steps: list[tuple[int, str, str]] = []

    def run(self) -> Counter[str]:
        """See `walk`."""
        while 0 <= self.at < len(self.items):
            item = self.items[self.at]
            try:
                key = self._look(item)
            except EditingError as error:
                self.terminal.show(f"  {error}")
                continue
            if key in ("q", ""):
                break
        return Counter(word for _, _, word in self.steps)

    def _look(self, item: Item) -> str:
        """Show one thing and do what the person says; the key they typed, "s" where there is nothing to decide."""
        opened = self.desk.open(item.key)
        conflict = self.desk.find_conflict(opened, item.path) if opened and isinstance(item, Disagreement) else None
        is_open = self._is_open(item, opened, conflict)
        if not is_open and not self.is_back:
            self.at += 1
            return "s"
        self.is_back = False
        keys = GONE
        if opened is None or opened.card is None:
            self.terminal.show(f"\n── {self.at + 1} of {len(self.items)}: {'/'.join(item.key)} is not there any more")
        else:
            self._show(opened, conflict)
            keys = CANDIDATE if isinstance(item, Candidate) else DISAGREEMENT if conflict else GONE
        key = self.terminal.ask(keys)
        match key:
            case "s":
                self.at += 1
            case "b":
                self.is_back = True
                self.at = max(0, self.at - 1)
            case "u":
                self._take_back()
            case "a" | "r" | "e" | "m" | "t" if opened is not None:
                self._decide(key, opened, conflict)
        return key

    def _is_open(self, item: Item, opened: Opened | None, conflict: Conflict | None) -> bool:
        """Whether something is still to be decided."""
        if opened is None or opened.card is None:
            return False
        if isinstance(item, Disagreement):
            return conflict is not None
        return opened.card.values.get("status") == "candidate"

    def _show(self, opened: Opened, conflict: Conflict | None) -> None:
        card = opened.card
        assert card is not None
        terminal, style = self.terminal, self.style
        terminal.show(show_head(self.at + 1, len(self.items), card, style))
        for line in show_evidence(card, self.desk.documents(card), style):
            terminal.show(line)
        terminal.show()
        terminal.show(show_card(opened.file.text))
        problems = self.desk.problems(opened)
        if problems:
            terminal.show()
        for line in show_problems(problems, style):
            terminal.show(line)
        for line in show_conflict(conflict, style) if conflict else ():
            terminal.show(line)
        terminal.show()

    def _decide(self, key: str, opened: Opened, conflict: Conflict | None) -> None:
        if key == "a" and self._is_sure_to_accept(opened):
            self._done(self.desk.accept(opened), "accepted")
        elif key == "r" and self._is_sure_to_reject(opened.key):
            self._done(self.desk.reject(opened), "rejected")
        elif key == "m" and conflict:
            self._done(self.desk.keep_mine(opened, conflict), "settled")
        elif key == "t" and conflict:
            self._done(self.desk.take_theirs(opened, conflict), "settled")
        elif key == "e":
            self._edit(opened)

    def _done(self, said: str, word: str) -> None:
        """Note a step, and go on."""
        self.terminal.show(f"  {said.removeprefix('review: ')}")
        self.steps.append((self.at, said, word))
        if word != "edited":
            self.at += 1

    def _take_back(self) -> None:
        if not self.steps:
            raise EditingError("there is no step of this review to take back")
        at, said, _ = self.steps[-1]
        self.desk.take_back(said)
        self.steps.pop()
        self.terminal.show(f"  taken back: {said.removeprefix('review: ')}")
        self.at = at

    def _is_sure_to_accept(self, opened: Opened) -> bool:
        errors = [problem for problem in self.desk.problems(opened) if problem.severity is Severity.ERROR]
        return not errors or self._is_sure("it has mistakes; accept it all the same?")

    def _is_sure_to_reject(self, key: Key) -> bool:
        referring = self.desk.list_referring(key)
        if not referring:
            return True
        for line in referring[:MOST_REFERRING]:
            self.terminal.show(f"  {line} leads to it")
        if len(referring) > MOST_REFERRING:
            self.terminal.show(f"  and {len(referring) - MOST_REFERRING} more")
        return self._is_sure("reject it all the same?")

    def _is_sure(self, question: str) -> bool:
        self.terminal.show(f"  {question}")
        return self.terminal.ask(YES_OR_NO) == "y"

    def _edit(self, opened: Opened) -> None:
        """Let the person edit a copy; it takes the card's place if it can be read and nobody saved the card meanwhile.

        What cannot take its place is kept, and its path told.
        """
        copy = self.desk.copy(opened)
        data = self._open_editor(copy, opened)
        if data is None or data == opened.data:
            copy.unlink()
            self.terminal.show("  nothing changed")
            return
        try:
            said = self.desk.save(opened, data)
        except EditingError as error:
            raise EditingError(f"{error}; what you wrote is kept in {copy}") from error
        copy.unlink()
        self._done(said, "edited")
        self.desk.check()

    def _open_editor(self, copy: Path, opened: Opened) -> bytes | None:
        """What the person wrote; None where they want none of it."""
        while self.terminal.edit(copy):
            data = copy.read_bytes()
            problems = decode_yaml(data, opened.file.path).problems
            if not problems:
                return data
            for problem in problems:
                self.terminal.show(str(problem))
            match self.terminal.ask(AGAIN):
                case "e":
                    continue
                case "d":
                    return None
                case _:
                    raise EditingError(f"what you wrote is kept in {copy}")
        return None
