"""A briefing's whole site: its pages, and the files that go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.held import Held
from briefing.pack import PACKAGED, Pack
from briefing.render.address import FILES, HOME, Addresses, card_path, index_path
from briefing.render.editing import NOWHERE, Editing
from briefing.render.environment import FaultyTemplateError, render_template
from briefing.render.exports.export import Export
from briefing.render.files import list_files
from briefing.render.kept_pages import Keeping, KeptPages
from briefing.render.library import Library
from briefing.render.page import UNTITLED, Masthead, Outline, Page, SearchEntry, SiteFile
from briefing.render.pages import list_overviews, show_card, show_index
from briefing.render.pages.frame import frame_card
from briefing.render.pages.home import show_home
from briefing.render.pages.overview import Overview
from briefing.render.search import describe_card
from briefing.render.view import View
from briefing.values import Problem, immutable

BROKEN = "broken.html.j2"
WIDE = ("source", "dispute", "casualty")  # pages that need the room of the table of contents
WIDE_LISTS = (*WIDE, "claim")

Values = dict[str, object]


@immutable
class Plan:
    """How a page is made: the first of the `templates` that exists, filled in with what `show` gives."""

    outline: Outline
    templates: tuple[str, ...]
    show: Callable[[], Values]
    describe: Callable[[], SearchEntry | None]


def _key_of(path: str) -> str:
    """What stands between "cards/" and ".md" in a page's path: a card's key, or a kind; "" for another page."""
    key = path.removeprefix("cards/").removesuffix(".md")
    return key if path == f"cards/{key}.md" else ""


def _find_nowhere() -> None:
    """What search knows of a page that is not to be found."""


class Site:
    """The pages and files of a briefing; each is made when it is first asked for.

    These are the home page, those about the whole, one for each kind and each card, broken ones and former ids
    included. The files are data for the pages' scripts, and what readers take away. A page whose template is at fault
    has the problem for its content, and the home page names it too: no page takes another down.
    """

    def __init__(self, library: Library, kept: KeptPages | None = None) -> None:
        self._library = library
        self._keeping = Keeping(library, kept) if kept else None
        self._makers = list_files(library)
        self._pages: dict[str, Page] = {}
        self._files: dict[str, SiteFile] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all pages; the home page comes first."""
        library = self._library
        keys = (*library.cards, *library.broken, *(key for key in library.moved if key not in library.broken))
        kinds = map(index_path, library.briefing.kinds)
        return (HOME, *self._overviews, *kinds, *(f"cards/{key}.md" for key in keys))

    def outline(self, path: str) -> Outline:
        """What is known of the page at `path` before it is made.

        Raises:
            KeyError: there is none.
        """
        return self._plan(path).outline

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return tuple(map(self.page, self.paths))

    @property
    def by_path(self) -> dict[str, Page]:
        """All pages by their path."""
        return {page.path: page for page in self.pages}

    @property
    def entries(self) -> Iterator[tuple[str, SearchEntry]]:
        """What search knows of each page, with the page's path."""
        found = ((path, self._plan(path).describe()) for path in self.paths)
        return ((path, entry) for path, entry in found if entry)

    @property
    def file_paths(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(self._makers)

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """All files."""
        return tuple(map(self.file, self._makers))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The faults of templates, each once, found by making all pages but the home page."""
        pages = (self.page(path) for path in self.paths if path != HOME)
        return tuple(dict.fromkeys(page.problem for page in pages if page.problem))

    def page(self, path: str) -> Page:
        """The page at `path`.

        Raises:
            KeyError: there is none.
        """
        if path not in self._pages:
            key = _key_of(path)
            keeping = self._keeping if key in self._library.cards else None
            self._pages[path] = self._find_kept(path, key, keeping) if keeping else self._make(path)
        return self._pages[path]

    def _make(self, path: str) -> Page:
        return _fill(self._library, self._plan(path))

    def _find_kept(self, path: str, key: str, keeping: Keeping) -> Page:
        """A card's page as it was kept, or made and kept."""
        body = keeping.find(path)
        if body is not None:
            plan = self._plan(path)
            return Page(plan.outline, body, plan.describe())
        page = _fill(keeping.library, _plan_card(keeping.library, keeping.library.cards[key]))
        if not page.problem:
            keeping.add(path, page.body)
        return page

    def file(self, path: str) -> SiteFile:
        """The file at `path`.

        Raises:
            KeyError: there is none.
        """
        if path not in self._files:
            self._files[path] = self._makers[path]()
        return self._files[path]

    @cached_property
    def _overviews(self) -> Mapping[str, Overview]:
        return {overview.path: overview for overview in list_overviews(self._library, self._list_exports)}

    def _list_exports(self) -> list[Export]:
        return [file for file in self.files if isinstance(file, Export)]

    def _plan(self, path: str) -> Plan:
        library = self._library
        if path == HOME:
            return Plan(Outline(HOME, "Brief", is_wide=True), ("home.html.j2",), self._show_home, _find_nowhere)
        if key := _key_of(path):
            if card := library.cards.get(key):
                return _plan_card(library, card)
            if key in library.broken:
                return _plan_broken(library, key)
            if key in library.moved:
                return _plan_moved(library, key)
            if key in library.briefing.kinds:
                return _plan_index(library, key)
        return _plan_overview(library, self._overviews[path])

    def _show_home(self) -> Values:
        """All pages are made for it where templates of the project's own may be at fault."""
        problems = self.problems if len(self._library.pack.layers) > 1 else ()
        return dict(show_home(View(self._library, HOME), problems, tuple(self._overviews.values())))


def render_site(
    briefing: Briefing,
    pack: Pack = PACKAGED,
    addresses: Addresses = FILES,
    editing: Editing = NOWHERE,
    masthead: Masthead = UNTITLED,
    held: Held | None = None,
    kept: KeptPages | None = None,
) -> Site:
    """The site of a briefing.

    `held` is what an earlier one of the same project was made from, `kept` has the pages of an earlier build.

    Raises:
        ValueError: the project's own words cannot be read.
    """
    library = Library(briefing, pack, addresses, editing, masthead, held)
    library.read_own_words()
    return Site(library, kept)


def _plan_overview(library: Library, overview: Overview) -> Plan:
    outline = Outline(overview.path, overview.title, overview.parent, is_wide=overview.is_wide)

    def show() -> Values:
        return {"about": overview.about, **overview.show(View(library, overview.path))}

    return Plan(outline, (overview.template,), show, partial(SearchEntry, overview.title, overview.about))


def _plan_index(library: Library, name: str) -> Plan:
    kind = library.briefing.kinds[name]
    outline = Outline(index_path(name), kind.plural, is_wide=name in WIDE_LISTS)

    def show() -> Values:
        shown = show_index(View(library, outline.path), name)
        return {**shown, "kind": kind, "count": len(library.of_kind(name))}

    templates = (f"index/{name}.html.j2", "index/default.html.j2")
    return Plan(outline, templates, show, partial(SearchEntry, kind.plural, kind.about))


def _plan_card(library: Library, card: Card) -> Plan:
    outline = Outline(
        path=card_path(card.kind, card.id),
        title=card.title,
        parent=index_path(card.kind),
        source=card.path,
        is_wide=card.kind in WIDE,
    )

    def show() -> Values:
        view = View(library, outline.path)
        return {**show_card(view, card), "frame": frame_card(view, card)}

    templates = (f"card/{card.kind}.html.j2", "card/default.html.j2")
    return Plan(outline, templates, show, partial(describe_card, library, card))


def _plan_broken(library: Library, key: str) -> Plan:
    kind, _, name = key.partition("/")
    problems = library.problems[key]
    outline = Outline(card_path(kind, name), name, index_path(kind), problems[0].path)
    message = "This card cannot be shown until its file is mended. All other pages work."
    return Plan(outline, (BROKEN,), partial(_say_broken, library, outline, message, problems), _find_nowhere)


def _plan_moved(library: Library, key: str) -> Plan:
    """What a former id's address shows: where its card is now, and the way there."""
    kind, _, name = key.partition("/")
    outline = Outline(card_path(kind, name), name, index_path(kind))

    def show() -> Values:
        view = View(library, outline.path)
        return {"card": view.link(key), "index": view.index(kind)}

    return Plan(outline, ("moved.html.j2",), show, _find_nowhere)


def _fill(library: Library, plan: Plan) -> Page:
    """The page with its template filled in, or with the template's fault.

    Every template has `file`, which gives the address of a file of the site.
    """
    outline, pack = plan.outline, library.pack
    try:
        values = {"file": View(library, outline.path).file, **plan.show()}
        return Page(outline, render_template(pack, plan.templates, values), plan.describe())
    except FaultyTemplateError as error:
        message = "This page cannot be shown until its template is mended. All others that do not use it work."
        problem = _find_fault(error, pack, library.editing)
        values = _say_broken(library, outline, message, (problem,))
        # The packaged template: the project's own may be the one at fault.
        return Page(outline, render_template(PACKAGED, (BROKEN,), values), plan.describe(), problem)


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


def _say_broken(library: Library, page: Outline, message: str, problems: tuple[Problem, ...]) -> Values:
    kind = page.parent.removeprefix("cards/").removesuffix(".md")
    editing = library.editing
    return {
        "title": page.title,
        "index": View(library, page.path).index(kind) if kind in library.briefing.kinds else None,
        "message": message,
        "problems": editing.note_problems(problems),
        "files": (editing.note("card", page.source),) if page.source else (),
    }
