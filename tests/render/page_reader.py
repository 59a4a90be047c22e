"""What a browser would make of a page: its text, its links, its ids, and whatever could run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# The one way a page may have a script: a file of the site, and nothing in the page itself.
OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/(?:[a-z0-9-]+/)*[a-z0-9.-]+\.js")
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
        self.kept: list[str] = []  # the text inside .bf-text: the article's own
        self._open: list[tuple[str, bool]] = []
        self.feed(body)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        if tag == "script" and set(given) == {"src", "defer"} and OWN_SCRIPT.fullmatch(given["src"]):
            self._open.append((tag, False))
            return
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.ids += [given["id"]] if "id" in given else []
        self.dangers += [
            f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "src", "srcdoc")
        ]
        self.dangers += (
            [f"href {given['href']}"] if given.get("href", "").strip().lower().startswith("javascript") else []
        )
        self.dangers += (
            [tag] if tag in ("script", "style", "iframe", "object", "embed", "form", "base", "svg", "img") else []
        )
        if tag not in VOID:
            keeps = "bf-text" in given.get("class", "").split() or bool(self._open and self._open[-1][1])
            self._open.append((tag, keeps))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.dangers += [f"script {data}"]
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
