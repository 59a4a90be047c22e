"""A project's briefing as its pages show it now."""

from __future__ import annotations

import os
import posixpath
import time
from collections.abc import Set
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as SitePage

from briefing.cards.briefing import Briefing
from briefing.checking import Lookout
from briefing.plugin.card_page import CardPage
from briefing.render import Addresses, Masthead, Outline, Page, Site, render_site
from briefing.render.editing import Editing
from briefing.render.kept_texts import KeptTexts
from briefing.values import Problem, Severity

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from briefing.settings import Settings

log = get_plugin_logger("briefing")


class Viewing:
    """A project looked at again and again, and its site as it was at the last look.

    Where `is_serving`, pages are shown on this machine only, and those that could be made last stay while the project's
    own words cannot be read.
    """

    def __init__(self, *, is_serving: bool) -> None:
        self._is_serving = is_serving
        self._lookout: Lookout | None = None
        self._told: frozenset[Problem] = frozenset()
        self._kept: KeptTexts | None = None
        # Another each time that all was built or had other words or templates, and for another server.
        self.setting = time.time_ns() // 1_000_000
        self.briefing: Briefing | None = None
        self.site: Site | None = None

    def are_cards(self, paths: Set[str]) -> bool:
        """Whether nothing else than cards that were there at the last look is in the files at `paths`."""
        return self._lookout is not None and self._lookout.are_cards(paths)

    def is_outdated(self, settings: Settings) -> bool:
        """Whether a card on the disk is another than at the last look."""
        return self._lookout is not None and self._lookout.is_outdated(settings)

    def look(self, config: MkDocsConfig, settings: Settings, *, is_whole: bool, cards: Set[str] | None = None) -> Site:
        """The site as the project's files are now. Problems are told, where not all `is_whole` only those that are new.

        `cards` are the files of all cards that changed since the last look, where that is known.

        Raises:
            PluginError: the project's own words cannot be read.
        """
        try:
            lookout, pack = self._lookout, settings.layers
            if lookout is None or lookout.pack != pack:
                lookout = Lookout(settings.root, pack, is_once=not self._is_serving)
            is_other = is_whole or lookout is not self._lookout
            briefing = lookout.look(settings, cards)
            site = self._render(briefing, lookout, config, settings)
            self._lookout, self.briefing = lookout, briefing
            self.setting += is_other
        except ValueError as error:
            if self._lookout is None or self.briefing is None or not self._is_serving:
                raise PluginError(str(error)) from error
            message = str(error).replace(f"{settings.root}/", "")
            problem = Problem(settings.pack, 0, 0, "pack", message, "until it is mended, the last good pages stay")
            briefing = replace(self.briefing, problems=(problem, *self.briefing.problems))
            site = self._render(briefing, self._lookout, config, settings)
        for problem in briefing.problems:
            if is_whole or problem not in self._told:
                (log.info if problem.severity is Severity.NOTE else log.warning)(str(problem))
        self._told = frozenset(briefing.problems)
        self.site = site
        return site

    def page(self, path: str) -> Page:
        """The page at `path` as it is now.

        Raises:
            KeyError: there is none.
        """
        if self.site is None:
            raise KeyError(path)
        return self.site.page(path)

    def keep(self) -> None:
        """Keeps what was made for the next build."""
        if self._kept:
            self._kept.write()

    def make_file(self, outline: Outline, config: MkDocsConfig, settings: Settings, *, is_waiting: bool) -> File:
        """MkDocs' file for a page, with the page; one that `is_waiting` has no body before it is asked for."""
        file = File.generated(config, outline.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        source = _edit_uri(config, settings, outline.source) if outline.source else ""
        CardPage(outline, self.page, file, config, source, is_waiting=is_waiting)
        return file

    def _render(self, briefing: Briefing, lookout: Lookout, config: MkDocsConfig, settings: Settings) -> Site:
        # Links that only this machine follows are on no page that may be published.
        folder = settings.root.resolve().as_posix() if self._is_serving else ""
        if not self._is_serving:
            self._kept = KeptTexts(settings.root, lookout.pack, _list_common(config, settings))
        return render_site(
            briefing,
            lookout.pack,
            Addresses(folders=config.use_directory_urls),
            Editing(partial(_find_edit_url, config, settings), folder),
            Masthead(config.site_name, config.site_description or "", config.site_url or ""),
            lookout.held,
            self._kept,
        )


def _list_common(config: MkDocsConfig, settings: Settings) -> list[str]:
    """What of the settings is on many pages."""
    names = "site_name", "site_description", "site_url", "use_directory_urls"
    ways = "repo_url", "edit_uri", "edit_uri_template"
    docs = os.path.relpath(config.docs_dir, settings.root)
    return [settings.seeds, settings.cards, docs, *(repr(config[name]) for name in (*names, *ways))]


def _edit_uri(config: MkDocsConfig, settings: Settings, path: str) -> str:
    """The path of one of the project's files as MkDocs makes an address for editing of it: from the docs folder."""
    folder, _, name = path.rpartition("/")
    return quote(posixpath.join(_find_folder(settings.root / folder, config.docs_dir), name))


@lru_cache(maxsize=64)  # thousands of files lie in a few folders
def _find_folder(folder: Path, docs: str) -> str:
    """The way from the docs folder to another, "" for itself."""
    way = os.path.relpath(folder, docs).replace(os.sep, "/")
    return "" if way == "." else way


def _find_edit_url(config: MkDocsConfig, settings: Settings, path: str) -> str:
    """Where a file is edited on the web, by `repo_url` and `edit_uri` (or its template), as MkDocs works it out."""
    if not config.edit_uri and not config.edit_uri_template:
        return ""
    file = File.generated(config, "any.md", content="")
    file.edit_uri = _edit_uri(config, settings, path)
    return SitePage("", file, config).edit_url or ""
