"""An observer of files that the system tells of changes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from mkdocs.plugins import get_plugin_logger
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from briefing.cards.sheet import ENDINGS

log = get_plugin_logger("briefing")

# Files that are only opened or read do not count: whoever builds reads them all.
CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
]
SEEN = (".", ".parsed")  # what is watched itself, and what is hidden and still a part of the cards


class Told:
    """The paths of which an observer told since they were last taken.

    The last change `is_done` where it was that of an editor that has saved: it closed the file that it wrote, or put a
    written one into its place. One that moves the old file away, or empties it first, is not done.
    """

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._lock = threading.Lock()
        self.is_done = False

    def note(self, event: FileSystemEvent) -> None:
        """Adds those of a change."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            self._paths.update(paths)
            self.is_done = isinstance(event, FileClosedEvent) or (
                isinstance(event, FileMovedEvent) and paths[-1].endswith(ENDINGS)
            )

    def take(self) -> frozenset[str]:
        """All of them; from now on only others are."""
        with self._lock:
            paths, self._paths = self._paths, set()
        return frozenset(paths)


class NativeObserver:
    """What MkDocs' server asks of an observer, done by the system's own; what it tells of it tells to `note`, before.

    Where that cannot watch all of it (a system has only so many watches, and they do not follow links to folders), it
    is done by the `polling` one. Hidden files do not count: editors keep their own beside those that are edited.
    """

    def __init__(self, polling: BaseObserver, note: Callable[[FileSystemEvent], None]) -> None:
        self._polling = polling
        self._note = note
        self._observer = Observer()
        self._scheduled: list[tuple[ObservedWatch, FileSystemEventHandler, str, bool]] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Watches a file or folder.

        A file is watched by way of its folder: an editor that saves puts another file in its place.
        """
        is_file = os.path.isfile(path)
        folder = os.path.dirname(path) if is_file else path
        noting = _Noting(handler, self._note)
        visible: FileSystemEventHandler = _Single(noting, path) if is_file else _Visible(noting, Path(path))
        watch = self._observer.schedule(visible, folder, recursive=recursive and not is_file, event_filter=CHANGES)
        self._scheduled.append((watch, visible, folder, recursive and not is_file))
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """Watches it no longer."""
        self._observer.unschedule(watch)
        self._scheduled = [one for one in self._scheduled if one[0] != watch]

    def start(self) -> None:
        """Begins to watch."""
        linked = next((path for *_, path, is_deep in self._scheduled if is_deep and _has_linked_folders(path)), "")
        try:
            if linked:
                raise OSError(f"there are links to folders in {linked}")
            self._observer.start()
        except OSError as error:
            log.info(f"Files are looked at twice a second, for the system cannot tell of all changes: {error}")
            self._observer = self._polling
            for _, visible, path, recursive in self._scheduled:
                self._observer.schedule(visible, path, recursive=recursive)
            self._observer.start()

    def stop(self) -> None:
        """Stops watching."""
        self._observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Waits until it has stopped."""
        self._observer.join(timeout)


class _Noting(FileSystemEventHandler):
    """A `handler` that is told of nothing before `note` is."""

    def __init__(self, handler: FileSystemEventHandler, note: Callable[[FileSystemEvent], None]) -> None:
        self._handler = handler
        self._note = note

    def dispatch(self, event: FileSystemEvent) -> None:
        """Tells the handler."""
        self._note(event)
        self._handler.dispatch(event)


class _Visible(FileSystemEventHandler):
    """A `handler` that is not told of folders and hidden files below `root`."""

    def __init__(self, handler: FileSystemEventHandler, root: Path) -> None:
        self._handler = handler
        self._root = root

    def dispatch(self, event: FileSystemEvent) -> None:
        """Tells the handler."""
        paths = (os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        if not event.is_directory and any(map(self._is_visible, paths)):
            self._handler.dispatch(event)

    def _is_visible(self, path: str) -> bool:
        parts = Path(os.path.relpath(path, self._root)).parts
        return not any(part.startswith(".") and part not in SEEN for part in parts)


class _Single(FileSystemEventHandler):
    """A `handler` that is told of the file at `path` only."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler = handler
        self._path = path

    def dispatch(self, event: FileSystemEvent) -> None:
        """Tells the handler."""
        if self._path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")):
            self._handler.dispatch(event)


def _has_linked_folders(path: str) -> bool:
    return any(os.path.islink(os.path.join(folder, name)) for folder, names, _ in os.walk(path) for name in names)
