"""A project that is served while people work on it."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from briefing.kept import stamp_of
from briefing.plugin.server import (
    can_take_over,
    follow_in_place,
    list_watched,
    reload_error_pages,
    take_over,
    wake,
    watch_natively,
)
from briefing.plugin.watching import Told

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from briefing.plugin.adapter import BriefingPlugin

log = get_plugin_logger("briefing")

QUIET = 2.0  # seconds without a change after which the parser looks whether an edit concerns it


class Serving:
    """What happens when a file changes.

    Of a card, an article, the project's own words or templates, only what is shown is made anew. Of anything else all
    is built again, by `build`, MkDocs' own.
    """

    def __init__(self, plugin: BriefingPlugin, server: LiveReloadServer, build: Callable[[], None]) -> None:
        self.told = Told()  # what the system says has changed
        self._plugin = plugin
        self._server = server
        self._build = build
        self._lock = threading.RLock()  # nothing is made while files are looked at
        self._version = 0
        self._others: Mapping[str, str] = {}
        self._articles: Mapping[str, str] = {}
        self._has_believed = False  # the system, since the disk was asked last
        self._changed = threading.Event()
        self._is_over = False

    def start(self) -> None:
        """Takes the server over, if it is one we know; else all is built at each change, and nothing waits."""
        if not can_take_over(self._server):
            log.info("This version of MkDocs is not known to briefing: each change builds the whole site again")
            if self._plugin.is_asked:
                self._plugin.is_asked = False
                self._build()
            return
        take_over(self._server, self.rebuild, self.prepare, lambda: self._version)
        follow_in_place(self._server, self._find_setting)
        reload_error_pages(self._server)
        watch_natively(self._server, self.told)
        self._note()
        if self._plugin.on_demand:
            threading.Thread(target=self._do_chores, name="briefing-chores", daemon=True).start()

    def stop(self) -> None:
        """Ends the work in the background."""
        self._is_over = True
        self._changed.set()

    def rebuild(self) -> None:
        """Shows the project as its files are now.

        Where cards are all that the system tells of, these are read; else the disk is asked what changed.
        """
        with self._lock:
            self._version += 1
            told = self.told.take()
            cards = told if told and self._plugin.viewing.are_cards(told) else None
            on_demand = self._plugin.on_demand
            if on_demand is None or (cards is None and dict(self._list_others()) != self._others):
                self._build()
                self._note()
                return
            if cards is None:
                articles = dict(self._list_articles())
                if articles != self._articles and self._plugin.settings.parse:
                    self._plugin.parse()
                self._articles = articles
            self._plugin.refresh(on_demand, cards)
            self._has_believed = cards is not None
        self._changed.set()

    def prepare(self, path: str) -> None:
        """Has a file of the site say what it should."""
        with self._lock:
            if self._plugin.on_demand:
                self._plugin.on_demand.prepare(path)

    def do_chores(self) -> None:
        """What an edit may also mean, and nobody waits for: a decision that the parser follows, an id editors offer.

        What is written wakes the server again; so does a change of which the system did not tell.
        """
        if self._plugin.settings.parse:
            self._plugin.parse()
        self._plugin.tell_editors()
        if self._has_believed and self._is_outdated():
            wake(self._server)

    def _is_outdated(self) -> bool:
        """Whether the disk has something else than is shown."""
        with self._lock:
            self._has_believed = False
            return (
                dict(self._list_others()) != self._others
                or dict(self._list_articles()) != self._articles
                or self._plugin.viewing.is_outdated(self._plugin.settings)
            )

    def _do_chores(self) -> None:
        while not self._is_over:
            self._changed.wait()
            while not self._is_over and self._changed.is_set():
                self._changed.clear()
                self._changed.wait(QUIET)
            if not self._is_over:
                try:
                    self.do_chores()
                except Exception:  # it must go on, and the next whole build fails by the same
                    log.exception("briefing could not parse the articles")

    def _find_setting(self) -> int | None:
        """What a page shares with those that may take its place; none with Material's search, whose entries stay."""
        return None if self._plugin.keeps_search else self._plugin.viewing.setting

    def _note(self) -> None:
        """Notes what was built, and keeps the collector from looking through all of it again and again."""
        self._others = dict(self._list_others())
        self._articles = dict(self._list_articles())
        gc.unfreeze()  # what the build before was made of may go
        gc.collect()
        gc.freeze()

    def _list_others(self) -> Iterator[tuple[str, str]]:
        """The stamps of all that is watched besides what comes to be cards, articles, words and templates."""
        settings = self._plugin.settings
        words = settings.layers.layers[1:]
        ours = [os.path.abspath(path) for path in (settings.cards_folder, settings.seeds_folder, *words)]
        for path in (*list_watched(self._server), *(os.path.join(folder, "theme") for folder in words)):
            if os.path.abspath(path) not in ours:
                yield from _list_stamps(os.path.abspath(path), ours)

    def _list_articles(self) -> Iterator[tuple[str, str]]:
        return _list_stamps(str(self._plugin.settings.seeds_folder), [])


def _list_stamps(path: str, passed: list[str]) -> Iterator[tuple[str, str]]:
    """The stamps of a file, or of all in a folder but the folders that are `passed` over and hidden ones."""
    try:
        if not os.path.isdir(path):
            yield path, stamp_of(os.stat(path))
            return
        for name in os.listdir(path):
            below = os.path.join(path, name)
            if below not in passed and not name.startswith("."):
                yield from _list_stamps(below, passed)
    except OSError:  # it is not there, or it went meanwhile
        return
