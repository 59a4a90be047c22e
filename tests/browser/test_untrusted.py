"""Hostile words in a real browser: shown as written, on every type of page and in search results; nothing runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmarks.weight import heaviest_pages
from briefing.cards.card import Card
from briefing.values import Evidence
from tests.browser.conftest import PREFIX, Log, QuietHandler
from tests.render.project import build_site, write_project
from tests.render.sample import FIRST, SEED, SOURCE, card, sample_cards

HOSTILE = (
    "</title></script><script>window.ran=1</script>"
    '<img src="https://example.org/x.png" onerror="window.ran=1">'
    "{{ 7 * 7 }}{% raw %}[x](javascript:window.ran=1)<!-- ]]>"
)
REVERSED = "\u202egnitirw"
# Words of the sample that hostile ones follow, wherever they stand.
SPOILED = ("Russia", "civilians", "military")


def spoil(value: Any) -> Any:
    """A text, or all texts in a value, with hostile words in them."""
    if isinstance(value, str):
        for word in SPOILED:
            value = value.replace(word, word + HOSTILE)
        return value
    if isinstance(value, tuple):
        return tuple(spoil(item) for item in value)
    if isinstance(value, Mapping):
        return {name: spoil(item) for name, item in value.items()}
    return replace(value, quote=spoil(value.quote)) if isinstance(value, Evidence) else value


def spoiled_cards() -> Iterator[Card]:
    """The sample's cards, spoiled, in words and notes; ids and choices stay as they are."""
    for one in sample_cards():
        values = {name: value if name == "where" else spoil(value) for name, value in one.values.items()}
        yield replace(one, title=spoil(one.title), values={**values, "notes": HOSTILE, "tags": (HOSTILE,)})


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cards = [
        *spoiled_cards(),
        card("actor", "hostile", f"Zebra {HOSTILE}", spoil(FIRST), type="person", aliases=(HOSTILE,), notes=HOSTILE),
        card("actor", "reversed", f"Yak {REVERSED}", spoil(FIRST), type="person", affiliations=("hostile",)),
    ]
    article = spoil(SEED.read_text(encoding="utf-8")).encode()
    return build_site(write_project(tmp_path_factory.mktemp("hostile") / "project", cards, article))


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(hostile_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


def test_on_every_page_hostile_words_are_words(
    open_page: Callable[..., Page], hostile_address: str, hostile_site: Path, log: Log
) -> None:
    page = open_page(hostile_address)
    told: list[str] = []
    for path in heaviest_pages(hostile_site):
        page.goto(hostile_address + path)
        assert page.evaluate("window.ran") is None, path
        assert [url for url in log.requests if not url.startswith((hostile_address, "data:"))] == [], path
        assert log.complaints == [], path
        told += [path] if HOSTILE in page.evaluate("document.body.textContent") else []
    # They stand there as they are written.
    assert {
        f"cards/{kind}{of}.html"
        for kind, of in [("claim", ""), ("actor", ""), ("dispute", "/civilians"), ("casualty", "/homs-36-killed")]
    } <= set(told)
    assert f"cards/source/{SOURCE}.html" in told


def test_in_search_results_hostile_words_are_words(open_page: Callable[..., Page], hostile_address: str) -> None:
    page = open_page(hostile_address + "cards/actor/hostile.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
    assert HOSTILE in page.title()
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Zebra")
    expect(page.locator(".md-search-result__link").first).to_contain_text("window.ran=1")
    assert page.evaluate("window.ran") is None


def test_a_name_that_turns_the_reading_direction_turns_itself_alone(
    open_page: Callable[..., Page], hostile_address: str
) -> None:
    page = open_page(hostile_address + "cards/actor.html")
    link = page.get_by_role("link", name="Yak")
    assert link.evaluate("link => getComputedStyle(link).unicodeBidi") == "isolate"
