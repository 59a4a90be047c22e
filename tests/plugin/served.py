"""A project served within the test by MkDocs' own `serve`: no port is opened, and nobody waits for a clock."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from wsgiref.util import setup_testing_defaults

from mkdocs.commands.serve import serve
from mkdocs.config.defaults import get_schema
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent

from briefing.plugin import BriefingPlugin

# What the server puts into each page.
FOLLOWING = re.compile(rb'<script id="briefing-follow".*?</script>|<script>\s*var livereload.*?</script>', re.DOTALL)


class Served:
    """What is served of a project."""

    def __init__(self, server: LiveReloadServer, plugin: BriefingPlugin) -> None:
        self.server = server
        self.plugin = plugin

    def rebuild(self, told: Iterable[Path] = ()) -> None:
        """What the server does when a file has changed; `told` are those the system tells of, if any."""
        assert self.plugin.serving
        for path in told:
            self.plugin.serving.told.note(FileModifiedEvent(str(path)))
        self.server.builder()

    def settle(self) -> None:
        """What an edit also means, done at once and not in the background, until nothing changes any more."""
        assert self.plugin.serving
        for _ in range(2):
            self.plugin.serving.do_chores()
            self.rebuild()

    def get(self, path: str) -> bytes | None:
        """What a browser gets at `path` of the site, without what the server puts into pages; None: not found."""
        status, _, body = self.ask(path)
        return FOLLOWING.sub(b"", body) if status == 200 else None

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The server's answer for a `path` of the site: its status, headers and body."""
        environ: dict[str, Any] = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        setup_testing_defaults(environ)
        environ["PATH_INFO"] = f"/{path}".encode().decode("latin-1")
        started: list[tuple[str, list[tuple[str, str]]]] = []
        body = b"".join(self.server.get_app()(environ, lambda *given: started.append(given)))  # type: ignore[misc,arg-type]
        ((status, given),) = started
        return int(status.split()[0]), dict(given), body


@contextmanager
def served(project: Path, *, is_asked: bool = True) -> Iterator[Served]:
    """The project, served; where not `is_asked`, as by a server that plugins are not asked about."""
    get_schema_plugins().clear()  # MkDocs keeps plugins for the whole process
    started, over, found = threading.Event(), threading.Event(), []

    def wait(server: LiveReloadServer, **_: Any) -> None:
        found.append(server)
        started.set()
        over.wait()

    def run() -> None:
        try:
            serve(str(project / "mkdocs.yml"), livereload=is_asked)
        finally:
            started.set()

    with (
        patch.object(LiveReloadServer, "serve", wait),
        patch("briefing.plugin.server.is_reloading", return_value=is_asked),
    ):
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        started.wait()
        assert found, "it was not served"
        plugins = get_schema_plugins()
        try:
            yield Served(found[0], plugins["briefing"])
        finally:
            over.set()
            thread.join()
            get_schema_plugins().clear()


def get_schema_plugins() -> dict[str, Any]:
    """The plugins that MkDocs keeps from one build to the next."""
    return dict(get_schema())["plugins"].plugin_cache
