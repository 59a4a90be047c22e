"""The command line: arguments, printing, exit codes. The work is done elsewhere.

Exit codes: 0 all is well, 1 problems were found, 2 the command could not be used so, 130 it was stopped (Ctrl-C).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import click

from briefing import __version__
from briefing.cli.editing import COMMANDS
from briefing.cli.options import PROJECT, settings_of
from briefing.cli.review import review
from briefing.values import Problem, Severity

T = TypeVar("T")
MANY = 20  # articles from which a progress bar helps
STOPPED = 130  # the exit code of what Ctrl-C ended, as shells have it


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="briefing")
def main() -> None:
    """Turns news articles into fact cards, and the cards into a briefing site.

    Put articles into seeds/, run `briefing parse`, edit the cards in docs/cards/, and see them with `mkdocs serve`.
    """


for command in (*COMMANDS, review):
    main.add_command(command)


@main.command()
@click.argument("articles", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--export", type=click.Path(path_type=Path), help="Write neutral JSON here instead of cards.")
@click.option(
    "--export-attributions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write attributions here, one JSON line an article, instead of cards.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Read the articles with N processes.  [default: as many as there are processors, where that is quicker]",
)
@click.option("--dask", default="", metavar="ADDRESS", help="Read them with the workers of the Dask scheduler there.")
@click.option("--no-cache", "is_fresh", is_flag=True, help="Read every article anew, and keep nothing.")
@PROJECT
def parse(
    articles: tuple[Path, ...],
    export: Path | None,
    export_attributions: Path | None,
    jobs: int | None,
    dask: str,
    is_fresh: bool,
    project: Path,
) -> None:
    """Read articles and write their fact cards.

    Without ARTICLES the project's own are parsed. What a person edited stays, and what is new is merged in around it.

    With --export or --export-attributions no card is written, and ARTICLES may be files or folders anywhere. --export
    writes one file an article into a folder, or a single article to a file whose name ends in .json.

    What was read of an article is kept in .cache/briefing: a run that was stopped goes on where it was. With --dask,
    start the workers with the same briefing installed: `dask worker ADDRESS --nthreads 1 --nworkers auto`.
    """
    if jobs and dask:
        raise click.UsageError("--jobs is for processes on this machine, --dask for workers: give one of them")
    if export or export_attributions:
        if jobs or dask or is_fresh:
            raise click.UsageError("--jobs, --dask and --no-cache are for writing cards, not for exports")
        _export(articles, export, export_attributions, project)
        return
    if articles:
        raise click.UsageError("cards are made from the project's own articles: put these into its seeds folder")
    from briefing.parsing import Hands, TeamError, parse_project
    from briefing.pipeline import load
    from briefing.project import tell_editors

    settings = settings_of(project)
    load(settings.layers)
    try:
        parsed, outcome, problems = parse_project(settings, _progress, Hands(jobs or 0, dask), is_kept=not is_fresh)
    except TeamError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        what = "nothing is kept" if is_fresh else "what was read is kept, and the next parse goes on from there"
        click.echo(f"stopped: {what}", err=True)
        sys.exit(STOPPED)
    _report([*problems, *filter(None, [tell_editors(settings)])])
    click.echo(f"{_many(len(parsed.readings), 'article')}: {outcome.summary()}")
    for line in outcome.notes():
        click.echo(f"  {line}")
    if problems:
        sys.exit(1)


@main.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["people", "json", "github"]),
    default="people",
    show_default=True,
    help="For reading, for programs, or as GitHub annotations.",
)
@click.option("--fix", "is_fixing", is_flag=True, help="Mend what can be mended safely, and say what was done.")
@click.option("--dry-run", "is_dry", is_flag=True, help="With --fix: only say what would be done.")
@click.option("--no-cache", "is_fresh", is_flag=True, help="Read and check everything anew, and keep nothing.")
@click.option("--explain", "manual", metavar="CHECK", help="Print the manual page of a check instead.")
@PROJECT
def check(style: str, is_fixing: bool, is_dry: bool, is_fresh: bool, manual: str | None, project: Path) -> None:
    """Name every mistake in the cards, with its place and a hint.

    What did not change since the last time is not read or checked again; what is kept for that lies in .cache/briefing.
    """
    if manual is not None:
        _explain_check(manual)
        return
    if is_dry and not is_fixing:
        raise click.UsageError("--dry-run goes with --fix")
    from briefing.checking import check_project, mend_project
    from briefing.checks.report import format_problems
    from briefing.project import tell_editors

    settings = settings_of(project)
    unwritten: tuple[Problem, ...] = ()
    if is_fixing:
        mended = mend_project(settings, is_dry=is_dry, is_kept=not is_fresh)
        for fix in mended.made:
            click.echo(f"{'would fix' if is_dry else 'fixed'} {fix}", err=style != "people")
        unwritten = mended.problems
    briefing, checked = check_project(settings, is_kept=not is_fresh)
    if not is_dry:
        _report(filter(None, [tell_editors(settings, briefing.sheets.values())]))
    problems = (*unwritten, *checked.problems)
    click.echo(format_problems(problems, style), nl=False)
    if style == "people":
        cards = sum(len(cards) for cards in briefing.cards.values())
        notes = sum(problem.severity is Severity.NOTE for problem in problems)
        count = f"{_many(cards, 'card')}, {_many(len(problems) - notes, 'problem')}"
        click.echo(f"{count}, {_many(notes, 'note')}" if notes else count)
    if any(problem.severity is not Severity.NOTE for problem in problems):
        sys.exit(1)


def _explain_check(name: str) -> None:
    from briefing.cards.types.field_type import did_you_mean
    from briefing.checks import CHECKS, read_manual

    if name not in CHECKS:
        hint = did_you_mean(name, CHECKS) or f"the checks are {', '.join(CHECKS)}"
        raise click.UsageError(f"there is no check called {name}: {hint}")
    click.echo(f"{name}\n\n{read_manual(name)}")


@main.command()
@click.argument("revisions", nargs=-1)
@click.option("--parse", "is_parse", is_flag=True, help="Show what a parse now would change, and write nothing.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["people", "json", "markdown"]),
    default="people",
    show_default=True,
    help="For reading, for programs, or for a comment on a pull request.",
)
@PROJECT
def diff(revisions: tuple[str, ...], is_parse: bool, style: str, project: Path) -> None:
    """Show what changed in the cards, in facts: "toll of civilians killed in Homs: 36 → 41".

    Without REVISIONS the cards as they are are set beside those of the last commit (HEAD); with one git revision beside
    those it has; with two, these are compared. The working tree is not touched.
    """
    from briefing.changes import format_changes
    from briefing.comparing import compare_parse, compare_revisions
    from briefing.git import RevisionError

    if len(revisions) > 2 or (revisions and is_parse):
        raise click.UsageError("name one or two revisions" if not is_parse else "--parse compares no revisions")
    settings = settings_of(project)
    if is_parse:
        changes, problems = compare_parse(settings, progress=_progress)
        _report(problems)
        click.echo(format_changes(changes, style, "the cards as they are", "after a parse"), nl=False)
        return
    before, after = (*revisions, "HEAD")[0], revisions[1] if len(revisions) == 2 else None
    try:
        changes = compare_revisions(settings, before, after)
    except RevisionError as error:
        raise click.ClickException(str(error)) from error
    click.echo(format_changes(changes, style, before, after or "the cards as they are"), nl=False)


@main.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["people", "json"]),
    default="people",
    show_default=True,
    help="For reading, or for programs.",
)
@click.option("--all", "is_all", is_flag=True, help="Cut no list short.")
@PROJECT
def status(style: str, is_all: bool, project: Path) -> None:
    """Show where the cards stand: hand edits, conflicts, what awaits review, articles to parse, problems."""
    from briefing.status import format_status, gather_status

    found = gather_status(settings_of(project))
    click.echo(format_status(found, style, is_all=is_all), nl=False)
    if found.unread:
        sys.exit(1)


@main.command()
@click.argument("card")
@PROJECT
def explain(card: str, project: Path) -> None:
    """Say why CARD is there: the rule that made it, and the words it saw.

    CARD is a card's kind and id (actor/sergei-lavrov), its id alone where no other kind has it, or its file.
    """
    from briefing.cards.naming import CardUnknownError
    from briefing.explain import explain_card

    try:
        click.echo(explain_card(card, settings_of(project)))
    except CardUnknownError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@PROJECT
def render(folder: Path, project: Path) -> None:
    """Write the briefing's pages into FOLDER, for any site generator: front matter, then HTML."""
    from briefing.project import load_project
    from briefing.render import render_site
    from briefing.render.write import write_site

    settings = settings_of(project)
    site = render_site(load_project(settings), settings.layers)
    count = write_site(site, settings.layers, folder)
    problems = dict.fromkeys(page.problem for page in site.pages if page.problem)
    _report(problems)
    click.echo(f"{_many(count, 'page')} in {folder}")
    if problems:
        sys.exit(1)


@main.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@PROJECT
def guide(file: Path | None, project: Path) -> None:
    """Write the guide to writing cards into FILE (docs/writing-cards.md here), or print it.

    It is made from the kinds of cards and the checks as they are in this project.
    """
    from briefing.guide import make_guide

    text = make_guide(settings_of(project).layers)
    if file is None:
        click.echo(text, nl=False)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"written: {file}")


def _export(articles: tuple[Path, ...], export: Path | None, export_attributions: Path | None, project: Path) -> None:
    from briefing.export import export_facts, export_name, export_reading
    from briefing.pipeline import bring_together, load, read_closely
    from briefing.project import read_each
    from briefing.sources import find_articles

    given = articles or (settings_of(project).seeds_folder,)
    paths = [path for item in given for path in (find_articles(item) if item.is_dir() else (item,))]
    if not paths:
        raise click.ClickException(f"no articles in {', '.join(map(str, given))}")
    is_file = export is not None and export.suffix == ".json"
    if is_file and len(paths) > 1:
        raise click.UsageError(f"--export {export} takes one article, not {len(paths)}: name a folder")
    load()
    problems: list[Problem] = []
    count = 0
    with _open_lines(export_attributions) as lines:
        for article in read_each(_progress(paths, len(paths)), Path.cwd(), problems):
            reading = read_closely(article)
            count += 1
            if lines is not None:
                lines.write(json.dumps(export_reading(reading)) + "\n")
            if export:
                target = export if is_file else export / f"{export_name(reading)}.json"
                target.parent.mkdir(parents=True, exist_ok=True)
                facts = export_facts(bring_together([reading]))
                target.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _report(problems)
    click.echo(f"{_many(count, 'article')} exported")
    if problems:
        sys.exit(1)


@contextmanager
def _open_lines(path: Path | None) -> Iterator[TextIO | None]:
    """A file to write lines to, which takes its place once all are written; None for no path."""
    if path is None:
        yield None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as lines:
            yield lines
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _progress(items: Iterable[T], count: int) -> Iterator[T]:
    """The items, with a progress bar on standard error where a person watches and there are many."""
    if count < MANY or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, count, label="articles", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
