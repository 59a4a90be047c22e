"""How each page of a briefing is made: by which template, of what values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from briefing.cards.card import Card
from briefing.render.address import HOME, card_path, index_path
from briefing.render.exports.export import Export
from briefing.render.library import Library
from briefing.render.page import Outline, SearchEntry
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


def key_of(path: str) -> str:
    """What stands between "cards/" and ".md" in a page's path: a card's key, or a kind; "" for another page."""
    key = path.removeprefix("cards/").removesuffix(".md")
    return key if path == f"cards/{key}.md" else ""


def _find_nowhere() -> None:
    """What search knows of a page that is not to be found."""


class Plans:
    """The plans of a library's pages.

    `list_exports` gives the files that can be taken away, `list_faults` those problems that the home page names besides
    the briefing's own.
    """

    def __init__(
        self,
        library: Library,
        list_exports: Callable[[], Sequence[Export]],
        list_faults: Callable[[], Sequence[Problem]],
    ) -> None:
        self._library = library
        self._list_faults = list_faults
        overviews = list_overviews(library, list_exports)
        self.overviews: Mapping[str, Overview] = {overview.path: overview for overview in overviews}

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all pages; the home page comes first."""
        library = self._library
        keys = (*library.cards, *library.broken, *(key for key in library.moved if key not in library.broken))
        kinds = map(index_path, library.briefing.kinds)
        return (HOME, *self.overviews, *kinds, *(f"cards/{key}.md" for key in keys))

    def plan(self, path: str) -> Plan:
        """The plan of the page at `path`.

        Raises:
            KeyError: there is none.
        """
        library = self._library
        if path == HOME:
            return Plan(Outline(HOME, "Brief", is_wide=True), ("home.html.j2",), self._show_home, _find_nowhere)
        if key := key_of(path):
            if card := library.cards.get(key):
                return _plan_card(library, card)
            if key in library.broken:
                return _plan_broken(library, key)
            if key in library.moved:
                return _plan_moved(library, key)
            if key in library.briefing.kinds:
                return _plan_index(library, key)
        return _plan_overview(library, self.overviews[path])

    def _show_home(self) -> Values:
        return dict(show_home(View(self._library, HOME), self._list_faults(), tuple(self.overviews.values())))


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
    return Plan(outline, (BROKEN,), partial(say_broken, library, outline, message, problems), _find_nowhere)


def _plan_moved(library: Library, key: str) -> Plan:
    """What a former id's address shows: where its card is now, and the way there."""
    kind, _, name = key.partition("/")
    outline = Outline(card_path(kind, name), name, index_path(kind))

    def show() -> Values:
        view = View(library, outline.path)
        return {"card": view.link(key), "index": view.index(kind)}

    return Plan(outline, ("moved.html.j2",), show, _find_nowhere)


def say_broken(library: Library, page: Outline, message: str, problems: tuple[Problem, ...]) -> Values:
    """What the page of something broken prints: what is wrong, and the ways to mend it."""
    kind = page.parent.removeprefix("cards/").removesuffix(".md")
    editing = library.editing
    return {
        "title": page.title,
        "index": View(library, page.path).index(kind) if kind in library.briefing.kinds else None,
        "message": message,
        "problems": editing.note_problems(problems),
        "files": (editing.note("card", page.source),) if page.source else (),
    }
