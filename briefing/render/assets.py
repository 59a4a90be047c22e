"""The style sheet and scripts pages ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.pack import Pack


def find_assets(pack: Pack) -> Iterator[tuple[str, Path]]:
    """The files in the `assets` folders of the pack's templates, by their place on the site; a project's own first."""
    seen: set[str] = set()
    for folder in pack.template_folders():
        for path in sorted((folder / "assets").rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in seen:
                seen.add(name)
                yield name, path
