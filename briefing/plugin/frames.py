"""What the theme puts around a page, rendered once for all pages it is the same for.

A theme's template costs several times what a card's page costs itself, and around two claims it differs in a few
places only: the title, the addresses of the page and of its file, the table of contents. So it is rendered with
marks in those places, and cut there.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefing.plugin.card_page import CardPage

_MARK = re.compile("\ue000([a-z0-9-]+)[^\ue001]*\ue001")
Key = tuple[object, ...]


class Frames:
    """The frames of one build, by what they depend on. Where pages may not share them, each is rendered by itself."""

    def __init__(self, environment: Environment, *, is_shared: bool) -> None:
        self._template = environment.get_template("main.html")
        self._is_shared = is_shared
        self._kept: dict[Key, tuple[str, ...]] = {}

    @pass_context
    def fill(self, context: Context) -> str:
        """The whole of the context's page, as the theme's own template makes it."""
        values = context.get_all()
        page: CardPage = values["page"]
        if not self._is_shared or not page.outline.parent:
            return self._template.render(values)
        key = _key_of(page)
        if key not in self._kept:
            whole = self._template.render(values)
            frame = tuple(_MARK.split(self._template.render({**values, "page": _mark(page)})))
            # A theme that takes more from a page than we know of is rendered for each.
            self._kept[key] = frame if _fill(frame, page) == whole else ()
            return whole
        frame = self._kept[key]
        return _fill(frame, page) if frame else self._template.render(values)


def _key_of(page: CardPage) -> Key:
    """What the frame depends on: where the page hangs and lies, which parts it has."""
    shape = tuple((heading.level, heading.id) for heading in page.headings)
    outline = page.outline
    return outline.parent, outline.is_wide, bool(page.edit_url), bool(page.canonical_url), _headline(page), shape


def _headline(page: CardPage) -> str:
    """What Material looks for in the content: where it is missing, the theme writes one of its own."""
    return "<h1" if "<h1" in (page.content or "") else ""


def _values(page: CardPage) -> Mapping[str, str]:
    """What differs between pages of one frame, by the names of their marks."""
    headings = {f"heading-{number}": heading.title for number, heading in enumerate(page.headings)}
    return {
        "title": page.title or "",
        "address": page.canonical_url or "",
        "edit": page.edit_url or "",
        "content": page.content or "",
        **headings,
    }


def _mark(page: CardPage) -> CardPage:
    """The page with marks in place of what differs."""
    marked = copy.copy(page)
    marks = {name: f"\ue000{name}\ue001" for name in _values(page)}
    marked.title = marks["title"]
    marked.meta = {**page.meta, "title": marks["title"]}
    marked.content = f"\ue000content {_headline(page)}\ue001"
    if page.canonical_url:
        marked.canonical_url = marks["address"]
    if page.edit_url:
        marked.edit_url = marks["edit"]
    marked.toc = _mark_titles(page.toc, iter(range(len(page.headings))))
    return marked


def _mark_titles(toc: Any, numbers: Any) -> TableOfContents:
    items = []
    for item in toc:
        marked = AnchorLink(f"\ue000heading-{next(numbers)}\ue001", item.id, item.level)
        marked.children = list(_mark_titles(item.children, numbers))
        items.append(marked)
    return TableOfContents(items)


def _fill(frame: tuple[str, ...], page: CardPage) -> str:
    """The frame with the page's own values; every second of its parts is a mark's name."""
    values = _values(page)
    return "".join(values.get(part, "") if number % 2 else part for number, part in enumerate(frame))
