"""How soon a saved card shows: from the file being written to the page, open in Chromium, having the new words.

    python -m benchmarks.serving [--cards N ...] [--saves S] [--plain N ...] [--plain-saves S]

Makes projects of about N real cards (``benchmarks/projects.py``) in a temporary folder, has `mkdocs serve` serve each
in a process of its own, and saves new titles: of a claim, with its page open, and of a card that the home page shows,
with that open. The clock starts right before the file is written. It ends when the first frame that has the new words
is painted; the page itself notes that, by the same clock, so that nothing waits for whoever measures. Each save comes
when the last reload is done. Beside it stands the server's part, without a browser: the time until it tells that
something changed, and until the page is then fetched.

For the comparison plain MkDocs with Material serves the same pages of a project of about N cards (`--plain`), where a
paragraph is saved at the end of the same claim's page. The browser's own part comes with both. Needs Chromium.
"""

from __future__ import annotations

import argparse
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import yaml
from playwright.sync_api import Browser, ConsoleMessage

from benchmarks.chromium import open_chromium
from benchmarks.projects import list_cards, make_project, make_same_pages

HOME = "index.html"
# The version of a page and who asks, as the server writes them into ours and into those that MkDocs reloads.
FOLLOWED = re.compile(r'data-version="(\d+)" data-setting="\d+" data-request="(\d+)"')
RELOADED = re.compile(r"livereload\((\d+), (\d+)\)")
WARM_UP = 3  # saves before those that count
REST = 1.0  # seconds from a reload to the next save: what the page loads last, search, is there
PATIENCE = 300_000  # milliseconds: plain MkDocs takes its time
# Notes which words the page has whenever something in it changes, and when the first frame that has them is painted.
WATCH = """
  let last = "";
  const look = () => {
    const words = document.body?.textContent.match(/Saved \\d+ times/)?.[0] ?? "";
    if (words === last) return;
    last = words;
    requestAnimationFrame(() => setTimeout(() => console.log(`${words}: ${Date.now()}`)));
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
"""
LINK = re.compile(r'<a[^>]* href="cards/([^"/]+/[^"/]+)\.html"[^>]*>([^<]+)</a>')
TITLE = re.compile(r"^title:.*\n(?:[ ].*\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """What is saved again and again, and the page of the site that shows it.

    The words stand in the file at `path` between `head` and `tail`.
    """

    page: str
    path: Path
    head: str
    tail: str

    def save(self, words: str) -> None:
        """Writes the file."""
        self.path.write_text(f"{self.head}{words}{self.tail}", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, one number for each save: until the new words show, and the server's part."""

    shown: list[float]
    told: list[float]
    fetched: list[float]

    def find_served(self) -> float:
        """The server's part, median."""
        return statistics.median(map(sum, zip(self.told, self.fetched, strict=True)))


def retitle(page: str, path: Path) -> Edit:
    """Titles for the card at `path`, as `page` shows them."""
    head, tail = TITLE.split(path.read_text(encoding="utf-8"), maxsplit=1)
    return Edit(page, path, f"{head}title: ", f"\n{tail}")


def find_claim(project: Path) -> Path:
    """The file of the project's first claim."""
    return next(path for path in list_cards(project) if path.parent.name == "claim")


def find_shown(project: Path, home: str) -> Path:
    """The file of the first card that the home page (its HTML is `home`) calls by its title."""
    for key, text in LINK.findall(home):
        path = project / "docs/cards" / f"{key}.yml"
        if yaml.safe_load(path.read_bytes())["title"] == unescape(text).strip():
            return path
    sys.exit("the home page calls no card by its title")


@contextmanager
def serve_project(root: Path) -> Iterator[str]:
    """The address of the site that `mkdocs serve` serves of a project; it ends in a slash."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=root, stdout=said, stderr=said)
        try:
            while not is_answering(f"http://{address}/"):
                if process.poll() is not None:
                    said.seek(0)
                    sys.exit(f"mkdocs serve failed:\n{said.read().decode('utf-8', 'replace')}")
                time.sleep(0.1)
            yield f"http://{address}/"
        finally:
            process.terminate()
            process.wait()


def is_answering(address: str) -> bool:
    """Whether a server is there."""
    try:
        fetch(address)
    except URLError:
        return False
    return True


def fetch(address: str) -> str:
    """The text at an address."""
    with urlopen(address) as answer:  # a server of our own
        return str(answer.read().decode("utf-8"))


def watch(browser: Browser, address: str, edit: Edit, saves: range) -> list[float]:
    """How long each save takes to show in the browser."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(address + edit.page)
    took = []
    for number in saves:
        page.wait_for_load_state("load")
        page.wait_for_timeout(REST * 1000)
        with page.expect_console_message(partial(is_of, number), timeout=PATIENCE) as seen:
            began = time.time()
            edit.save(f"Saved {number} times")
        took.append(float(seen.value.text.split()[-1]) / 1000 - began)
    page.close()
    return took


def is_of(number: int, message: ConsoleMessage) -> bool:
    """Whether the page says that it has what was saved in the save of this number."""
    return message.text.startswith(f"Saved {number} times: ")


def ask(address: str, edit: Edit, saves: range) -> tuple[list[float], list[float]]:
    """How long after each save the server tells of it, and how long it then takes to give the page."""
    told, fetched = [], []
    for number in saves:
        page = fetch(address + edit.page)
        before = FOLLOWED.search(page) or RELOADED.search(page)
        assert before, "the page does not follow"
        time.sleep(REST)
        began = time.perf_counter()
        edit.save(f"Saved {number} times")
        fetch(f"{address}livereload/{before[1]}/{before[2]}")
        heard = time.perf_counter()
        content = fetch(address + edit.page)
        got = time.perf_counter()
        if f"Saved {number} times" not in content:
            sys.exit(f"{edit.page} does not show what was saved in {edit.path}")
        told.append(heard - began)
        fetched.append(got - heard)
    return told, fetched


def measure(browser: Browser, address: str, edit: Edit, saves: int, *, warm_up: int = WARM_UP) -> Took:
    """Both, the browser first."""
    first = warm_up + saves
    shown = watch(browser, address, edit, range(first))[warm_up:]
    return Took(shown, *ask(address, edit, range(first, first + saves)))


def compare(plain: Took, ours: Took) -> str:
    """How many times as long plain MkDocs takes, in words."""
    shown = statistics.median(plain.shown) / statistics.median(ours.shown)
    served = plain.find_served() / ours.find_served()
    return f"plain MkDocs takes {shown:,.0f} times as long until it shows, its server {served:,.0f} times"


def show(what: str, page: str, took: Took) -> None:
    """Prints a line."""
    parts = " + ".join(f"{statistics.median(part) * 1000:,.0f}" for part in (took.told, took.fetched))
    print(
        f"{what:<14}{page:<16}{statistics.median(took.shown):>7.3f} s{max(took.shown):>9.3f} s{parts:>18} ms",
        flush=True,
    )


def main() -> None:
    """Serves, saves and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, nargs="*", default=[100, 1_000, 5_000])
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--plain", type=int, nargs="*", default=[1_000])
    parser.add_argument("--plain-saves", type=int, default=3)
    options = parser.parse_args()
    print(f"medians of {options.saves} saves ({options.plain_saves} of plain MkDocs), as seen in the browser")
    print(f"{'':<14}{'page':<16}{'shown':>9}{'at most':>11}{'told + fetched':>21}", flush=True)
    ours: dict[int, Took] = {}
    with open_chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for cards in sorted({*options.cards, *options.plain}):
            project = Path(folder, f"cards-{cards}")
            count = make_project(project, cards)
            claim, same = find_claim(project), Path(folder, f"plain-{cards}")
            pages = make_same_pages(project, same) if cards in options.plain else 0
            if cards in options.cards:
                with serve_project(project) as address:
                    edit = retitle(f"cards/claim/{claim.stem}.html", claim)
                    ours[cards] = measure(browser, address, edit, options.saves)
                    show(f"{count:,} cards", "a claim", ours[cards])
                    edit = retitle(HOME, find_shown(project, fetch(address + HOME)))
                    show("", "the home page", measure(browser, address, edit, options.saves))
            if cards in options.plain:
                path = same / "docs/cards/claim" / f"{claim.stem}.md"
                edit = Edit(
                    f"cards/claim/{claim.stem}.html", path, path.read_text(encoding="utf-8") + "\n<p>", "</p>\n"
                )
                with serve_project(same) as address:
                    plain = measure(browser, address, edit, options.plain_saves, warm_up=0)
                show(f"plain, {pages:,}", "a claim", plain)
                if cards in ours:
                    print(compare(plain, ours[cards]), flush=True)


if __name__ == "__main__":
    main()
