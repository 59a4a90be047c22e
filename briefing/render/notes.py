"""Notes that people write in cards: Markdown, with raw HTML shown as text and links that can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from briefing.render.address import web_address

CARD = "card:"


class CardLinks(Extension):
    """Turns links to ``card:kind/id`` into what `resolve` makes of them; None leaves the words without a link."""

    def __init__(self, resolve: Callable[[str], str | None]) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown calls it so)
        """Resolves before MkDocs checks the links of a page, so that it checks ours too."""
        md.treeprocessors.register(_Resolve(self.resolve), "briefing_card_links", 12)


class _Resolve(Treeprocessor):
    def __init__(self, resolve: Callable[[str], str | None]) -> None:
        super().__init__()
        self._resolve = resolve

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if target.startswith(CARD):
                resolved = self._resolve(target.removeprefix(CARD))
                if resolved is None:
                    link.tag = "span"
                    link.attrib.clear()
                    link.set("class", "bf-missing")
                else:
                    link.set("href", resolved)


class _Harmless(Treeprocessor):
    """Keeps links to web pages and within the site; pictures become links, for a page asks nobody for anything."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                element.tag = "a"
                element.text = element.get("alt") or element.get("src", "")
                element.set("href", element.get("src", ""))
                for name in set(element.keys()) - {"href", "title"}:
                    del element.attrib[name]
            if element.tag == "a" and not _is_harmless(element.get("href", "")):
                del element.attrib["href"]


def _is_harmless(address: str) -> bool:
    """Whether an address is a web page's, or has no scheme at all."""
    return bool(web_address(address)) or not (":" in address or address.startswith("//"))


def read_notes(text: str, resolve: Callable[[str], str | None]) -> Markup:
    """The notes as HTML."""
    markdown = Markdown(extensions=["sane_lists", CardLinks(resolve)], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    # After our own links are resolved (12) and before Markdown takes the inline placeholders out (10).
    markdown.treeprocessors.register(_Harmless(markdown), "briefing_harmless", 11)
    return Markup(markdown.convert(text))
