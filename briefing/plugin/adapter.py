"""The MkDocs plugin: a project's settings in, the pages of its briefing out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.config.base import LegacyConfig
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from briefing.cards.briefing import Briefing
from briefing.checking import check_project
from briefing.plugin.card_page import CardPage
from briefing.plugin.frames import Frames
from briefing.project import tell_editors
from briefing.render import Addresses, Masthead, Page, Site, render_site
from briefing.render.assets import STYLE, find_assets, join_styles
from briefing.render.editing import Editing
from briefing.render.notes import CardLinks
from briefing.render.search import add_to_search_index
from briefing.settings import Settings, SettingsError, make_settings
from briefing.values import Problem, Severity

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("briefing")

WORKER = "assets/js/iframe-worker.js"  # search when the site is opened from disk
ASKS_FOR_STARS = ' data-md-component="source"'

# A page runs, shows and asks for what is in the site, and nothing else; no script or style stands in the page itself.
# `data:` is for the icons of Material's style sheet. https://www.w3.org/TR/CSP3/
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)


class BriefingPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Parses new articles if it should, reads and checks the cards, and hands their pages to MkDocs."""

    config_scheme = tuple(
        (option.name, Type(type(option.default), default=option.default))
        for option in fields(Settings)
        if option.name != "root"
    )

    def __init__(self) -> None:
        self.settings = Settings(Path())
        self.is_serving = False
        self.pages: dict[str, Page] = {}
        self.last: Briefing | None = None  # the last one that could be read while serving
        self.reading = ""  # the hand-written page that is being converted

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """Notes whether pages are shown on this machine only; having it, the plugin lasts as long as the server."""
        self.is_serving = command == "serve"

    @event_priority(50)  # before `offline` looks for the script that it would ask unpkg.com for
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the style sheet, our templates for the theme, the policy, and links to cards in hand-written pages."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            self.settings = make_settings(root, dict(self.config), config.config_file_path or "mkdocs.yml")
        except SettingsError as error:
            raise PluginError(str(error)) from error
        config.extra_css.insert(0, STYLE)
        config.extra.setdefault("polyfills", []).insert(0, WORKER)
        config.extra.setdefault("content_security_policy", POLICY)
        if self.is_serving:  # MkDocs' server puts an inline script into each page, to reload it
            config.extra["content_security_policy"] = ""
        own = [str(folder / "theme") for folder in self.settings.layers.template_folders()]
        at = 1 if config.theme.custom_dir else 0
        config.theme.dirs[at:at] = [folder for folder in own if os.path.isdir(folder)]
        config.markdown_extensions.append(CardLinks(self._find_card))  # type: ignore[arg-type]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 (MkDocs calls it so)
        """Parses the project's articles; the second time it writes nothing, so that serving does not go in circles."""
        if self.settings.parse:
            from briefing.parsing import parse_project  # a site of cards alone does not pay for the parser

            try:
                _, outcome, problems = parse_project(self.settings)
            except ValueError as error:  # the project's own words cannot be read
                if not self.is_serving:
                    raise PluginError(str(error)) from error
                return  # the pages say so
            for problem in problems:
                log.warning(str(problem))
            log.info(outcome.summary())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes the cards out of what is copied, and puts their pages in; editors are told of the cards there are."""
        briefing, site = self._render(config)
        for problem in briefing.problems:
            (log.info if problem.severity is Severity.NOTE else log.warning)(str(problem))
        _leave_out(files, self.settings.cards_folder)
        self.pages = {}
        for page in site.pages:
            if files.get_file_from_path(page.path):
                log.info(f"{page.path}: a page written by hand stands in place of ours")
                continue
            file = File.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            CardPage(page, file, config, _edit_uri(config, self.settings, page.source) if page.source else "")
            files.append(file)
            self.pages[page.path] = page
        for problem in dict.fromkeys(page.problem for page in self.pages.values() if page.problem):
            log.warning(str(problem))
        made = {STYLE: join_styles(briefing.pack), **{file.path: file.content for file in site.files}}
        for name, content in made.items():
            if not files.get_file_from_path(name):
                files.append(File.generated(config, name, content=content))
        for name, path in find_assets(briefing.pack):
            if not files.get_file_from_path(name):
                files.append(File.generated(config, name, abs_src_path=str(path)))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Lets our pages share what the theme puts around them."""
        env.globals["fill_frame"] = Frames(env, is_shared=_leave_pages_alone(config)).fill
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Calls our pages what the project's `nav` calls them, and hangs each card below the page that lists its kind.

        So its tab is the one that is lit.
        """
        for title, path in _list_titles(config.nav):
            file = files.get_file_from_path(path)
            if path in self.pages and file and file.page:
                file.page.title = title
        for path, page in self.pages.items():
            file, above = files.get_file_from_path(path), files.get_file_from_path(page.parent)
            if file and file.page and above and above.page:
                file.page.parent = above.page  # type: ignore[assignment]
        return nav

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Remembers which page is being converted; see `_find_card`."""
        self.reading = page.file.src_uri
        return markdown

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keeps Material from asking api.github.com for a repository's stars, once `repo_url` is set."""
        return output.replace(ASKS_FOR_STARS, "") if config.repo_url else output

    @event_priority(-50)  # after the search plugin has written its index, before `offline` copies it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds one short entry for each page to the search index."""
        addresses = Addresses(folders=config.use_directory_urls)
        add_to_search_index(Path(config.site_dir), self.pages.values(), addresses)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Watches articles, cards and the project's own words and templates; pages of errors reload too."""
        docs = Path(config.docs_dir)
        folders = [self.settings.seeds_folder, self.settings.cards_folder, *self.settings.layers.layers[1:]]
        for folder in folders:
            if folder.is_dir() and not folder.resolve().is_relative_to(docs.resolve()):
                server.watch(str(folder))
        server.error_handler = _reload_error_pages(server)
        return server

    def _render(self, config: MkDocsConfig) -> tuple[Briefing, Site]:
        """The project's briefing with all its problems, and its site.

        Where the project's own words cannot be read, whoever is served sees the last good pages with that problem.
        """
        addresses = Addresses(folders=config.use_directory_urls)
        editing = Editing(partial(_find_edit_url, config, self.settings), self._shown_folder())
        masthead = Masthead(config.site_name, config.site_description or "", config.site_url or "")
        try:
            briefing, checked = check_project(self.settings)
            briefing = replace(briefing, problems=checked.problems)
            if untold := tell_editors(self.settings, briefing.sheets.values()):
                log.info(str(untold))  # no reason to stop a strict build
            site = render_site(briefing, briefing.pack, addresses, editing, masthead)
        except ValueError as error:
            if not self.is_serving or self.last is None:
                raise PluginError(str(error)) from error
            message = str(error).replace(f"{self.settings.root}/", "")
            problem = Problem(self.settings.pack, 0, 0, "pack", message, "until it is mended, the last good pages stay")
            briefing = replace(self.last, problems=(problem, *self.last.problems))
            return briefing, render_site(briefing, briefing.pack, addresses, editing, masthead)
        self.last = briefing
        return briefing, site

    def _shown_folder(self) -> str:
        """The project's folder for links that only this machine follows; "" for pages that may be published."""
        return self.settings.root.resolve().as_posix() if self.is_serving else ""

    def _find_card(self, target: str) -> str | None:
        """The path a link to ``card:kind/id`` leads to, from the page being converted, for MkDocs to check and turn."""
        key, _, anchor = target.partition("#")
        path = f"cards/{key}.md"
        if path not in self.pages:
            log.warning(f"{self.reading}: links to card '{key}', but there is no such card")
            return None
        relative = posixpath.relpath(path, posixpath.dirname(self.reading) or ".")
        return f"{relative}#{anchor}" if anchor else relative


def _list_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """The titles that a `nav` of the settings has for pages, each with the page's path."""
    if isinstance(nav, dict):
        for title, below in nav.items():
            if isinstance(below, str):
                yield str(title), below
            else:
                yield from _list_titles(below)
    elif isinstance(nav, list):
        for item in nav:
            yield from _list_titles(item)


KNOWN = ("briefing.", "material.plugins.search.", "material.plugins.offline.", "mkdocs.contrib.search")


def _leave_pages_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin or hook is at work that might have the theme put something of its own around a single page."""
    methods = config.plugins.events["page_context"]
    return all(getattr(method, "__module__", "").startswith(KNOWN) for method in methods)


def _reload_error_pages(server: LiveReloadServer) -> Callable[[int], bytes | None]:
    """The server's own error pages, made to reload as others do: a deleted card's comes back when the card does."""
    show = server.error_handler

    # MkDocs has no public way to do this.
    def show_reloading(code: int) -> bytes | None:
        page = show(code)
        return page and server._inject_js_into_html(page, server._visible_epoch)  # type: ignore[no-untyped-call]  # noqa: SLF001

    return show_reloading


def _edit_uri(config: MkDocsConfig, settings: Settings, path: str) -> str:
    """The path of one of the project's files as MkDocs makes an address for editing of it: from the docs folder."""
    return quote(os.path.relpath(settings.root / path, config.docs_dir).replace(os.sep, "/"))


def _find_edit_url(config: MkDocsConfig, settings: Settings, path: str) -> str:
    """Where a file is edited on the web, by `repo_url` and `edit_uri` (or its template), as MkDocs works it out."""
    if not config.edit_uri and not config.edit_uri_template:
        return ""
    file = File.generated(config, "any.md", content="")
    file.edit_uri = _edit_uri(config, settings, path)
    return SitePage("", file, config).edit_url or ""


def _leave_out(files: Files, folder: Path) -> None:
    """Takes the files below `folder` out of those that are copied to the site."""
    inside: Iterable[File] = [
        file for file in files if file.abs_src_path and Path(file.abs_src_path).is_relative_to(folder)
    ]
    for file in inside:
        files.remove(file)
