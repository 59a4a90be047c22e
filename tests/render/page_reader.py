"""What a browser would make of a page: its text, its links, its ids, and whatever could run."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

# The ways a page may have a script: a file of the site (one that may run again says so), or data that no browser runs.
AGAIN = "data-again"
OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/(?:[a-z0-9.-]+/)*[a-z0-9.-]+\.js")
DATA = {"type": "application/ld+json"}
FORBIDDEN = {"script", "style", "iframe", "object", "embed", "form", "base", "img"}
# What drawings are made of (html.parser tells names in small letters); nothing among it runs, moves or loads anything.
DRAWN = {"svg", "g", "a", "line", "circle", "rect", "path", "polyline", "polygon", "text", "tspan", "title", "desc"}
DRAWN |= {"defs", "marker", "pattern", "clippath", "ellipse"}
VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}


class PageReader(HTMLParser):
    """Reads one page's body."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.dangers: list[str] = []
        self.text: list[str] = []
        self.data: list[object] = []  # what blocks of JSON-LD hold
        self.kept: list[str] = []  # the text inside .bf-text: the article's own
        self._open: list[tuple[str, bool]] = []
        self.feed(body)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.ids += [given["id"]] if "id" in given else []
        is_script = tag == "script" and set(given) - {AGAIN} == {"src", "defer"}
        is_file = is_script and bool(OWN_SCRIPT.fullmatch(given["src"]))
        if not is_file and not (tag == "script" and given == DATA):
            self.dangers += [
                f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "src", "srcdoc")
            ]
            self.dangers += [tag] if tag in FORBIDDEN else []
        if given.get("href", "").strip().lower().startswith("javascript"):
            self.dangers += [f"href {given['href']}"]
        if tag not in DRAWN and any(opened == "svg" for opened, _ in self._open):
            self.dangers += [f"{tag} in a drawing"]
        if tag not in VOID:
            keeps = "bf-text" in given.get("class", "").split() or bool(self._open and self._open[-1][1])
            self._open.append((tag, keeps))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.data.append(json.loads(data))  # a file's script has nothing inside
            return
        self.text.append(data)
        if self._open and self._open[-1][1]:
            self.kept.append(data)

    @property
    def words(self) -> str:
        """The page's text with its white space folded."""
        return " ".join("".join(self.text).split())

    @property
    def article(self) -> str:
        """The page without its marks: the article's own text."""
        return "".join(self.kept)
