"""A page of the briefing as MkDocs takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefing.render import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class CardPage(SitePage):
    """A page that is HTML already: nothing is read or converted. Its title is escaped here, for themes print it raw."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, source: str) -> None:
        if source:
            file.edit_uri = source  # for the theme's own edit button
        super().__init__(page.safe_title, file, config)
        self.made = page

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """No Markdown, and the meta data themes look for."""
        self.markdown = ""
        hidden = ["navigation", "toc"] if self.made.is_wide else ["navigation"]
        # Our own entries go into the search index in on_post_build, one for each page.
        self.meta = {"hide": hidden, "search": {"exclude": True}, "template": "briefing.html"}
        if self.made.parent:
            self.meta["title"] = self.made.safe_title

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """The finished body, with its table of contents and the anchors that links may lead to."""
        self.content = self.made.body
        self.toc = _toc(self.made)
        self.present_anchor_ids = set(self.made.anchors)


def _toc(page: Page) -> TableOfContents:
    top: list[AnchorLink] = []
    for heading in page.headings:
        item = AnchorLink(heading.title, heading.id, heading.level)
        if heading.level > 2 and top:
            top[-1].children.append(item)
        else:
            top.append(item)
    return TableOfContents(top)
