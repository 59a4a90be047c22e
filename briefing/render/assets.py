"""The style sheet, scripts and data that pages ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.pack import Pack

STYLE = "assets/briefing.css"  # where pages look for the style sheet


def find_assets(pack: Pack) -> Iterator[tuple[str, Path]]:
    """The files in the `assets` folders of the pack's templates, by their place on the site; a project's own first."""
    seen: set[str] = set()
    for folder in pack.template_folders():
        for path in sorted((folder / "assets").rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in seen:
                seen.add(name)
                yield name, path


def find_search(pack: Pack) -> Path:
    """The script that searches in place of Material's; a project's own first."""
    paths = (folder / "search" / "worker.js" for folder in pack.template_folders())
    return next(path for path in paths if path.is_file())


def join_styles(pack: Pack) -> str:
    """The site's style sheet: the `style` folders' files in the order of their names, a project's own in place of ours.

    One sheet costs a reader one request; many files let a project replace the one it wants to change.
    """
    found: dict[str, Path] = {}
    for folder in reversed(pack.template_folders()):
        found |= {path.name: path for path in (folder / "style").glob("*.css")}
    return "\n".join(found[name].read_text(encoding="utf-8") for name in sorted(found))
