"""Where pages live, and how one page links to another."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from briefing.values import immutable

HOME = "index.md"


def card_path(kind: str, card: str) -> str:
    """The path of a card's page: "cards/actor/sergei-lavrov.md"."""
    return f"cards/{kind}/{card}.md"


def index_path(kind: str) -> str:
    """The path of the page that lists a kind: "cards/actor.md"."""
    return f"cards/{kind}.md"


@immutable
class Addresses:
    """How paths become addresses: "a/b.html" or, in folder style, "a/b/"."""

    folders: bool = False

    def url(self, path: str) -> str:
        """The address of the page at `path`, below the site's root; "" for the home page in folder style."""
        return _url(path, self.folders)

    def between(self, here: str, there: str, anchor: str = "") -> str:
        """The relative address of the page at `there` as written on the page at `here`."""
        fragment = f"#{quote(anchor)}" if anchor else ""
        if here == there and fragment:
            return fragment
        return f"{_relative(_folder_of(self.url(here)), self.url(there))}{fragment}"

    def to_file(self, here: str, file: str) -> str:
        """The relative address of a file of the site ("assets/js/copy.js") as written on the page at `here`."""
        return _relative(_folder_of(self.url(here)), quote(file))

    def from_file(self, file: str, there: str) -> str:
        """The relative address of the page at `there` as written in a file of the site ("data/briefing.jsonld")."""
        return _relative(_folder_of(quote(file)), self.url(there))


FILES = Addresses()


# A page has dozens of links, and so have the thousands that lie beside it: mostly to the same pages.
_remembered = lru_cache(maxsize=1 << 16)


@_remembered
def _url(path: str, folders: bool) -> str:
    stem = path.removesuffix(".md")
    if not folders:
        return quote(f"{stem}.html")
    return quote("" if stem == "index" else f"{stem.removesuffix('/index')}/")


def _folder_of(url: str) -> str:
    return url[: url.rfind("/") + 1]


@_remembered
def _relative(folder: str, there: str) -> str:
    start, goal = folder.split("/")[:-1], there.split("/")
    shared = 0
    while shared < len(start) and shared < len(goal) - 1 and start[shared] == goal[shared]:
        shared += 1
    return "../" * (len(start) - shared) + "/".join(goal[shared:]) or "./"


def web_address(text: str) -> str:
    """`text` where it is an ordinary web address, else "": a link must not run a script."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
