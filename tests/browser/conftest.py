"""A real Chromium on the built site, with every request and every word on the console written down."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.render.explorer.made import write_made_project
from tests.render.project import build_site, write_project
from tests.render.sample import rival_tolls, sample_cards

CHROMIUM = os.environ.get("BRIEFING_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PREFIX = "/some/where/"  # a site on GitHub Pages lives below a path


@dataclass(slots=True)
class Log:
    """What a page asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves the site below `PREFIX`, as GitHub Pages does: over lasting connections, to be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "nowhere"
        return super().translate_path(f"/{below}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class calls it so)
        pass


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: install it, or name it in BRIEFING_CHROMIUM")
        pytest.skip("no Chromium: install it, or name it in BRIEFING_CHROMIUM")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(write_project(tmp_path_factory.mktemp("site") / "project"))


@pytest.fixture(scope="session")
def ledger_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a briefing with rival, revised and vague tolls."""
    cards = [*sample_cards(), *rival_tolls()]
    return build_site(write_project(tmp_path_factory.mktemp("ledger") / "project", cards))


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def open_page(browser: Browser, log: Log) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh browser: `width` of a desk or a phone, light or dark."""
    contexts: list[BrowserContext] = []

    def open_(url: str, *, phone: bool = False, scheme: str = "light") -> Page:
        context = browser.new_context(viewport=PHONE if phone else DESK, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("request", lambda request: log.requests.append(request.url))
        context.on("weberror", lambda found: log.complaints.append(str(found.error)))
        context.on(
            "console", lambda told: log.complaints.append(told.text) if told.type in ("error", "warning") else None
        )
        page = context.new_page()
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of many cards, for the claims explorer."""
    return build_site(write_made_project(tmp_path_factory.mktemp("made") / "project"))
