"""A finished page, ready for MkDocs or any other generator."""

from __future__ import annotations

import re
from html import escape

from briefing.values import Problem, immutable

_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>([^\n]*?)</h\1>')
_ANCHOR = re.compile(r'\bid="([^"]+)"')


@immutable
class Heading:
    """A line of a page's table of contents; `title` is HTML, as the template printed it."""

    level: int
    id: str
    title: str


@immutable
class SearchEntry:
    """What search knows of a page, in plain text: its title, the words it is found by, and how far up it belongs."""

    title: str
    text: str
    tags: tuple[str, ...] = ()
    boost: float = 1.0


@immutable
class SiteFile:
    """A file of the site that is no page: data that a page's script reads, or something to take away."""

    path: str
    content: str


@immutable
class Masthead:
    """What a briefing is called, in a sentence what it is, and the address it is published at ("": unknown)."""

    name: str
    about: str = ""
    url: str = ""


UNTITLED = Masthead("Briefing")


@immutable
class Page:
    """One page. `path` is where its Markdown would lie below the docs folder; `title` is plain text, `body` HTML.

    `parent` is the path of the page that lists it ("" for those in the navigation), `source` the card file it is
    made from ("" for indexes and the home page). `problem` is a fault in a template: the page says so, and no more.
    """

    path: str
    title: str
    body: str
    search: SearchEntry | None = None
    parent: str = ""
    source: str = ""
    is_wide: bool = False
    problem: Problem | None = None

    @property
    def safe_title(self) -> str:
        """The title as HTML."""
        return escape(self.title)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings the template printed with an id, in the page's order."""
        return tuple(Heading(int(m[1]), m[2], m[3].strip()) for m in _HEADING.finditer(self.body))

    @property
    def anchors(self) -> frozenset[str]:
        """Every id a link can lead to."""
        return frozenset(_ANCHOR.findall(self.body))


@immutable
class Site:
    """All of a briefing's pages and files."""

    pages: tuple[Page, ...]
    files: tuple[SiteFile, ...]

    @property
    def by_path(self) -> dict[str, Page]:
        """The pages by their path."""
        return {page.path: page for page in self.pages}
