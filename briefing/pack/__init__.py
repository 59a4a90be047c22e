"""The packaged data (kinds, lexicons, rules, templates) and how a project's own data is laid over it.

A pack is a stack of folders of the same shape. A project lays its own over the packaged one by pointing the
`pack` setting at a folder with, say, `lexicons/media.yml`: its entries are added, an entry of the same key replaces
the packaged one, and an entry set to `null` takes it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent

# Every scalar is read as text: a lexicon entry "NO" is Norway, not False.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Pack:
    """Folders of data, the packaged one first; later ones are laid over earlier ones.

    Its hash is kept: all that is compiled from a pack is looked up by it, and paths take long to hash. `stamp` tells
    apart what the same folders held at different times, so that nothing outdated is looked up.
    """

    layers: tuple[Path, ...] = (HERE,)
    stamp: str = ""
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._hash = hash((self.layers, self.stamp))

    def __hash__(self) -> int:
        return self._hash

    @classmethod
    def over(cls, folder: Path) -> Pack:
        """The packaged data with that in `folder` laid over it, as the folder is now."""
        marks = []
        for path in sorted(folder.rglob("*")):
            with suppress(OSError):  # it went meanwhile
                stat = path.stat()
                marks.append(f"{path} {stat.st_mtime_ns} {stat.st_size}")
        return cls((HERE, folder), "\n".join(marks))

    def read(self, name: str) -> Mapping[str, Any]:
        """The mapping in ``<name>.yml`` of all layers, merged by top-level key; scalars are text.

        Raises:
            FileNotFoundError: no layer has such a file.
            ValueError: a file is not YAML, or not a mapping at its top level.
        """
        return _read(self, name)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the ``.yml`` files in `folder` over all layers, sorted, as `read` takes them."""
        found = {f"{folder}/{path.stem}" for layer in self.layers for path in (layer / folder).glob("*.yml")}
        return tuple(sorted(found))

    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, the topmost layer first."""
        return tuple(layer / "templates" for layer in reversed(self.layers))


@cache
def _read(pack: Pack, name: str) -> Mapping[str, Any]:
    merged: dict[str, Any] = {}
    found = False
    for layer in pack.layers:
        path = layer / f"{name}.yml"
        if not path.is_file():
            continue
        found = True
        merged |= _load_packaged(path) if layer == HERE else _load(path)
    if not found:
        raise FileNotFoundError(f"no layer of the pack has {name}.yml")
    return {key: value for key, value in merged.items() if value != "null"}


def _load(path: Path) -> Mapping[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"{path}: the top level must be a mapping")
    return data


_load_packaged = cache(_load)  # once, whatever is laid over it and however often that changes


PACKAGED = Pack()
