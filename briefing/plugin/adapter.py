"""The MkDocs plugin: a project's settings in, the pages of its briefing out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Set
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import LegacyConfig
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from briefing.plugin.card_page import CardPage
from briefing.plugin.collecting import leave_uncollected, pause_collecting
from briefing.plugin.compiled_theme import keep_compiled
from briefing.plugin.frames import Frames
from briefing.plugin.on_demand import SEARCH, Built, OnDemand, are_known, can_wait
from briefing.plugin.viewing import Viewing
from briefing.project import tell_editors
from briefing.render import Addresses
from briefing.render.assets import STYLE, find_assets, find_search, join_styles
from briefing.render.notes import CardLinks
from briefing.render.search import add_to_search_index
from briefing.settings import Settings, SettingsError, make_settings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from briefing.plugin.serving import Serving

log = get_plugin_logger("briefing")

WORKER = "assets/js/iframe-worker.js"  # search when the site is opened from disk
MATERIALS_SEARCH = "assets/javascripts/workers/search.*.min.js"  # the script that searches
WISHES = ("lang", "separator", "pipeline", "fields")  # of a project for search, that only Material's script follows
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
        self._begin("")

    def _begin(self, command: str) -> None:
        self.settings = Settings(Path())
        self.is_serving = command == "serve"
        self.keeps_search = False  # as Material has it
        self.is_asked = False  # whether the server will ask for what it shows, so that pages can wait until then
        self.viewing = Viewing(is_serving=self.is_serving)
        self.own: frozenset[str] = frozenset()  # the paths of our pages, but those that others stand in place of
        self.replaced: frozenset[str] = frozenset()  # the paths of our pages and files that others stand in place of
        self._is_alone = False  # whether nobody that we do not know does anything with single pages
        self._hidden: str | None = None  # the content of a page that is not looked through
        self.reading = ""  # the hand-written page that is being converted
        self.on_demand: OnDemand | None = None  # what makes the pages that wait
        self.serving: Serving | None = None
        self._nav = Navigation([], [])
        self._waiting: list[File] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether pages are shown on this machine only; having it, the plugin lasts as long as the server."""
        self._begin(command)
        if self.is_serving:
            from briefing.plugin.server import is_reloading  # a build does not pay for it

            self.is_asked = is_reloading() and not dirty
        else:
            leave_uncollected()

    def on_shutdown(self) -> None:
        """Leaves no work behind."""
        if self.serving:
            self.serving.stop()

    @event_priority(50)  # before `offline` looks for the script that it would ask unpkg.com for
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the style sheet, our templates for the theme, the policy, and links to cards in hand-written pages."""
        path = config.config_file_path or "mkdocs.yml"  # as it was typed
        try:
            self.settings = make_settings(Path(path).absolute().parent, dict(self.config), path)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        self.keeps_search = _asks_more_of_search(config)
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
            self.parse()

    def parse(self) -> None:
        """Parses the project's articles, and tells what became of the cards.

        Raises:
            PluginError: the project's own words cannot be read. Where pages are served, these say so.
        """
        from briefing.parsing import parse_project  # a site of cards alone does not pay for the parser

        try:
            _, outcome, problems = parse_project(self.settings)
        except ValueError as error:
            if not self.is_serving:
                raise PluginError(str(error)) from error
            return
        for problem in problems:
            log.warning(str(problem))
        log.info(outcome.summary())

    def tell_editors(self) -> None:
        """Has editors of text know the cards there are; that they cannot is no reason to stop a strict build."""
        briefing = self.viewing.briefing
        if briefing and (untold := tell_editors(self.settings, briefing.sheets.values())):
            log.info(str(untold))

    @pause_collecting()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes the cards out of what is copied, and puts their pages in; editors are told of the cards there are."""
        site = self.viewing.look(config, self.settings, is_whole=True)
        self.tell_editors()
        _leave_out(files, self.settings.cards_folder)
        self.replaced = frozenset(path for path in (*site.paths, *site.file_paths) if files.get_file_from_path(path))
        self.own = frozenset(site.paths) - self.replaced
        is_waiting = self.is_asked and can_wait(config, files)
        self._waiting = []
        for path in site.paths:
            if path in self.own:
                file = self.viewing.make_file(site.outline(path), config, self.settings, is_waiting=is_waiting)
                files.append(file)
                self._waiting += [file] if is_waiting else []
            else:
                log.info(f"{path}: a page written by hand stands in place of ours")
        if not is_waiting:
            pages = (site.page(path) for path in site.paths if path in self.own)
            for problem in dict.fromkeys(page.problem for page in pages if page.problem):
                log.warning(str(problem))
        pack = self.settings.layers
        made = {path: b"" if is_waiting else site.file(path).content.encode("utf-8") for path in site.file_paths}
        for name, content in {STYLE: join_styles(pack).encode("utf-8"), **made}.items():
            if not files.get_file_from_path(name):
                file = File.generated(config, name, content=content)
                files.append(file)
                self._waiting += [file] if is_waiting and name in made else []
        for name, source in find_assets(pack):
            if not files.get_file_from_path(name):
                files.append(File.generated(config, name, abs_src_path=str(source)))
        if not self.keeps_search:
            _replace_search(files, config, find_search(pack))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Calls our pages what the project's `nav` calls them, and hangs each card below the page of its kind."""
        for title, path in _list_titles(config.nav):
            file = files.get_file_from_path(path)
            if path in self.own and file and file.page:
                file.page.title = title
        for file in files:
            if isinstance(file.page, CardPage):
                file.page.hang(files)
        self._nav = nav
        return nav

    @event_priority(-100)  # after all that others do with the pages
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Lets our pages share what the theme puts around them, and keeps those that wait from being built."""
        if are_known(config, "env"):
            keep_compiled(env, config.theme)
        self._is_alone = are_known(config, "page_context")
        env.globals["fill_frame"] = Frames(env, is_shared=self._is_alone).fill
        for file in self._waiting:
            file.inclusion = InclusionLevel.EXCLUDED
        self.on_demand = None
        if self._waiting:
            built = Built(config, files, self._nav, env, self.replaced)
            self.on_demand = OnDemand(built, self.viewing, self.settings)
        return env

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Remembers which page is being converted; see `_find_card`."""
        self.reading = page.file.src_uri
        return markdown

    @event_priority(100)  # before Material's search
    def _hide_content(self, /, context: Any, *, page: SitePage, **_: Any) -> Any:
        """Spares Material's search to look through all content of our pages for attributes that none has."""
        if isinstance(page, CardPage) and self._is_alone:
            self._hidden, page.content = page.content, ""
        return context

    @event_priority(-100)
    def _show_content(self, /, context: Any, *, page: SitePage, **_: Any) -> Any:
        if isinstance(page, CardPage) and self._hidden is not None:
            self._hidden, page.content = None, self._hidden
        return context

    on_page_context = CombinedEvent(_hide_content, _show_content)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keeps Material from asking api.github.com for a repository's stars, once `repo_url` is set."""
        return output.replace(ASKS_FOR_STARS, "") if config.repo_url else output

    @event_priority(-50)  # after the search plugin has written its index, before `offline` copies it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds one short entry for each page to the search index; pages that wait are ready to be asked for."""
        index = Path(config.site_dir, SEARCH)
        written = index.read_text(encoding="utf-8") if index.is_file() else ""
        if self.on_demand:
            for file in self._waiting:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            self.on_demand.begin(written)
        elif written and self.viewing.site:
            addresses = Addresses(folders=config.use_directory_urls)
            entries = ((path, entry) for path, entry in self.viewing.site.entries if path in self.own)
            index.write_text(add_to_search_index(written, entries, addresses), encoding="utf-8")
        self.viewing.keep()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches articles, cards and the project's own words and templates, and shows a change at once."""
        from briefing.plugin.serving import Serving  # a build does not pay for it

        docs = Path(config.docs_dir)
        folders = [self.settings.seeds_folder, self.settings.cards_folder, *self.settings.layers.layers[1:]]
        for folder in folders:
            if folder.is_dir() and not folder.resolve().is_relative_to(docs.resolve()):
                server.watch(str(folder))
        self.serving = Serving(self, server, builder)
        self.serving.start()
        return server

    def refresh(self, on_demand: OnDemand, cards: Set[str] | None = None) -> None:
        """Has `on_demand` show the project as its files are now; `cards` are the files that changed, if known."""
        site = self.viewing.look(on_demand.config, self.settings, is_whole=False, cards=cards)
        self.own = frozenset(site.paths) - self.replaced
        on_demand.show(site)

    def _find_card(self, target: str) -> str | None:
        """The path a link to ``card:kind/id`` leads to, from the page being converted, for MkDocs to check and turn."""
        key, _, anchor = target.partition("#")
        path = f"cards/{key}.md"
        if path not in self.own:
            log.warning(f"{self.reading}: links to card '{key}', but there is no such card")
            return None
        relative = posixpath.relpath(path, posixpath.dirname(self.reading) or ".")
        return f"{relative}#{anchor}" if anchor else relative


def _asks_more_of_search(config: MkDocsConfig) -> bool:
    """Whether the project has wishes for Material's search; they are known until the search plugin fills in its own."""
    plugin = config.plugins.get("material/search")
    return plugin is not None and any(plugin.config.get(wish) for wish in WISHES)


def _replace_search(files: Files, config: MkDocsConfig, script: Path) -> None:
    """Puts a script in the place of Material's that searches; its name has a digest that each release changes."""
    for file in [file for file in files if fnmatch(file.src_uri, MATERIALS_SEARCH)]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, abs_src_path=str(script)))


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


def _leave_out(files: Files, folder: Path) -> None:
    """Takes the files below `folder` out of those that are copied to the site."""
    within = os.path.normcase(f"{folder}{os.sep}")
    for file in [file for file in files if os.path.normcase(file.abs_src_path or "").startswith(within)]:
        files.remove(file)
