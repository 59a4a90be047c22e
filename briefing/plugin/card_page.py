"""A page of the briefing as MkDocs takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefing.render import Outline, Page
from briefing.render.page import Heading

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class CardPage(SitePage):
    """A page that is HTML already: nothing is read or converted. Its title is escaped here, for themes print it raw.

    `make` makes the page at a path. It is asked when MkDocs reads the pages, or for one that `is_waiting` when `fill`
    is called, and when a link to one of its anchors is looked into.
    """

    def __init__(
        self,
        outline: Outline,
        make: Callable[[str], Page],
        file: File,
        config: MkDocsConfig,
        edit_uri: str,
        *,
        is_waiting: bool = False,
    ) -> None:
        self.outline = outline
        self.headings: tuple[Heading, ...] = ()  # once it is filled
        self._make = make
        self._is_waiting = is_waiting
        if edit_uri:
            file.edit_uri = edit_uri  # for the theme's own edit button
        super().__init__(outline.safe_title, file, config)

    def follow(self, now: CardPage) -> None:
        """Takes the title and the ways to edit from what would be made for the same path now.

        A page of the navigation keeps the title it has there.
        """
        self.outline = now.outline
        self.edit_url, self.file.edit_uri = now.edit_url, now.file.edit_uri
        if now.outline.parent:
            self.title = now.title

    def hang(self, files: Files) -> None:
        """Hangs the page below the one that lists its kind, so that its tab is the one that is lit."""
        above = files.get_file_from_path(self.outline.parent)
        if above and above.page:
            self.parent = above.page  # type: ignore[assignment]

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """No Markdown, and the meta data themes look for."""
        self.markdown = ""
        hidden = ["navigation", "toc"] if self.outline.is_wide else ["navigation"]
        # Our own entries go into the search index in on_post_build, one for each page.
        self.meta = {"hide": hidden, "search": {"exclude": True}, "template": "briefing.html"}
        if self.outline.parent:
            self.meta["title"] = self.outline.safe_title

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """The finished body, unless it waits to be asked for."""
        if self._is_waiting:
            self.content = ""
        else:
            self.fill()

    def fill(self) -> None:
        """Has the page as it is now, with its table of contents."""
        made = self.made
        self.content, self.headings = made.body, made.headings
        self.toc = _toc(self.headings)

    @property
    def made(self) -> Page:
        """The page as it is now."""
        return self._make(self.outline.path)

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The anchors that links may lead to."""
        return set(self.made.anchors)


def _toc(headings: Sequence[Heading]) -> TableOfContents:
    top: list[AnchorLink] = []
    for heading in headings:
        item = AnchorLink(heading.title, heading.id, heading.level)
        if heading.level > 2 and top:
            top[-1].children.append(item)
        else:
            top.append(item)
    return TableOfContents(top)
