"""What several commands of the command line have in common."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.settings import Settings, SettingsError, find_settings

PROJECT = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, or one inside it.  [default: this folder]",
)


def settings_of(project: Path) -> Settings:
    """The settings of the project that a folder is in; where there is none, the command ends."""
    try:
        return find_settings(project.resolve())
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
