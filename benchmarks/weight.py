"""What a reader's browser loads for each type of page: bytes as they are and as a web server sends them (gzip).

    python benchmarks/weight.py [PROJECT]

Builds the site of PROJECT (default: this one) in a temporary folder and opens the heaviest page of each type in
Chromium with an empty cache. "page" is the HTML, "looks" style sheets and fonts, "scripts" JavaScript and the data that
comes as such, "search" what Material's search loads in the background. Needs Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from benchmarks.chromium import open_chromium, serve

ROOT = Path(__file__).parents[1]
PARTS = ("page", "looks", "scripts", "search")
WORKER = "assets/js/iframe-worker.js"  # search when the site is opened from disk


def part_of(path: str) -> str:
    """Which part of a page's weight a file is."""
    if path.startswith("search/") or "/workers/" in path or "/lunr/" in path or path == WORKER:
        return "search"
    return {".html": "page", ".css": "looks", ".js": "scripts"}.get(Path(path).suffix, "looks")


def heaviest_pages(site: Path) -> list[str]:
    """The pages of a site by their path; of each folder of cards, which share a template, the one with most on it."""
    folders: defaultdict[Path, list[Path]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":  # it looks for its files at the root of the host
            folders[path.parent].append(path)
    shown = folders.pop(site) + folders.pop(site / "cards")
    shown += [max(found, key=lambda path: path.stat().st_size) for found in folders.values()]
    return [path.relative_to(site).as_posix() for path in shown]


def load(browser: Browser, address: str, page: str) -> list[str]:
    """The files a browser asks for when it opens a page for the first time."""
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path).lstrip("/")))
    opened.goto(address + page, wait_until="networkidle")
    context.close()
    return list(dict.fromkeys(asked))


def show(size: int) -> str:
    """Bytes in kB."""
    return f"{size / 1000:.1f}"


def main() -> None:
    """Builds the site, opens its pages and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path, nargs="?", default=ROOT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_chromium() as browser, serve(Path(folder)) as address:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=options.project, check=True, capture_output=True)
        print(f"{'kB raw/gzip':52}" + "".join(f"{part:>16}" for part in (*PARTS, "all")))
        for page in heaviest_pages(Path(folder)):
            sizes: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
            for path in load(browser, address, page):
                file = Path(folder, path)
                data = file.read_bytes() if file.is_file() else b""
                for name in (part_of(path), "all"):
                    sizes[name][0] += len(data)
                    sizes[name][1] += len(gzip.compress(data))
            row = (f"{show(sizes[part][0])}/{show(sizes[part][1])}" for part in (*PARTS, "all"))
            print(f"{page:52}" + "".join(f"{cell:>16}" for cell in row))


if __name__ == "__main__":
    main()
