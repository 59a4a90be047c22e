"""The tables as CSV, after RFC 4180, in UTF-8 with a header.

Spreadsheets run a cell that starts like a formula. Text that does (with ``=``, ``+``, ``-``, ``@`` or their full-width
forms, a tab or a line end, also behind apostrophes) gets an apostrophe in front, and `unguard_cell` takes it off again.
Numbers are no formulas, and stay as they are. https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import partial

from briefing.render.exports.export import Export
from briefing.render.exports.tables import Cell, Table, fill_row
from briefing.render.kept_texts import Keep
from briefing.render.library import Library
from briefing.values.slug import slug

NAMES = {"casualty": "casualties"}  # of files; those of other kinds are their plural's

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def find_path(table: Table) -> str:
    """The path of a table's file: "data/claims.csv"."""
    return f"data/{NAMES.get(table.kind.name) or slug(table.kind.plural)}.csv"


def export_csv(table: Table, keep: Keep) -> Export:
    """The cards of a kind as CSV."""
    kind, columns, path = table.kind, table.columns, find_path(table)
    rows = (keep(f"{path} {card.key}", partial(_write_card, card.key)) for card in table.cards)
    return Export(
        path=path,
        content="".join((_write_row([column.name for column in columns]), *rows)),
        format="CSV",
        media="text/csv",
        about=f"{kind.plural}, a row for each.",
        rows=len(table.cards),
        reading="Excel: Data, From Text/CSV, UTF-8; pandas.read_csv in Python; read.csv in R.",
        columns=columns,
    )


def guard_cell(text: str) -> str:
    """`text` in a form that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard_cell(cell: str) -> str:
    """The text that `guard_cell` made `cell` of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _write_card(key: str, library: Library) -> str:
    card = library.cards[key]
    return _write_row([_guard(cell) for cell in fill_row(library, library.briefing.kinds[card.kind], card)])


def _write_row(cells: Iterable[Cell]) -> str:
    row = io.StringIO()
    csv.writer(row).writerow(cells)  # its defaults are those of RFC 4180
    return row.getvalue()


def _guard(cell: Cell) -> Cell:
    return guard_cell(cell) if isinstance(cell, str) else cell
