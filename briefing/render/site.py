"""A briefing's whole site: its pages, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.held import Held
from briefing.pack import PACKAGED, Pack
from briefing.render.address import FILES, HOME, Addresses
from briefing.render.editing import NOWHERE, Editing
from briefing.render.environment import FaultyTemplateError, render_template
from briefing.render.exports.export import Export
from briefing.render.files import list_files
from briefing.render.kept_texts import Keeping, KeptTexts, keep_nothing
from briefing.render.library import Library
from briefing.render.page import UNTITLED, Masthead, Outline, Page, SearchEntry, SiteFile
from briefing.render.plans import BROKEN, Plan, Plans, key_of, say_broken
from briefing.render.view import View
from briefing.values import Problem


class Site:
    """The pages and files of a briefing; each is made when it is first asked for.

    These are the home page, those about the whole, one for each kind and each card, broken ones and former ids
    included. The files are data for the pages' scripts, and what readers take away. A page whose template is at fault
    has the problem for its content, and the home page names it too: no page takes another down.
    """

    def __init__(self, library: Library, kept: KeptTexts | None = None) -> None:
        self._library = library
        self._keeping = Keeping(library, kept) if kept else None
        self._makers = list_files(library, self._keeping.keep if self._keeping else keep_nothing(library))
        self._pages: dict[str, Page] = {}
        self._files: dict[str, SiteFile] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of all pages; the home page comes first."""
        return self._plans.paths

    def outline(self, path: str) -> Outline:
        """What is known of the page at `path` before it is made.

        Raises:
            KeyError: there is none.
        """
        return self._plans.plan(path).outline

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
        found = ((path, self._describe(path)) for path in self.paths)
        return ((path, entry) for path, entry in found if entry)

    def _describe(self, path: str) -> SearchEntry | None:
        made = self._pages.get(path)
        return made.search if made else self._plans.plan(path).describe()

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
            plans = self._watched_plans if self._keeping and self._is_kept(path) else None
            self._pages[path] = self._find_kept(path, plans) if plans else _fill(self._library, self._plans.plan(path))
        return self._pages[path]

    def _is_kept(self, path: str) -> bool:
        """Whether a page is about a part of the briefing: what pages about the whole ask for changes each time."""
        overview = self._plans.overviews.get(path)
        return overview.is_part if overview else key_of(path) in self._library.cards

    def _find_kept(self, path: str, plans: Plans) -> Page:
        """A page as it was kept, or made and kept."""
        assert self._keeping
        body = self._keeping.find(path)
        if body is not None:
            plan = self._plans.plan(path)
            return Page(plan.outline, body, plan.describe())
        page = _fill(self._keeping.library, plans.plan(path))
        if not page.problem:
            self._keeping.add(path, page.body)
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
    def _plans(self) -> Plans:
        return Plans(self._library, self._list_exports, self._list_faults)

    @cached_property
    def _watched_plans(self) -> Plans | None:
        """The plans whose pages are kept: all they ask for is noted."""
        return Plans(self._keeping.library, list, list) if self._keeping else None

    def _list_exports(self) -> list[Export]:
        return [file for file in self.files if isinstance(file, Export)]

    def _list_faults(self) -> tuple[Problem, ...]:
        """All pages are made for the home page where templates of the project's own may be at fault."""
        return self.problems if len(self._library.pack.layers) > 1 else ()


def render_site(
    briefing: Briefing,
    pack: Pack = PACKAGED,
    addresses: Addresses = FILES,
    editing: Editing = NOWHERE,
    masthead: Masthead = UNTITLED,
    held: Held | None = None,
    kept: KeptTexts | None = None,
) -> Site:
    """The site of a briefing.

    `held` is what an earlier one of the same project was made from, `kept` has the pages of an earlier build.

    Raises:
        ValueError: the project's own words cannot be read.
    """
    library = Library(briefing, pack, addresses, editing, masthead, held)
    library.read_own_words()
    return Site(library, kept)


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
        values = say_broken(library, outline, message, (problem,))
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
