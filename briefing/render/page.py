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
class Outline:
    """What is known of a page before it is made. `path` is where its Markdown would lie below the docs folder.

    `title` is plain text, `parent` the path of the page that lists it ("" for those in the navigation), `source` the
    card file it is made from ("" for indexes and the home page).
    """

    path: str
    title: str
    parent: str = ""
    source: str = ""
    is_wide: bool = False

    @property
    def safe_title(self) -> str:
        """The title as HTML."""
        return escape(self.title)


@immutable
class Page:
    """A page: its `outline`, its `body` in HTML, and what search knows of it (None where it is not to be found).

    `problem` is a fault in a template: the page says so, and no more.
    """

    outline: Outline
    body: str
    search: SearchEntry | None = None
    problem: Problem | None = None

    @property
    def path(self) -> str:
        """Where its Markdown would lie below the docs folder."""
        return self.outline.path

    @property
    def title(self) -> str:
        """The title as plain text."""
        return self.outline.title

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings the template printed with an id, in the page's order."""
        return tuple(Heading(int(m[1]), m[2], m[3].strip()) for m in _HEADING.finditer(self.body))

    @property
    def anchors(self) -> frozenset[str]:
        """Every id a link can lead to."""
        return frozenset(_ANCHOR.findall(self.body))
