"""The cards as they are while a person walks through them, and what is done to one; each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.merge import Conflict, find_conflicts, settle
from briefing.cards.read import read_card
from briefing.cards.renames import Key
from briefing.cards.transaction import UNDO, FilesChangedError, NothingToUndoError, list_commands, undo
from briefing.checking import check_project
from briefing.checks.quotes import list_evidence
from briefing.editing.fields import list_order
from briefing.editing.following import list_referring
from briefing.editing.workspace import EditingError, Workspace, hold_cards
from briefing.settings import Settings
from briefing.text import segment
from briefing.text.document import Document
from briefing.values import Problem, immutable
from briefing.yamlfile import YamlFile, decode_yaml, read_bytes, write_bytes

Clock = Callable[[], datetime]


@immutable
class Opened:
    """A card as it was when it was shown: its file, what it holds, and the card that can be read in it, if any."""

    key: Key
    path: Path
    data: bytes
    file: YamlFile
    card: Card | None


class Desk:
    """A project's cards while they are reviewed. What check says is found out again only where something was edited."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.briefing: Briefing
        self._problems: dict[str, list[Problem]] = {}
        self._documents: dict[str, Document] = {}
        self.check()

    def check(self) -> None:
        """Read and check the cards as they are now."""
        self.briefing, checked = check_project(self.settings)
        self._problems = {}
        for problem in checked.problems:
            self._problems.setdefault(problem.path, []).append(problem)

    def open(self, key: Key) -> Opened | None:
        """A card as its file is now; None where there is none any more."""
        workspace = Workspace(self.settings)
        path = workspace.card_path(key)
        data = read_bytes(path)
        if data is None:
            return None
        file = decode_yaml(data, workspace.show(path))
        return Opened(key, path, data, file, read_card(file, self.briefing.kinds[key[0]], key[1])[0])

    def problems(self, opened: Opened) -> list[Problem]:
        """What check says of a card."""
        return self._problems.get(opened.file.path, [])

    def documents(self, card: Card) -> dict[str, Document]:
        """The articles that a card quotes, by their sources' ids."""
        for source in {item.source for item in list_evidence(card)}:
            if source not in self._documents and source in self.briefing.articles:
                self._documents[source] = segment(self.briefing.articles[source], self.settings.layers)
        return self._documents

    def find_conflict(self, opened: Opened, path: tuple[str, ...]) -> Conflict | None:
        """The conflict on one value of a card; None where it is settled."""
        workspace = Workspace(self.settings)
        parsers = workspace.parsers_key(opened.key)
        base = workspace.read(workspace.base_path(parsers)) if parsers else None
        conflicts = find_conflicts(base, opened.file, workspace.kinds[opened.key[0]]) if base else ()
        return next((conflict for conflict in conflicts if conflict.path == path), None)

    def list_referring(self, key: Key) -> list[str]:
        """What leads to a card: ``claim/x: about``, each once."""
        found = (f"{'/'.join(other)}: {ref.steps[0]}" for other, ref in list_referring(Workspace(self.settings), key))
        return list(dict.fromkeys(found))

    # ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def accept(self, opened: Opened) -> str:
        """Let a card be reviewed; what was done, as it is called when it is taken back."""
        with self._changing(opened, "accepted") as workspace:
            order = list_order(workspace.kinds[opened.key[0]])
            workspace.put(opened.path, ["status"], "reviewed", order)
        return self._name(opened, "accepted")

    def reject(self, opened: Opened) -> str:
        """Let a card go. Its merge base stays: so the parser knows that it was taken out."""
        with self._changing(opened, "rejected") as workspace:
            workspace.write(opened.path, None)
        return self._name(opened, "rejected")

    def keep_mine(self, opened: Opened, conflict: Conflict) -> str:
        """Let the person's value stand, now that they know the parser's."""
        with self._changing(opened, "kept") as workspace:
            self._settle(workspace, opened, conflict)
        self.check()
        return self._name(opened, "kept")

    def take_theirs(self, opened: Opened, conflict: Conflict) -> str:
        """Let the card have the parser's value."""
        with self._changing(opened, "taken over") as workspace:
            if conflict.parsed is None:
                workspace.drop(opened.path, conflict.steps)
            else:
                order = list_order(workspace.kinds[opened.key[0]]) if len(conflict.steps) == 1 else ()
                workspace.put(opened.path, conflict.steps, conflict.parsed, order)
            self._settle(workspace, opened, conflict)
        self.check()
        return self._name(opened, "taken over")

    def save(self, opened: Opened, data: bytes) -> str:
        """Let a card's file hold what a person made of it."""
        with self._changing(opened, "edited") as workspace:
            workspace.write(opened.path, data)
        return self._name(opened, "edited")

    def take_back(self, said: str) -> None:
        """Take back the last step, which was called so.

        Raises:
            EditingError: it is not the last any more, or a file was changed since.
        """
        cards = self.settings.cards_folder
        with hold_cards(self.settings):
            commands = list_commands(cards)
            if not commands or commands[0].said != said:
                raise EditingError("another command came in between: use `briefing undo`")
            try:
                undo(cards)
            except NothingToUndoError:  # said above
                return
            except FilesChangedError as error:
                raise EditingError(f"{error} changed since: nothing was taken back") from error
        self.check()

    # ── copies to edit ───────────────────────────────────────────────────────────────────────────────────────────────

    def copy(self, opened: Opened) -> Path:
        """A copy of a card for an editor, where the editor finds the card's schema and no one else finds a card."""
        folder = self.settings.cards_folder / UNDO
        name = ".".join(opened.key)
        numbers = range(2, 1000)
        names = [f"{name}.yml", *(f"{name}.{number}.yml" for number in numbers)]
        path = next(folder / name for name in names if not (folder / name).exists())
        if not (folder / ".gitignore").exists():
            write_bytes(folder / ".gitignore", b"*\n", only_if=None, is_lasting=False)
        write_bytes(path, opened.data, only_if=None)
        return path

    def list_copies(self) -> list[str]:
        """Copies that an earlier review left behind, as nothing but these has what was written in them."""
        workspace = Workspace(self.settings)
        return [workspace.show(path) for path in sorted((self.settings.cards_folder / UNDO).glob("[!.]*.yml"))]

    # ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def _changing(self, opened: Opened, done: str) -> Iterator[Workspace]:
        with hold_cards(self.settings):
            workspace = Workspace(self.settings)
            if workspace.read(opened.path) != opened.data:
                raise EditingError(f"{opened.file.path} was saved meanwhile: look at it again")
            yield workspace
            workspace.commit(self._name(opened, done), self.clock())

    def _settle(self, workspace: Workspace, opened: Opened, conflict: Conflict) -> None:
        parsers = workspace.parsers_key(opened.key)
        if parsers is not None:
            path = workspace.base_path(parsers)
            workspace.write(path, settle(workspace.read(path) or b"", conflict.path))

    def _name(self, opened: Opened, done: str) -> str:
        return f"review: {'/'.join(opened.key)} {done}"
