"""The commands that change cards: rename, merge, undo."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.options import PROJECT, settings_of

if TYPE_CHECKING:
    from briefing.editing.deciding import Ruling
    from briefing.editing.workspace import Workspace
    from briefing.settings import Settings

DRY = click.option("--dry-run", "is_dry", is_flag=True, help="Only say what would change.")
BY = click.option("--by", metavar="NAME", help="Who decides.  [default: Git's user.name]")
REASON = click.option("--reason", help="Why, for whoever asks next year; asked for where it is needed.")


@click.command()
@click.argument("card")
@click.argument("new_id")
@DRY
@PROJECT
def rename(card: str, new_id: str, is_dry: bool, project: Path) -> None:
    """Give CARD the id NEW-ID, everywhere.

    The file is moved, and references in cards, decisions, notes and pages follow. Links from elsewhere to the old id
    still lead to the card. The parser goes on keeping it up to date.
    """
    from briefing.editing.rename import rename as rename_card

    with _working(settings_of(project), f"rename {card} {new_id}", is_dry=is_dry) as workspace:
        rename_card(workspace, workspace.find(card), new_id)


@click.command()
@click.argument("card")
@click.argument("other")
@BY
@REASON
@DRY
@PROJECT
def merge(card: str, other: str, by: str | None, reason: str | None, is_dry: bool, project: Path) -> None:
    """Let OTHER go into CARD: two cards for one actor, place, event or toll.

    What OTHER alone says is added to CARD, and what leads to OTHER leads to CARD. Where the two differ, CARD stands,
    and what OTHER said is kept in a comment. A decision tells the parser that the two are one.
    """
    from briefing.editing.merge import merge as merge_cards
    from briefing.editing.merge import needs_ruling
    from briefing.editing.workspace import Workspace

    settings = settings_of(project)
    with _errors():
        first = Workspace(settings)
        is_ruled = needs_ruling(first, first.find(card), first.find(other))
    ruling = _rule(settings, by, reason, is_dry=is_dry) if is_ruled else None
    with _working(settings, f"merge {card} {other}", is_dry=is_dry) as workspace:
        merge_cards(workspace, workspace.find(card), workspace.find(other), ruling)


@click.command()
@click.option("--list", "is_listing", is_flag=True, help="Only list what can be taken back, the last command first.")
@PROJECT
def undo(is_listing: bool, project: Path) -> None:
    """Take the last command back: new, rename, merge, split or a step of review.

    Once more takes back the one before. Where a file was changed since, nothing is done.
    """
    from briefing.cards.renames import PARSED
    from briefing.cards.transaction import FilesChangedError, NothingToUndoError, list_commands
    from briefing.cards.transaction import undo as take_back
    from briefing.editing.workspace import hold_cards
    from briefing.project import show_path

    settings = settings_of(project)
    with _errors(), hold_cards(settings) as recovered:
        for line in recovered:
            click.echo(line)
        if is_listing:
            for command in list_commands(settings.cards_folder):
                click.echo(f"{command.when}  {command.said} ({len(command.files)} files)")
            return
        try:
            undone = take_back(settings.cards_folder)
        except NothingToUndoError:
            raise click.ClickException("there is no command to take back") from None
        except FilesChangedError as error:
            paths = ", ".join(show_path(path, settings.root) for path in error.paths)
            raise click.ClickException(f"{paths} changed since: nothing was taken back") from None
    click.echo(f"taken back: {undone.said}")
    for path in undone.files:
        if settings.cards_folder / PARSED in path.parents:
            continue  # the parser's own
        click.echo(f"  {show_path(path, settings.root)}")
    for path in undone.left:
        click.echo(f"  {show_path(path, settings.root)} was saved meanwhile and is left as it is")


@contextmanager
def _working(settings: Settings, said: str, *, is_dry: bool) -> Iterator[Workspace]:
    """A workspace whose changes are told and, if nothing goes wrong, written."""
    from briefing.editing.workspace import Workspace, hold_cards

    with _errors(), hold_cards(settings) as recovered:
        for line in recovered:
            click.echo(line)
        workspace = Workspace(settings)
        yield workspace
        if not is_dry:
            workspace.commit(said, datetime.now().astimezone())
        for line in workspace.said:
            click.echo(line)
    count = sum(workspace.bases not in change.path.parents for change in workspace.changes)
    click.echo(f"{count:,} file{'' if count == 1 else 's'} {'would change' if is_dry else 'changed'}")


@contextmanager
def _errors() -> Iterator[None]:
    """Errors as a person reads them: 2 for what cannot be asked so, 1 for what cannot be done."""
    from briefing.cards.naming import CardUnknownError
    from briefing.editing.workspace import EditingError, MisuseError

    try:
        yield
    except (CardUnknownError, MisuseError) as error:
        raise click.UsageError(str(error)) from error
    except EditingError as error:
        raise click.ClickException(str(error)) from error


def _rule(settings: Settings, by: str | None, reason: str | None, *, is_dry: bool) -> Ruling:
    """Who decides and why, as given, known to Git, or asked for."""
    from briefing.editing.deciding import Ruling

    by = by or _git_user(settings.root)
    if not by:
        raise click.UsageError("a decision is a person's: say whose with --by")
    if not reason:
        reason = "…" if is_dry else click.prompt("Why", err=True)
    return Ruling(by, date.today(), reason)


def _git_user(folder: Path) -> str:
    """The name that Git has for whoever works in the folder."""
    try:
        done = subprocess.run(
            ["git", "config", "user.name"], cwd=folder, capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


COMMANDS = (rename, merge, undo)
