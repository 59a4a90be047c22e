"""The tables, read back by the csv module and as a spreadsheet would take them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.exports.export import Export
from briefing.render.exports.tables import list_tables
from briefing.render.exports.tables_csv import export_csv, guard_cell, unguard_cell
from briefing.render.kept_texts import keep_nothing
from briefing.render.library import Library
from tests.render.exports.library import SITE, hostile_library, sample_library
from tests.render.sample import HOMS, SOURCE
from tests.render.untrusted import HOSTILE

CELLS = {
    # a text, and what stands in the cell
    "=1+1": "'=1+1",
    "+12": "'+12",
    "-12": "'-12",
    "@SUM(A1)": "'@SUM(A1)",
    "\tx": "'\tx",
    "\rx": "'\rx",
    "\nx": "'\nx",
    "＝1": "'＝1",
    "'=1": "''=1",
    "'quoted' words": "'quoted' words",
    "a=1": "a=1",
    "": "",
}


def export_all(library: Library) -> list[Export]:
    return [export_csv(table, keep_nothing(library)) for table in list_tables(library)]


def read(library: Library, path: str) -> list[dict[str, str]]:
    exports = {export.path: export for export in export_all(library)}
    rows = list(csv.DictReader(io.StringIO(exports[path].content, newline=""), strict=True))
    assert len(rows) == exports[path].rows
    assert {None} & set().union(*rows) == set(), "a row has more cells than the header"
    return rows


@pytest.mark.parametrize(("text", "cell"), CELLS.items())
def test_no_cell_starts_like_a_formula(text: str, cell: str) -> None:
    assert guard_cell(text) == cell
    assert unguard_cell(cell) == text


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n＝"), st.characters(exclude_categories=("Cs",)))))
def test_a_guarded_cell_is_no_formula_and_gives_its_text_back(text: str) -> None:
    assert guard_cell(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert unguard_cell(guard_cell(text)) == text


def test_every_kind_has_its_table() -> None:
    paths = {export.path for export in export_all(sample_library())}
    kinds = ("sources", "disputes", "claims", "casualties", "figures", "events", "actors", "aircraft", "places")
    assert paths == {f"data/{kind}.csv" for kind in kinds}


def test_a_toll_keeps_its_bounds_and_its_words() -> None:
    homs, war = read(sample_library(SITE), "data/casualties.csv")
    assert homs["permalink"] == f"{SITE}cards/casualty/homs-36-killed.html"
    assert (homs["count_min"], homs["count_max"], homs["count_as_written"]) == ("36", "36", "36")
    assert (homs["claimed_by"], homs["claimed_by_ids"]) == ("head of Syria's main opposition group", "opposition-head")
    assert (homs["where"], homs["where_ids"]) == ("Homs", "homs")
    assert (homs["evidence"], homs["evidence_sources"]) == (HOMS, SOURCE)
    assert (war["count_min"], war["count_max"], war["count_modifier"]) == ("240000", "", "more than")


def test_dates_and_lists_and_records_can_be_read() -> None:
    [event] = read(sample_library(), "data/events.csv")
    assert (event["when"], event["when_precision"], event["when_as_written"]) == ("2015-09-30", "day", "Wednesday")
    claims = {row["id"]: row for row in read(sample_library(), "data/claims.csv")}
    assert claims["killing-36"]["about"] == "Russia | Homs"
    assert claims["killing-36"]["about_ids"] == "actor/russia | place/homs"
    [dispute] = read(sample_library(), "data/disputes.csv")
    sides = "label: They did; claims: killing-36 | label: There is no such data; claims: no-such-data"
    assert dispute["positions"] == sides


def test_numbers_stay_numbers() -> None:
    [homs] = read(sample_library(), "data/places.csv")
    assert (homs["coordinates_latitude"], homs["coordinates_longitude"]) == ("34.73", "36.72")
    assert homs["coordinates_accuracy"] == "province"


def test_every_column_is_explained() -> None:
    for table in list_tables(sample_library()):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.kind.name
        assert all(column.meaning.endswith((".", ")")) for column in table.columns), table.columns


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    [claim] = read(hostile_library(text), "data/claims.csv")
    assert unguard_cell(claim["content"]) == unguard_cell(claim["evidence"]) == text


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    library = hostile_library(text)
    for path in ("data/claims.csv", "data/actors.csv", "data/disputes.csv"):
        for row in read(library, path):
            assert unguard_cell(row["title"]) == text
            assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r\n"]
