"""The page that leads to the data."""

from __future__ import annotations

import pytest

from briefing.render import render_site
from briefing.render.exports.export import Export
from briefing.render.pages.data import say_size
from tests.render.page_reader import PageReader
from tests.render.sample import sample_briefing

SIZES = {0: "0 bytes", 950: "950 bytes", 1000: "1.00 kB", 12_345: "12.3 kB", 999_499: "999 kB", 999_500: "1.00 MB"}


@pytest.mark.parametrize(("size", "said"), SIZES.items())
def test_sizes_in_words(size: int, said: str) -> None:
    assert say_size(size) == said


def test_every_file_is_there_with_its_rows_and_its_size() -> None:
    site = render_site(sample_briefing())
    page = PageReader(site.by_path["data.md"].body)
    assert {link.removeprefix("data/") for link in page.links} == {
        file.path.removeprefix("data/") for file in site.files if isinstance(file, Export)
    }
    claims = next(file for file in site.files if file.path == "data/claims.csv")
    assert f"claims.csv 3 rows · {say_size(len(claims.content.encode()))}" in page.words
    assert "their publishers'" in page.words


def test_columns_of_every_table_are_explained_once() -> None:
    words = PageReader(render_site(sample_briefing()).by_path["data.md"].body).words
    for name in ("permalink", "evidence_sources", "count_modifier", "coordinates_accuracy"):
        assert name in words
    assert words.count("The card's id, unique in its table.") == 1
