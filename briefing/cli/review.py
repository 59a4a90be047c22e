"""The command that walks through what awaits a person."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from briefing.cli.editing import naming_errors
from briefing.cli.options import PROJECT, settings_of


@click.command()
@click.argument("card", required=False)
@click.option("--kind", default="", help="Only cards of this kind.")
@click.option("--source", default="", metavar="ID", help="Only cards that this source tells of.")
@PROJECT
def review(card: str | None, kind: str, source: str, project: Path) -> None:
    """Walk through what awaits a person.

    These are the cards that nobody has read yet, and the values on which you and the articles differ. Each is shown
    with the sentences it stands on, and you accept, edit, reject or skip it. What you decide is on disk at once and can
    be taken back; leave at any time and come back later. With CARD only that one is shown.
    """
    from briefing.cards.types.field_type import did_you_mean
    from briefing.editing.review import list_waiting, walk
    from briefing.editing.review.desk import Desk
    from briefing.editing.workspace import MisuseError, Workspace, hold_cards

    settings = settings_of(project)
    terminal = _Terminal()
    with naming_errors():
        with hold_cards(settings) as recovered:
            for line in recovered:
                click.echo(line)
        workspace = Workspace(settings)
        if kind and kind not in workspace.kinds:
            hint = did_you_mean(kind, workspace.kinds) or f"there are {', '.join(workspace.kinds)}"
            raise MisuseError(f"there is no kind of card called {kind}: {hint}")
        sources = [name for of, name in workspace.places if of == "source"]
        if source and source not in sources:
            raise MisuseError(
                f"there is no source called {source}: {did_you_mean(source, sources) or 'see docs/cards/source'}"
            )
        key = workspace.find(card) if card else None
        desk = Desk(settings, lambda: datetime.now().astimezone())
        for path in desk.list_copies():
            click.echo(f"kept from an earlier review: {path}; delete it when you have what you want of it")
        items = list_waiting(desk.briefing, kind, source, key)
        if not items:
            click.echo("nothing awaits review")
            return
        taken = walk(items, desk, terminal)
        desk.check()
    left = len(list_waiting(desk.briefing, kind, source, key))
    said = ", ".join(f"{count:,} {word}" for word, count in taken.items()) or "nothing changed"
    click.echo(f"{said}; {left:,} still to review")


class _Terminal:
    """The terminal that the command runs in; without one, keys come line by line from standard input."""

    def __init__(self) -> None:
        self.is_plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        self.width = shutil.get_terminal_size().columns

    def show(self, text: str = "") -> None:
        """Print it."""
        click.echo(text)

    def ask(self, keys: Mapping[str, str]) -> str:
        """The key typed; any other is asked for again, and none at the end of input or on Ctrl-C."""
        offered = "  ".join(f"[{key}] {word}" for key, word in keys.items())
        while True:
            click.echo(f"{offered} > ", nl=False)
            try:
                key = self._read().casefold()
            except (EOFError, KeyboardInterrupt, click.Abort):
                key = ""
            if key in ("", "\x04", "\x03"):
                click.echo()
                return ""
            click.echo(key if sys.stdin.isatty() else "")
            if key in keys:
                return key

    def edit(self, path: Path) -> bool:
        """Open the person's editor."""
        try:
            click.edit(filename=str(path))
        except click.ClickException as error:
            click.echo(f"  {error.message}; set VISUAL or EDITOR to your editor")
            return False
        return True

    def _read(self) -> str:
        if sys.stdin.isatty():
            return click.getchar()
        line = sys.stdin.readline()
        return line.strip()[:1] or ("?" if line else "")
