"""Search in sites of many cards: what it loads, how soon its first result can be seen, and how soon it answers.

    python -m benchmarks.searching [--cards 1000 5000] [--rounds R] [--materials]

Makes projects of about so many cards, of all kinds (``benchmarks/projects.py``), in a temporary folder, builds their
sites, and opens the page of a claim in Chromium: from a web server on this machine, below a path as on GitHub Pages,
and from the disk; a new browser profile each time, nothing cached. Prints medians of R visits, and the fastest, which
whatever else the machine does has disturbed least:

- "loaded": the bytes of all files that only search asks for, as they are and as a web server sends them (gzip): the
  index, the worker's script, and what lets it run from the disk;
- "typed at once": from the start of the navigation until the first result is painted, where a name was typed as soon
  as there was a field to type into. The page and its scripts, loading and reading the index, making ready to search in
  it, the search and its list are all in it; what a network would add is not;
- "a letter", "a name", "words of a claim": once the page and the index are there, from the last key of what is typed
  going up until the first of its results is painted. A letter has the most results and takes longest.

With --materials, Material's own script searches, as it does in projects that set options of its search plugin. Needs
Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page

from benchmarks.chromium import open_chromium, serve
from benchmarks.projects import make_project
from benchmarks.weight import part_of

BELOW = "desk/briefing/"  # where the site stands on its server
TYPED = {"a letter": "s", "a name": "Homs", "words of a claim": "blast number 7 shook"}
FIELD, RESULT = ".md-search__input", ".md-search-result__item"
# Types as soon as the field takes it; resolves with the milliseconds from the navigation to the first result painted.
TYPE_AT_ONCE = f"""
  window.answered = new Promise((resolve) => {{
    const painted = () => setTimeout(() => resolve(performance.now()));
    const look = () => requestAnimationFrame(document.querySelector("{RESULT}")?.offsetParent ? painted : look);
    const type = () => {{
      const field = document.querySelector("{FIELD}");
      if (field) field.focus();
      if (!field || document.activeElement !== field) return requestAnimationFrame(type);
      field.value = "{TYPED["a name"]}";
      field.dispatchEvent(new Event("keyup"));
      look();
    }};
    type();
  }});
"""
# Resolves with the time from the key going up until the list has changed and is painted.
TYPE = f"""(words) => new Promise((resolve) => {{
  const field = document.querySelector("{FIELD}");
  const list = document.querySelector(".md-search-result__list");
  const watch = new MutationObserver(() => {{
    if (!list.querySelector("{RESULT}")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }});
  watch.observe(list, {{ childList: true }});
  field.value = words;
  const start = performance.now();
  field.dispatchEvent(new Event("keyup"));
}})"""


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Two visits to a page with nothing cached, in a hurry and without: milliseconds by what they were spent on."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(TYPE_AT_ONCE)
    page.goto(address)
    times = {"typed at once": float(page.evaluate("answered"))}
    context.close()
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.focus(FIELD)
    answer(page, "w")  # the index is there once this is answered
    times |= {name: answer(page, words) for name, words in TYPED.items()}
    context.close()
    return times


def answer(page: Page, words: str) -> float:
    """Types the words and gives the milliseconds until the first result is painted."""
    return float(page.evaluate(TYPE, words))


def list_files(browser: Browser, address: str, page: str) -> list[str]:
    """The files of a site that only search asks for, when a page is opened and something is typed."""
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(unquote(request.url).removeprefix(address)))
    opened.goto(address + page, wait_until="networkidle")
    opened.focus(FIELD)
    answer(opened, TYPED["a name"])
    context.close()
    return [path for path in dict.fromkeys(asked) if part_of(path) == "search"]


def weigh(site: Path, paths: Iterable[str]) -> tuple[int, int]:
    """Bytes of a site's files, as they are and as a web server sends them."""
    files = [(site / path).read_bytes() for path in paths]
    return sum(map(len, files)), sum(len(gzip.compress(data, 6)) for data in files)


def configure(project: Path, *, is_materials: bool) -> None:
    """Has the project's site open from the disk too, and Material's own script search if it should."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8") + "  - offline\n"
    if is_materials:
        text = text.replace("  - search\n", "  - search:\n      lang: en\n")
    settings.write_text(text, encoding="utf-8")


def measure(browser: Browser, cards: int, rounds: int, *, is_materials: bool) -> None:
    """Builds one site, visits it and prints."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder, "served")) as served:
        site = Path(folder, "served", BELOW)
        count = make_project(Path(folder, "project"), cards)
        configure(Path(folder, "project"), is_materials=is_materials)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=Path(folder, "project"), check=True, capture_output=True)
        page = min((site / "cards/claim").iterdir()).relative_to(site).as_posix()
        print(f"\n{count:,} cards")
        for way, address in ("web server", served + BELOW), ("disk", f"{site.as_uri()}/"):
            files = list_files(browser, address, page)
            plain, packed = weigh(site, files)
            print(f"  from a {way}\n    {'loaded':<18} {packed / 1000:>6.0f} kB gzip ({plain / 1000:.0f} kB)")
            times = [visit(browser, address + page) for _ in range(rounds)]
            for name in times[0]:
                each = [found[name] for found in times]
                print(f"    {name:<18} {statistics.median(each):>6.0f} ms, fastest {min(each):.0f}")


def main() -> None:
    """Measures each size and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--materials", action="store_true")
    options = parser.parse_args()
    with open_chromium() as browser:
        for cards in options.cards:
            measure(browser, cards, options.rounds, is_materials=options.materials)


if __name__ == "__main__":
    main()
