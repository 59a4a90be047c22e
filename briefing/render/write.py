"""Pages as files other site generators can build: front matter, then the HTML body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from briefing.render.page import Page

_BLANK_LINE = re.compile(r"\n(?=[ \t]*\n)")
_COMMAND = re.compile(r"\{(?=[{%])")


def portable(body: str) -> str:
    """The body as one block of HTML that other generators leave alone.

    A blank line would end the block and start Markdown, and braces ("{{", "{%") are commands to Jekyll and Hugo.
    """
    return _COMMAND.sub("&#123;", _BLANK_LINE.sub("&#10;", body))


def page_text(page: Page) -> str:
    """The page's file: YAML front matter (JSON strings are YAML) and the body."""
    front = {"title": page.title}
    if page.source:
        front["card"] = page.source
    if page.search:
        front["description"] = page.search.text[:160]
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=True)}\n" for key, value in front.items())
    return f"---\n{lines}---\n\n{portable(page.body)}"


def write_pages(pages: Iterable[Page], folder: Path) -> int:
    """How many pages were written below `folder`; only files that change are touched."""
    count = 0
    for page in pages:
        path = folder / page.path
        data = page_text(page).encode("utf-8", "xmlcharrefreplace")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
        count += 1
    return count
