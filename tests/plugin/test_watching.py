"""Which changes of files the server is told of."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.polling import PollingObserver

from briefing.plugin.watching import NativeObserver, Told

PATIENCE = 20.0  # seconds


class Heard(FileSystemEventHandler):
    """Remembers the files it is told of."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.taken = Told()
        self.woken = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remembers one."""
        self.names.append(Path(os.fsdecode(event.dest_path or event.src_path)).name)
        if self.names[-1] == "last.yml":
            self.woken.set()


Watch = Callable[[], Heard]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """Begins to watch the folder."""
    told = Heard()
    observer = NativeObserver(PollingObserver(timeout=0.05), told.taken.note)

    def start() -> Heard:
        observer.schedule(told, str(tmp_path), recursive=True)
        observer.start()
        return told

    yield start
    observer.stop()
    observer.join()


def end(folder: Path, told: Heard) -> set[str]:
    (folder / "last.yml").write_text("", encoding="utf-8")
    assert told.woken.wait(PATIENCE)
    return set(told.names) - {"last.yml"}


def test_files_that_are_written_moved_or_deleted_are_told(watch: Watch, tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml", "c.yml", "d.yml"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    told = watch()
    (tmp_path / "a.yml").write_text("new", encoding="utf-8")
    (tmp_path / "b.yml").unlink()
    os.replace(tmp_path / "c.yml", tmp_path / "e.yml")
    assert {"a.yml", "b.yml", "e.yml"} <= end(tmp_path, told) <= {"a.yml", "b.yml", "c.yml", "e.yml"}
    assert {str(tmp_path / f"{name}.yml") for name in ("a", "b", "c", "e", "last")} <= told.taken.take()


def test_reading_is_no_change(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old", encoding="utf-8")
    told = watch()
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "old"
    assert end(tmp_path, told) == set()
    assert {Path(path).name for path in told.taken.take()} == {"last.yml"}


@pytest.mark.parametrize("name", [".a.yml.swp", ".schema/place.json"])
def test_hidden_files_do_not_count(watch: Watch, tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    told = watch()
    (tmp_path / name).write_text("new", encoding="utf-8")
    assert end(tmp_path, told) == set()


def test_what_the_parser_remembers_counts(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / ".parsed").mkdir()
    told = watch()
    (tmp_path / ".parsed" / "base.yml").write_text("new", encoding="utf-8")
    assert "base.yml" in end(tmp_path, told)


def test_a_file_may_be_put_in_the_place_of_the_one_that_is_watched(tmp_path: Path) -> None:
    observer, told = NativeObserver(PollingObserver(timeout=0.05), Told().note), Heard()
    (tmp_path / "last.yml").write_text("old", encoding="utf-8")
    observer.schedule(told, str(tmp_path / "last.yml"), recursive=True)
    observer.start()
    for text in ("new", "newer"):
        (tmp_path / "beside.yml").write_text(text, encoding="utf-8")
        os.replace(tmp_path / "beside.yml", tmp_path / "last.yml")
        assert told.woken.wait(PATIENCE)
        told.woken.clear()
        told.names.clear()
    (tmp_path / "beside.yml").write_text("another", encoding="utf-8")
    (tmp_path / "last.yml").unlink()
    assert told.woken.wait(PATIENCE)
    assert "beside.yml" not in told.names
    observer.stop()
    observer.join()


def test_behind_links_to_folders_files_are_looked_at(
    watch: Watch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (tmp_path / "link").symlink_to(elsewhere)
    told = watch()
    (elsewhere / "last.yml").write_text("new", encoding="utf-8")
    assert told.woken.wait(PATIENCE)


def test_where_the_system_has_no_watches_left_files_are_looked_at(
    watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.inotify.InotifyObserver.start", fail, raising=False)
    told = watch()
    assert end(tmp_path, told) == set()


SAVING = {
    "in place": ([FileModifiedEvent("a.yml"), FileModifiedEvent("a.yml"), FileClosedEvent("a.yml")], True),
    "emptied so far": ([FileModifiedEvent("a.yml")], False),
    "another put into its place": ([FileClosedEvent("a.tmp"), FileMovedEvent("a.tmp", "a.yml")], True),
    "moved away so far": ([FileMovedEvent("a.yml", "a.yml~")], False),
    "moved away and written anew": (
        [FileMovedEvent("a.yml", "a.yml~"), FileCreatedEvent("a.yml"), FileClosedEvent("a.yml")],
        True,
    ),
    "written, and the old one deleted": ([FileClosedEvent("a.yml"), FileDeletedEvent("a.yml~")], False),
}


@pytest.mark.parametrize("name", SAVING)
def test_an_editor_is_done_once_the_file_is_whole(name: str) -> None:
    events, is_done = SAVING[name]
    told = Told()
    for event in events:
        told.note(event)
    assert told.is_done == is_done
    assert "a.yml" in told.take()
    assert told.take() == frozenset()
