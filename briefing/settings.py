"""What a project sets: the options of the `briefing` plugin in ``mkdocs.yml``, which the command line reads too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from briefing.pack import Pack
from briefing.values import immutable


class SettingsError(Exception):
    """Settings that cannot be used; the message says which and why."""


@immutable
class Settings:
    """The plugin's options, and the folder (`root`) that paths in them start from: that of ``mkdocs.yml``."""

    root: Path
    seeds: str = "seeds"
    cards: str = "docs/cards"
    pack: str = ""
    parse: bool = True

    @property
    def seeds_folder(self) -> Path:
        """Where articles are found."""
        return self.root / self.seeds

    @property
    def cards_folder(self) -> Path:
        """Where cards are read and written."""
        return self.root / self.cards

    @property
    def layers(self) -> Pack:
        """The packaged data, with the project's own laid over it where `pack` names a folder."""
        return Pack.over(self.root / self.pack) if self.pack else Pack()


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml though it may name Python objects (``!!python/name:…``), which are none of our business."""


def _skip_tag(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str:  # noqa: ARG001 (PyYAML calls it so)
    return suffix


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _skip_tag)
_Loader.add_multi_constructor("!", _skip_tag)


def find_settings(start: Path) -> Settings:
    """The settings in the ``mkdocs.yml`` of `start` or the nearest folder above it.

    Raises:
        SettingsError: there is none, or it cannot be read, or an option is unknown or of the wrong type.
    """
    for folder in (start, *start.parents):
        path = folder / "mkdocs.yml"
        if path.is_file():
            return read_settings(path)
    raise SettingsError(f"no mkdocs.yml in {start} or above it: run this inside a briefing project")


def read_settings(path: Path) -> Settings:
    """The settings in one ``mkdocs.yml``; errors as in `find_settings`."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path}: {error}") from error
    plugins = data.get("plugins", ()) if isinstance(data, dict) else ()
    listed = plugins.items() if isinstance(plugins, dict) else (_named(plugin) for plugin in plugins)
    options = next((options for name, options in listed if name == "briefing"), None)
    return make_settings(path.parent, options or {}, str(path))


def make_settings(root: Path, options: Mapping[str, Any], shown: str) -> Settings:
    """The settings in a plugin's options.

    Raises:
        SettingsError: an option is unknown or of the wrong type.
    """
    types = {field.name: type(field.default) for field in fields(Settings) if field.name != "root"}
    for name, value in options.items():
        if name not in types:
            raise SettingsError(f"{shown}: briefing has no option '{name}' (it has {', '.join(types)})")
        if not isinstance(value, types[name]):
            raise SettingsError(f"{shown}: briefing's option '{name}' must be a {types[name].__name__}, not {value!r}")
    return Settings(root, **options)


def _named(plugin: object) -> tuple[object, Mapping[str, Any] | None]:
    """A plugin in a list is a name or a mapping of its name to its options."""
    return next(iter(plugin.items())) if isinstance(plugin, dict) and plugin else (plugin, None)
