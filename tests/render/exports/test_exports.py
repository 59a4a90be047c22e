"""What holds for every export."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.render.exports import list_exports
from briefing.render.exports.export import Export
from briefing.render.kept_texts import keep_nothing
from briefing.render.library import Library
from tests.render.exports.library import SITE, hostile_library, library_of, sample_library
from tests.render.sample import brief, sample_briefing, sample_cards, seed_article
from tests.render.untrusted import HOSTILE

ROOT = Path(__file__).parents[3]


def make_exports(library: Library) -> list[Export]:
    return [make() for make in list_exports(library, keep_nothing(library)).values()]


def test_the_same_cards_give_the_same_bytes_in_any_order() -> None:
    straight = make_exports(sample_library(SITE))
    turned = make_exports(library_of(brief(sample_cards()[::-1], seed_article()), SITE))
    assert straight == turned


def test_each_export_has_the_path_it_is_listed_by() -> None:
    listed = list_exports(sample_library(), keep_nothing(sample_library()))
    assert [make().path for make in listed.values()] == list(listed)


def test_files_and_rows_are_counted() -> None:
    for export in make_exports(sample_library()):
        assert export.size == len(export.content.encode("utf-8")) > 0
        assert export.rows > 0, export.path
        assert all((export.format, export.about, export.reading)), export.path
        assert "/" in export.media, export.path
    paths = [export.path for export in make_exports(sample_library())]
    assert len(paths) == len(set(paths))


def test_an_empty_briefing_has_its_files() -> None:
    briefing = sample_briefing()
    briefing = brief([], briefing.articles["seed"])
    assert {export.path for export in make_exports(library_of(briefing))} >= {"data/briefing.json", "feed.xml"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_path(text: str) -> None:
    assert {export.path for export in make_exports(hostile_library(text))} == {
        export.path for export in make_exports(sample_library())
    }
