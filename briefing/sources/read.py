"""Files → articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePath

from briefing.pack import PACKAGED, Pack
from briefing.sources.article import Article
from briefing.sources.decode import decode_text, read_bytes
from briefing.sources.html import read_html
from briefing.sources.markdown import read_markdown
from briefing.sources.plain import read_plain
from briefing.sources.words import read_frame_words
from briefing.values import Problem
from briefing.values.slug import slug

READERS = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}


def find_articles(folder: Path) -> tuple[Path, ...]:
    """The articles in `folder` and below it, sorted; hidden files and folders and a README are passed over."""
    return tuple(folder / path for path in sorted(_list_articles(folder, "")))


def _list_articles(folder: Path | str, above: str) -> Iterator[str]:
    """The paths of the articles in a folder from the one to start at; those of `above` are in front of its own."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            stem, ending = os.path.splitext(entry.name)
            if entry.name.startswith((".", "_")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _list_articles(entry.path, f"{above}{entry.name}/")
            elif ending.lower() in READERS and stem.lower() != "readme" and entry.is_file():
                yield f"{above}{entry.name}"


def read_article(path: Path, shown: str, pack: Pack = PACKAGED) -> Article | Problem:
    """The article in the file, or what keeps it from being read; `shown` is the path as messages print it."""
    data = read_bytes(path, shown)
    return data if isinstance(data, Problem) else make_article(data, path, shown, pack)


def make_article(data: bytes, path: PurePath, shown: str, pack: Pack = PACKAGED) -> Article | Problem:
    """The article in a file that holds `data`; nothing is read from the disk, and `path` only names it."""
    text = decode_text(data, shown)
    if isinstance(text, Problem):
        return text
    read = READERS.get(path.suffix.lower(), read_plain)
    return read(text, slug(path.stem), shown, sha256(data).hexdigest(), read_frame_words(pack))
