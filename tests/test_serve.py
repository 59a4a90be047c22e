"""`mkdocs serve` with people at work: edits show, a broken card takes nothing down."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.render.project import write_project

PATIENCE = 60.0  # seconds; a rebuild takes two


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


@pytest.fixture(params=["mkdocs", "properdocs"])
def address(project: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", request.param, "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


def wait_for(url: str, words: str) -> None:
    """Returns once the page at `url` has the words."""
    last, until = "", time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=PATIENCE) as answer:
                last = answer.read().decode("utf-8")
        except (URLError, ConnectionError, TimeoutError) as error:
            last = str(error)
        if words in last:
            return
        time.sleep(0.2)
    pytest.fail(f"{url} never said {words!r}, but: {last[:500]}")


def test_edits_show_and_a_broken_card_takes_nothing_down(project: Path, address: str) -> None:
    card = project / "docs" / "cards" / "place" / "homs.yml"
    page = f"{address}cards/place/homs.html"
    wait_for(page, "Homs")
    whole = card.read_text(encoding="utf-8")
    card.write_text(f"{whole}notes: The *provincial* capital too.\n", encoding="utf-8")
    wait_for(page, "The <em>provincial</em> capital too.")
    card.write_text(f"{whole}nonsense: yes\nnonsense: no\n", encoding="utf-8")
    wait_for(page, "docs/cards/place/homs.yml:")
    wait_for(f"{address}cards/claim.html", "Claims")
    card.write_text(whole, encoding="utf-8")
    wait_for(page, "Background")
