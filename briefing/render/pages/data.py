"""The page that leads to the data: every file that can be taken away, and what the columns of the tables hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import groupby

from briefing.render.exports.export import Column, Export
from briefing.render.exports.linked_data import DATA, describe_data
from briefing.render.pages.overview import Overview
from briefing.render.view import Values, View
from briefing.values import immutable
from briefing.values.slug import slug

UNITS = ("bytes", "kB", "MB", "GB")


@immutable
class Download:
    """A file as the page lists it; `size` is in words, `exact_size` in bytes, `columns` are those it alone has."""

    name: str
    url: str
    about: str
    rows: int
    size: str
    exact_size: int
    columns: tuple[Column, ...]


@immutable
class Format:
    """The files of one format, how to read them, and the columns they all have. `id` is the anchor."""

    id: str
    name: str
    reading: str
    columns: tuple[Column, ...]
    files: tuple[Download, ...]


def offer_data(list_exports: Callable[[], Sequence[Export]]) -> Overview:
    """The page; `list_exports` gives all files that can be taken away."""

    def show(view: View) -> Values:
        exports = list_exports()
        return {"formats": _group(view, exports), "block": describe_data(view, exports)}

    about = "Everything in this briefing, to work on with: JSON, CSV, GeoJSON, JSON-LD, BibTeX and RSS."
    return Overview(DATA, "Data", "overview/data.html.j2", show, about, is_wide=False)


def say_size(size: int) -> str:
    """A number of bytes in the unit it reads best in, with three digits: "950 bytes", "12.3 kB", "1.24 MB"."""
    amount, unit = float(size), 0
    while amount >= 999.5 and unit < len(UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    digits = 0 if not unit or amount >= 99.95 else 1 if amount >= 9.995 else 2
    return f"{amount:.{digits}f} {UNITS[unit]}"


def _group(view: View, exports: Sequence[Export]) -> list[Format]:
    groups = [(name, list(files)) for name, files in groupby(exports, key=lambda export: export.format)]
    return [_show_format(view, name, files) for name, files in groups]


def _show_format(view: View, name: str, files: list[Export]) -> Format:
    shared = set(files[0].columns).intersection(*(file.columns for file in files)) if len(files) > 1 else set()
    columns = tuple(column for column in files[0].columns if column in shared)
    return Format(slug(name), name, files[0].reading, columns, tuple(_offer(view, file, shared) for file in files))


def _offer(view: View, export: Export, shared: Set[Column]) -> Download:
    size = export.size
    return Download(
        name=export.path.rpartition("/")[2],
        url=view.file(export.path),
        about=export.about,
        rows=export.rows,
        size=say_size(size),
        exact_size=size,
        columns=tuple(column for column in export.columns if column not in shared),
    )
