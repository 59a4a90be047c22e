"""What is done to MkDocs' server, so that a saved card shows at once.

These attributes of the server are documented nowhere, and most are public; they are those of MkDocs 1.6. Where one is
missing nothing is done, and each change builds everything again, as MkDocs does by itself.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.kept import digest, stamp_of
from briefing.plugin.watching import NativeObserver, Told

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent

OF_WATCHING = "_watched_paths"  # the only way to know what is watched
ATTRIBUTES = (
    *("builder", "build_delay", "error_handler", "mount_path", "observer", "serve_request", "set_app"),
    *("watch", "unwatch", OF_WATCHING),
    *("_inject_js_into_html", "_visible_epoch"),  # the only way to have an error page reload
    *("_want_rebuild", "_rebuild_cond"),  # the only way to have it build where no file changes
)
# Seconds without a change after which an editor counts as done with saving; MkDocs waits for ten times the first.
AT_REST = 0.01
AT_REST_ONCE_DONE = 0.001  # where the last change tells it
POLLS = "/livereload/"
FOLLOWING = Path(__file__).with_name("follow.js")
OK = "200 OK"
# Files of Material's, called by what they hold. Others stay as they are most of the time, and a browser may ask.
LASTING = re.compile(r"assets/(?:javascripts/bundle|stylesheets/\w+)\.[0-9a-f]{8}\.min\.(?:css|js)")


def is_reloading() -> bool:
    """Whether `mkdocs serve` will follow changes: only then plugins are asked before it serves (`on_serve`)."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))


def can_take_over(server: LiveReloadServer) -> bool:
    """Whether the server is one we know."""
    return all(hasattr(server, name) for name in ATTRIBUTES)


def take_over(
    server: LiveReloadServer, build: Callable[[], None], prepare: Callable[[str], None], version: Callable[[], int]
) -> None:
    """Has the server call `build` when files change, and `prepare` before it answers with a file of the site.

    A browser that reloads a page is not sent its style sheets and scripts again.

    `prepare` is given the file's path; what `version` gives changes with each `build`: what was read while it did is
    read again.
    """
    server.builder = build
    server.build_delay = AT_REST
    serve = server.serve_request

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(POLLS) or not f"{path}/".startswith(server.mount_path):
            return serve(environ, start_response)
        started: list[tuple[Any, ...]] = []
        while True:
            before = version()
            file = _find_file(path.removeprefix(server.mount_path))
            prepare(file)
            keeping = _find_keeping(server.root, file)  # not after it is read: it may be another by then
            body = serve(environ, lambda *given: started.append(given))
            if version() == before:
                status, headers = started[-1][:2]
                if status == OK:
                    headers = [*headers, *keeping.items()]
                    if "ETag" in keeping and keeping["ETag"] == environ.get("HTTP_IF_NONE_MATCH"):
                        _close(body)
                        status, body = "304 Not Modified", []
                start_response(status, headers)
                return body
            _close(body)

    server.set_app(answer)


def follow_in_place(server: LiveReloadServer, setting: Callable[[], int | None]) -> None:
    """Has open pages show what is new in place, where `setting` gives what it gave when they were loaded.

    It stands for all but what cards and articles say; None: pages are loaded again in any case, as MkDocs does it.
    """
    code = FOLLOWING.read_bytes()
    load_again = server._inject_js_into_html  # noqa: SLF001

    def inject(content: bytes, version: int) -> bytes:
        if setting() is None:
            return bytes(load_again(content, version))  # type: ignore[no-untyped-call]
        at = content.rfind(b"</body>")
        at = at if at >= 0 else len(content)
        told = {"version": version, "setting": setting(), "request": round(time.monotonic() * 1000)}
        marks = " ".join(f'data-{name}="{value}"' for name, value in told.items())
        return b'%b<script id="briefing-follow" %b>%b</script>%b' % (content[:at], marks.encode(), code, content[at:])

    server._inject_js_into_html = inject  # type: ignore[method-assign]  # noqa: SLF001


def reload_error_pages(server: LiveReloadServer) -> None:
    """Has the server's own error pages reload as others do: a deleted card's comes back when the card does."""
    show = server.error_handler

    def show_reloading(code: int) -> bytes | None:
        page = show(code)
        return page and server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call]  # noqa: SLF001

    server.error_handler = show_reloading


def list_watched(server: LiveReloadServer) -> tuple[str, ...]:
    """The files and folders that the server watches."""
    return tuple(getattr(server, OF_WATCHING))


def wake(server: LiveReloadServer) -> None:
    """Has the server build as it does when a file changes."""
    with server._rebuild_cond:  # noqa: SLF001
        server._want_rebuild = True  # noqa: SLF001
        server._rebuild_cond.notify_all()  # noqa: SLF001


def watch_natively(server: LiveReloadServer, told: Told) -> None:
    """Has the system tell of changes, the server and `told`, in place of looking at every file twice a second."""

    def note(event: FileSystemEvent) -> None:
        told.note(event)
        server.build_delay = AT_REST_ONCE_DONE if told.is_done else AT_REST  # it looks anew after each change

    watched: dict[str, int] = getattr(server, OF_WATCHING)
    paths = [path for path, count in watched.items() for _ in range(count)]
    for path in paths:
        server.unwatch(path)
    server.observer = NativeObserver(server.observer, note)  # type: ignore[assignment]
    for path in paths:
        server.watch(path)


def _find_keeping(root: str, path: str) -> dict[str, str]:
    """The headers by which a browser need not be sent a file of the site again that it has; pages are never kept."""
    if path.endswith(".html"):
        return {}
    if LASTING.fullmatch(path):
        return {"Cache-Control": "max-age=86400, immutable"}
    try:
        return {"Cache-Control": "no-cache", "ETag": f'"{digest(stamp_of(os.stat(os.path.join(root, path))))}"'}
    except OSError:
        return {}


def _close(body: Iterable[bytes]) -> None:
    with contextlib.suppress(AttributeError):
        body.close()  # type: ignore[attr-defined]


def _find_file(path: str) -> str:
    """The path of the file that the server answers with."""
    if not path or path.endswith("/"):
        path += "index.html"
    return posixpath.normpath(f"/{path}").lstrip("/")
