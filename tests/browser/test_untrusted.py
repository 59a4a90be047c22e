"""Hostile words in a real browser: shown as written, on the page and in search results; nothing runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PREFIX, Log, QuietHandler
from tests.render.project import build_site, write_project
from tests.render.sample import FIRST, card, sample_cards

HOSTILE = '</title><script>window.ran=1</script><img src="https://example.org/x.png" onerror="window.ran=1">'
REVERSED = "\u202egnitirw"


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    cards = [
        *sample_cards(),
        card("actor", "hostile", f"Zebra {HOSTILE}", FIRST, type="person", aliases=(HOSTILE,), notes=HOSTILE),
        card("actor", "reversed", f"Yak {REVERSED}", FIRST, type="person", affiliations=("hostile",)),
    ]
    site: Path = build_site(write_project(tmp_path_factory.mktemp("hostile") / "project", cards))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


def test_nothing_runs_and_nothing_is_asked_for(open_page: Callable[..., Page], hostile_address: str, log: Log) -> None:
    page = open_page(hostile_address)
    for path in ("index.html", "cards/actor.html", "cards/actor/hostile.html", "cards/actor/reversed.html"):
        page.goto(hostile_address + path, wait_until="networkidle")
        assert page.evaluate("window.ran") is None
    page.goto(hostile_address + "cards/actor/hostile.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
    assert HOSTILE in page.title()
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Zebra")
    expect(page.locator(".md-search-result__link").first).to_contain_text("window.ran=1")
    assert page.evaluate("window.ran") is None
    assert not [url for url in log.requests if "example.org" in url]


def test_a_name_that_turns_the_reading_direction_turns_itself_alone(
    open_page: Callable[..., Page], hostile_address: str
) -> None:
    page = open_page(hostile_address + "cards/actor.html")
    link = page.get_by_role("link", name="Yak")
    assert link.evaluate("link => getComputedStyle(link).unicodeBidi") == "isolate"
