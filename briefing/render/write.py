"""Pages as files other site generators can build: front matter, then the HTML body."""

from __future__ import annotations

import json
import re
from pathlib import Path

from briefing.pack import Pack
from briefing.render.assets import STYLE, find_assets, join_styles
from briefing.render.page import Page
from briefing.render.site import Site

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
    if page.outline.source:
        front["card"] = page.outline.source
    if page.search:
        front["description"] = page.search.text[:160]
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=True)}\n" for key, value in front.items())
    return f"---\n{lines}---\n\n{portable(page.body)}"


def write_site(site: Site, pack: Pack, folder: Path) -> int:
    """How many pages were written below `folder`, with the files they ask for; only what changes is touched."""
    for page in site.pages:
        _write(folder / page.path, page_text(page).encode("utf-8", "xmlcharrefreplace"))
    for file in site.files:
        _write(folder / file.path, file.content.encode("utf-8", "xmlcharrefreplace"))
    for name, path in find_assets(pack):
        _write(folder / name, path.read_bytes())
    _write(folder / STYLE, join_styles(pack).encode())
    return len(site.pages)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
