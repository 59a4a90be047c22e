"""The commands that write and change cards: new, rename, merge, split, undo."""

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
    from briefing.editing.quoting import Place
    from briefing.editing.workspace import Workspace
    from briefing.settings import Settings
    from briefing.values import Evidence


class _Misuse(click.ClickException):
    """What cannot be asked so, said without the usage: the message is enough."""

    exit_code = 2


DRY = click.option("--dry-run", "is_dry", is_flag=True, help="Only say what would change.")
BY = click.option("--by", metavar="NAME", help="Who decides.  [default: Git's user.name]")
REASON = click.option("--reason", help="Why, for whoever asks next year; asked for where it is needed.")


@click.command()
@click.argument("kind")
@click.argument("title", required=False)
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="A field's value; again for more of a list.")
@click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of a source that the card stands on.")
@click.option("--source", default="", metavar="ID", help="The source of the quotes, where more than one has them.")
@click.option("--id", "own_id", default="", help="The card's id.  [default: made of the title]")
@click.option("--edit", "is_editing", is_flag=True, help="Open the card in your editor.")
@PROJECT
def new(
    kind: str,
    title: str | None,
    given: tuple[str, ...],
    quotes: tuple[str, ...],
    source: str,
    own_id: str,
    is_editing: bool,
    project: Path,
) -> None:
    r"""Write a card of KIND by hand.

    \b
    briefing new actor "Sergei Lavrov" --set type=person --set aliases=Lavrov \
        --quote "Mr Lavrov told journalists in New York"

    Quotes are looked up in the sources and kept as they stand there. What the card still needs is marked in it, and
    named.
    """
    from briefing.editing.new import create, list_unfilled
    from briefing.editing.quoting import find_places
    from briefing.editing.workspace import Workspace
    from briefing.project import load_project

    settings = settings_of(project)
    title = title or click.prompt("Title", err=True)
    with naming_errors():
        articles = load_project(settings).articles if quotes else {}
        evidence = [_choose(find_places(words, articles, source)) for words in quotes]
    with _working(settings, f"new {kind} {title}", is_counted=False) as workspace:
        key = create(workspace, kind, title, given, evidence, own_id)
    if is_editing:
        click.edit(filename=str(workspace.card_path(key)))
    with naming_errors():
        for problem in list_unfilled(Workspace(settings), key):
            click.echo(f"  still to fill, {problem.line}:{problem.column}: {problem.message}")


def _choose(places: tuple[Place, ...]) -> Evidence:
    """The evidence at the place, or at that of several which the person chooses."""
    if len(places) == 1:
        return places[0].evidence
    click.echo("These words stand in several places:", err=True)
    for number, place in enumerate(places, 1):
        click.echo(f"  {number}  {place}", err=True)
    try:
        number = click.prompt("Which", type=click.IntRange(1, len(places)), err=True)
    except click.Abort:
        raise click.UsageError("say which is meant: quote more of it, or name the --source") from None
    return places[number - 1].evidence


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
    """Make one card of two: OTHER goes into CARD.

    This is for two cards for one actor, place, event or toll. What OTHER alone says is added to CARD, and what leads
    to OTHER leads to CARD. Where the two differ, CARD stands, and what OTHER said is kept in a comment. A decision
    tells the parser that the two are one.
    """
    from briefing.editing.merge import merge as merge_cards
    from briefing.editing.merge import needs_ruling
    from briefing.editing.workspace import Workspace

    settings = settings_of(project)
    with naming_errors():
        first = Workspace(settings)
        is_ruled = needs_ruling(first, first.find(card), first.find(other))
    ruling = _rule(settings, by, reason, is_dry=is_dry) if is_ruled else None
    with _working(settings, f"merge {card} {other}", is_dry=is_dry) as workspace:
        merge_cards(workspace, workspace.find(card), workspace.find(other), ruling)


@click.command()
@click.argument("card")
@click.option(
    "--source", "sources", multiple=True, metavar="ID", help="A source that tells of the other; may come again."
)
@click.option("--evidence", "numbers", multiple=True, metavar="N[,N]", help="Pieces of evidence, counted from 1.")
@click.option("--title", default="", help="The new card's title.  [default: the old one's]")
@click.option("--id", "own_id", default="", help="The new card's id.  [default: made of its title]")
@click.option(
    "--move-references/--keep-references", "is_moving", default=None, help="Where cards of those sources lead."
)
@BY
@REASON
@DRY
@PROJECT
def split(
    card: str,
    sources: tuple[str, ...],
    numbers: tuple[str, ...],
    title: str,
    own_id: str,
    is_moving: bool | None,
    by: str | None,
    reason: str | None,
    is_dry: bool,
    project: Path,
) -> None:
    """Make two cards of one that is two.

    Some of the evidence of CARD goes into a card of its own. With --source a decision tells the parser that what these
    sources tell is not the same, now and later. With --evidence, or for kinds that cannot be told apart by source, the
    pieces named go, and later ones come to CARD. Other cards still lead to CARD, except those of the sources that go,
    if you say so.
    """
    from briefing.editing.split import choose_part, list_movable
    from briefing.editing.split import split as split_card
    from briefing.editing.workspace import Workspace

    settings = settings_of(project)
    places = _read_numbers(numbers)
    with naming_errors():
        first = Workspace(settings)
        part = choose_part(first, first.find(card), sources, places)
        movable = list_movable(first, part)
    if movable and is_moving is None:
        for key in movable:
            click.echo(f"  {'/'.join(key)}", err=True)
        question = "These lead to the card, and are of the sources that go. Shall they lead to the new one?"
        is_moving = is_dry or click.confirm(question, default=True, err=True)
    ruling = _rule(settings, by, reason, is_dry=is_dry) if part.is_ruled else None
    with _working(settings, f"split {card}", is_dry=is_dry) as workspace:
        part = choose_part(workspace, workspace.find(card), sources, places)
        moving = list_movable(workspace, part) if is_moving else ()
        split_card(workspace, part, moving, ruling, title, own_id)


def _read_numbers(given: tuple[str, ...]) -> list[int]:
    words = [word.strip() for item in given for word in item.split(",")]
    if wrong := next((word for word in words if not word.isdecimal()), None):
        raise click.UsageError(f"--evidence takes numbers, as in 1,3: '{wrong}' is none")
    return [int(word) for word in words]


@click.command()
@click.option("--list", "is_listing", is_flag=True, help="Only list what can be taken back, the last command first.")
@PROJECT
def undo(is_listing: bool, project: Path) -> None:
    """Take the last command back.

    That is new, rename, merge, split, or a step of review. Once more takes back the one before. What a parse changed
    since is no matter; where a person changed a file since, it is named, and nothing is done.
    """
    from briefing.cards.renames import PARSED
    from briefing.cards.transaction import FilesChangedError, NothingToUndoError, list_commands
    from briefing.cards.transaction import undo as take_back
    from briefing.editing.workspace import hold_cards
    from briefing.project import show_path

    settings = settings_of(project)
    with naming_errors(), hold_cards(settings) as recovered:
        for line in recovered:
            click.echo(line)
        if recovered and not is_listing:
            return  # that was the last
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
def _working(settings: Settings, said: str, *, is_dry: bool = False, is_counted: bool = True) -> Iterator[Workspace]:
    """A workspace whose changes are told and, if nothing goes wrong, written."""
    from briefing.editing.workspace import Workspace, hold_cards

    with naming_errors(), hold_cards(settings) as recovered:
        for line in recovered:
            click.echo(line)
        workspace = Workspace(settings)
        yield workspace
        if not is_dry:
            workspace.commit(said, datetime.now().astimezone())
        for line in workspace.said:
            click.echo(line)
    if not is_counted:
        return
    count = sum(workspace.bases not in change.path.parents for change in workspace.changes)
    click.echo(f"{count:,} file{'' if count == 1 else 's'} {'would change' if is_dry else 'changed'}")


@contextmanager
def naming_errors() -> Iterator[None]:
    """Errors as a person reads them: 2 for what cannot be asked so, 1 for what cannot be done."""
    from briefing.cards.naming import CardUnknownError
    from briefing.editing.workspace import EditingError, MisuseError

    try:
        yield
    except (CardUnknownError, MisuseError) as error:
        raise _Misuse(str(error)) from error
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


COMMANDS = (new, rename, merge, split, undo)
