"""A briefing's whole site: its pages, and the files that go with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.pack import PACKAGED, Pack
from briefing.render.address import FILES, HOME, Addresses, card_path, index_path
from briefing.render.editing import NOWHERE, Editing
from briefing.render.environment import FaultyTemplateError, render_template
from briefing.render.files import make_files
from briefing.render.library import Library, open_library
from briefing.render.page import UNTITLED, Masthead, Page, SearchEntry, Site
from briefing.render.pages import list_overviews, show_card, show_index
from briefing.render.pages.frame import frame_card
from briefing.render.pages.home import show_home
from briefing.render.pages.overview import Overview
from briefing.render.search import describe_card
from briefing.render.view import View
from briefing.values import Problem

BROKEN = "broken.html.j2"
WIDE = ("source", "dispute", "casualty")  # pages that need the room of the table of contents
WIDE_LISTS = (*WIDE, "claim")


def render_site(
    briefing: Briefing,
    pack: Pack = PACKAGED,
    addresses: Addresses = FILES,
    editing: Editing = NOWHERE,
    masthead: Masthead = UNTITLED,
) -> Site:
    """The home page, those about the whole, one for each kind and each card, broken ones and former ids included.

    Its files are data for the pages' scripts, and what readers take away.
    A page whose template is at fault has the problem for its content, and the home page names it too: no page takes
    another down.
    """
    library = open_library(briefing, pack, addresses, editing, masthead)
    files = tuple(make_files(library))
    overviews = tuple(list_overviews(library, files))
    pages = [
        *(_overview(library, pack, overview) for overview in overviews),
        *(_index(library, pack, kind) for kind in briefing.kinds),
        *(_card(library, pack, card) for card in library.cards.values()),
        *(_broken(library, pack, key) for key in library.broken),
        *(_moved(library, pack, key) for key in library.moved if key not in library.broken),
    ]
    problems = tuple(dict.fromkeys(page.problem for page in pages if page.problem))
    return Site((_home(library, pack, problems, overviews), *pages), files)


def _home(library: Library, pack: Pack, problems: tuple[Problem, ...], overviews: tuple[Overview, ...]) -> Page:
    values = dict(show_home(View(library, HOME), problems, overviews))
    return _fill(library, pack, ("home.html.j2",), values, Page(HOME, "Brief", "", is_wide=True))


def _overview(library: Library, pack: Pack, overview: Overview) -> Page:
    page = Page(
        path=overview.path,
        title=overview.title,
        body="",
        search=SearchEntry(overview.title, overview.about),
        parent=overview.parent,
        is_wide=overview.is_wide,
    )
    values = {"about": overview.about, **overview.show(View(library, overview.path))}
    return _fill(library, pack, (overview.template,), values, page)


def _index(library: Library, pack: Pack, name: str) -> Page:
    path = index_path(name)
    view, kind = View(library, path), library.briefing.kinds[name]
    values = {**show_index(view, name), "kind": kind, "count": len(library.briefing.cards.get(name, {}))}
    page = Page(path, kind.plural, "", SearchEntry(kind.plural, kind.about), is_wide=name in WIDE_LISTS)
    return _fill(library, pack, (f"index/{name}.html.j2", "index/default.html.j2"), values, page)


def _card(library: Library, pack: Pack, card: Card) -> Page:
    path = card_path(card.kind, card.id)
    view = View(library, path)
    values = {**show_card(view, card), "frame": frame_card(view, card)}
    page = Page(
        path=path,
        title=card.title,
        body="",
        search=describe_card(library, card),
        parent=index_path(card.kind),
        source=card.path,
        is_wide=card.kind in WIDE,
    )
    return _fill(library, pack, (f"card/{card.kind}.html.j2", "card/default.html.j2"), values, page)


def _broken(library: Library, pack: Pack, key: str) -> Page:
    kind, _, name = key.partition("/")
    problems = library.problems[key]
    page = Page(card_path(kind, name), name, "", parent=index_path(kind), source=problems[0].path)
    message = "This card cannot be shown until its file is mended. All other pages work."
    return _fill(library, pack, (BROKEN,), _say_broken(library, page, message, problems), page)


def _moved(library: Library, pack: Pack, key: str) -> Page:
    """What a former id's address shows: where its card is now, and the way there."""
    kind, _, name = key.partition("/")
    page = Page(card_path(kind, name), name, "", parent=index_path(kind))
    view = View(library, page.path)
    values: dict[str, object] = {"card": view.link(key), "index": view.index(kind)}
    return _fill(library, pack, ("moved.html.j2",), values, page)


def _fill(library: Library, pack: Pack, names: tuple[str, ...], values: dict[str, object], page: Page) -> Page:
    """The page with its template filled in, or with the template's fault.

    Every template has `file`, which gives the address of a file of the site.
    """
    try:
        return replace(page, body=render_template(pack, names, {"file": View(library, page.path).file, **values}))
    except FaultyTemplateError as error:
        message = "This page cannot be shown until its template is mended. All others that do not use it work."
        problem = _find_fault(error, pack, library.editing)
        values = _say_broken(library, page, message, (problem,))
        # The packaged template: the project's own may be the one at fault.
        return replace(page, body=render_template(PACKAGED, (BROKEN,), values), problem=problem)


def _find_fault(error: FaultyTemplateError, pack: Pack, editing: Editing) -> Problem:
    """The fault of a template as a problem. Its path starts from the project's folder: it may be published."""
    path = Path(error.path)
    roots = [Path(editing.folder)] if editing.folder else []
    roots += [layer.parent for layer in reversed(pack.layers)]
    shown = next((path.relative_to(root).as_posix() for root in roots if path.is_relative_to(root)), path.name)
    lines = path.read_text("utf-8", "replace").splitlines() if error.path and path.is_file() else []
    excerpt = lines[error.line - 1] if 0 < error.line <= len(lines) else ""
    start = len(excerpt) - len(excerpt.lstrip())
    hint = "mend the template, or delete it to have the packaged one back"
    length = len(excerpt.strip()) or 1
    return Problem(shown, error.line, start + 1 if error.line else 0, "template", str(error), hint, excerpt, length)


def _say_broken(library: Library, page: Page, message: str, problems: tuple[Problem, ...]) -> dict[str, object]:
    kind = page.parent.removeprefix("cards/").removesuffix(".md")
    editing = library.editing
    return {
        "title": page.title,
        "index": View(library, page.path).index(kind) if kind in library.briefing.kinds else None,
        "message": message,
        "problems": editing.note_problems(problems),
        "files": (editing.note("card", page.source),) if page.source else (),
    }
