"""A served site whose pages and data are made when a browser asks for them.

Nothing has to know what a change affects: after each look at the project everything that comes from cards counts as
outdated, and is made again by what is asked for first. It is made as MkDocs makes it, from its public pieces.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_build_timestamp, get_relative_url

from briefing.plugin.card_page import CardPage
from briefing.plugin.viewing import Viewing
from briefing.render import Addresses, Outline, Site
from briefing.render.search import add_to_search_index
from briefing.values import immutable

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as SitePage

    from briefing.settings import Settings

SEARCH = "search/search_index.json"
SEARCH_FROM_DISK = "search/search_index.js"  # the same in a script, by Material's plugin `offline`
SITEMAP, SITEMAP_PACKED = "sitemap.xml", "sitemap.xml.gz"
KNOWN = (
    "briefing.",
    *("material.plugins.search.", "material.plugins.offline."),
    *("mkdocs.contrib.search", "properdocs.contrib.search"),
)
# Events that make nothing of a page: what is done then holds for all that is made later.
BEFOREHAND = ("startup", "shutdown", "serve", "config", "pre_build", "build_error")


@immutable
class Built:
    """What MkDocs' last build of everything worked with.

    `replaced` are the paths of our pages and files in whose place something stands that was written by hand.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    replaced: frozenset[str]


def are_known(config: MkDocsConfig, *events: str) -> bool:
    """Whether we know what all plugins and hooks do at these events."""
    methods = (method for event in events for method in config.plugins.events[event])
    return all(getattr(method, "__module__", "").startswith(KNOWN) for method in methods)


def can_wait(config: MkDocsConfig, files: Files) -> bool:
    """Whether pages may be made later: no plugin, hook, template or draft is there that might want them now."""
    events = (event for event in config.plugins.events if event not in BEFOREHAND)
    drafts = files.documentation_pages(inclusion=lambda level: level is InclusionLevel.DRAFT)
    return are_known(config, *events) and not config.extra_templates and not drafts


class OnDemand:
    """The site that was `built`, of what `viewing` shows."""

    def __init__(self, built: Built, viewing: Viewing, settings: Settings) -> None:
        self._built = built
        self._viewing = viewing
        self._settings = settings
        self._index = ""  # of search, without our entries; "" where there is none
        self._folder = Path(built.config.site_dir)
        self._fresh: set[str] = set()
        self._paths: tuple[str, ...] = ()
        self._pages: dict[str, File] = {}  # our own, by their path in the site
        self._data: list[str] = []
        self._written_by_hand: dict[str, File] = {}
        self._documents: list[File] = []

    @property
    def config(self) -> MkDocsConfig:
        """The settings that the site was built with."""
        return self._built.config

    def begin(self, index: str) -> None:
        """All that can be built beforehand is; `index` is the search index that a plugin has written, "" for none."""
        self._index = index
        if self._viewing.site:
            self.show(self._viewing.site)

    def show(self, site: Site) -> None:
        """From now on it is this site that is shown."""
        data = [path for path in site.file_paths if path not in self._built.replaced]
        self._remove(set(self._data) - set(data))
        self._data = data
        self._fresh -= {SEARCH, SEARCH_FROM_DISK, *data, *self._pages}
        if site.paths != self._paths:
            self._list_pages(site)
            self._fresh -= {SITEMAP, SITEMAP_PACKED, *self._written_by_hand}

    def _list_pages(self, site: Site) -> None:
        """Has MkDocs know just the pages that there are, in the order in which a whole build adds them."""
        files = self._built.files
        before = {file.src_uri: file for file in files if isinstance(file.page, CardPage)}
        for file in before.values():
            files.remove(file)
        self._pages = {}
        for path in site.paths:
            if path not in self._built.replaced:
                file = before.pop(path) if path in before else self._new_file(site.outline(path))
                files.append(file)
                self._pages[file.dest_uri] = file
        for file in self._pages.values():
            if isinstance(file.page, CardPage):
                file.page.hang(files)
        self._remove(file.dest_uri for file in before.values())
        self._paths = site.paths
        self._documents = list(files.documentation_pages())
        self._written_by_hand = {file.dest_uri: file for file in self._documents if not isinstance(file.page, CardPage)}

    def _new_file(self, outline: Outline) -> File:
        return self._viewing.make_file(outline, self._built.config, self._settings, is_waiting=True)

    def prepare(self, path: str) -> None:
        """Has the file at `path` of the site say what it should; `path` is as in its address, without a slash before.

        Does nothing where it does so already, or is none that comes from cards.
        """
        site = self._viewing.site
        if path in self._fresh or site is None:
            return
        if file := self._pages.get(path):
            self._write(path, self._make_page(file, site))
        elif path in self._data:
            self._write(path, site.file(path).content.encode("utf-8"))
        elif path == SEARCH and self._index:
            addresses = Addresses(folders=self._built.config.use_directory_urls)
            entries = ((of, entry) for of, entry in site.entries if of not in self._built.replaced)
            self._write(path, add_to_search_index(self._index, entries, addresses).encode("utf-8"))
        elif path == SEARCH_FROM_DISK:
            self.prepare(SEARCH)
            for method in self._built.config.plugins.events["post_build"]:
                if method.__module__.startswith("material.plugins.offline."):
                    method(config=self._built.config)
        elif file := self._written_by_hand.get(path):
            self._write(path, self._read_again(file))
        elif path in (SITEMAP, SITEMAP_PACKED):
            self._make_sitemap()
        else:
            return
        self._fresh.add(path)

    def _make_page(self, file: File, site: Site) -> bytes:
        page, now = file.page, self._new_file(site.outline(file.src_uri)).page
        assert isinstance(page, CardPage)
        assert isinstance(now, CardPage)
        page.follow(now)
        page.read_source(self._built.config)
        page.fill()
        try:
            return self._lay_out(page)
        finally:
            page.content, page.toc = "", []  # type: ignore[assignment]  # the site holds it

    def _read_again(self, file: File) -> bytes:
        """A page written by hand: what its links to cards lead to may be there now, or gone."""
        config, files, page = self._built.config, self._built.files, file.page
        assert page is not None
        page = config.plugins.on_pre_page(page, config=config, files=files)
        assert page is not None
        page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return self._lay_out(page)

    def _lay_out(self, page: SitePage) -> bytes:
        """The page in the theme."""
        built, plugins = self._built, self._built.config.plugins
        page.active = True
        try:
            context: Any = get_context(built.nav, self._documents, built.config, page)
            template = built.env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=built.config, nav=built.nav)
            output = plugins.on_post_page(template.render(context), page=page, config=built.config)
        finally:
            page.active = False
        return (output or "").encode("utf-8", errors="xmlcharrefreplace")

    def _make_sitemap(self) -> None:
        """The theme's list of all pages, and the same packed."""
        built, plugins = self._built, self._built.config.plugins
        if SITEMAP not in built.config.theme.static_templates:
            return
        template = plugins.on_pre_template(built.env.get_template(SITEMAP), template_name=SITEMAP, config=built.config)
        context: Any = get_context(built.nav, self._documents, built.config, base_url=get_relative_url(".", SITEMAP))
        context = plugins.on_template_context(context, template_name=SITEMAP, config=built.config)
        output = plugins.on_post_template(template.render(context), template_name=SITEMAP, config=built.config)
        data = (output or "").encode("utf-8")
        self._write(SITEMAP, data)
        stamp = get_build_timestamp(pages=[file.page for file in self._documents if file.page])
        whole = io.BytesIO()
        with gzip.GzipFile(str(self._folder / SITEMAP_PACKED), "wb", fileobj=whole, mtime=stamp) as packed:
            packed.write(data)
        self._write(SITEMAP_PACKED, whole.getvalue())
        self._fresh |= {SITEMAP, SITEMAP_PACKED}

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    def _write(self, path: str, data: bytes) -> None:
        """Writes a file of the site all at once: it may be read meanwhile."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.new")
        aside.write_bytes(data)
        os.replace(aside, target)
