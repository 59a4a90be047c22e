"""Whatever an article or a card holds is shown as written, and runs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pack import PACKAGED
from briefing.render import Addresses, Page, Site, render_site
from briefing.render.search import add_to_search_index
from briefing.render.write import write_site
from tests.render.page_reader import PageReader
from tests.render.untrusted import HOSTILE, hostile_briefing


def hostile_pages(text: str) -> dict[str, Page]:
    """The pages of such a site."""
    return hostile_site(text).by_path


def hostile_site(text: str) -> Site:
    """The site of a briefing in which every text there is says `text`."""
    return render_site(hostile_briefing(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing(text: str) -> None:
    for page in hostile_pages(text).values():
        read = PageReader(page.body)
        assert not read.dangers, page.path


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_written(text: str) -> None:
    pages = hostile_pages(text)
    shown = " ".join(text.split())
    cards = ("claim/any", "actor/any", "dispute/any", "aircraft/any", "claim", "actor", "aircraft")
    for path in ("index.md", "lens/any.md", "lens.md", "gaps.md", *(f"cards/{name}.md" for name in cards)):
        assert shown in PageReader(pages[path].body).words, path


@given(st.text(max_size=60))
def test_any_text_makes_pages_that_are_whole(text: str) -> None:
    for page in hostile_pages(text).values():
        assert not PageReader(page.body).dangers


def test_titles_are_safe_where_themes_print_them_raw() -> None:
    pages = hostile_pages("</title><img src=x onerror=alert(1)>")
    assert "<" not in pages["cards/actor/any.md"].outline.safe_title
    assert not PageReader("".join(heading.title for heading in pages["cards/actor/any.md"].headings)).dangers


def test_search_results_show_hostile_text_as_written() -> None:
    entries = hostile_site("<img src=x onerror=alert(1)>").entries
    index = json.loads(add_to_search_index('{"config": {}, "docs": []}', entries, Addresses()))
    assert index["docs"]
    for entry in index["docs"]:
        assert not PageReader(f"{entry['title']} {entry['text']}").dangers


def test_pages_written_for_other_generators_are_one_block_of_html(tmp_path: Path) -> None:
    site = hostile_site('---\n\ntitle: "x"\n\n# no heading')
    pages = site.by_path
    assert write_site(site, PACKAGED, tmp_path / "out") == len(pages)
    for path, page in pages.items():
        if "\n" in path:
            continue
        front, _, body = (
            (tmp_path / "out" / path).read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n\n")
        )
        assert json.loads(front.splitlines()[0].removeprefix("title: ")) == page.title
        assert "\n\n" not in body.strip()
        assert body.startswith("<div")
        assert PageReader(body).words == PageReader(page.body).words


def test_braces_are_no_commands_to_other_generators(tmp_path: Path) -> None:
    write_site(hostile_site("{{ 7 * 7 }} {% include x %} {{< ref >}}"), PACKAGED, tmp_path)
    for path in tmp_path.rglob("*.md"):
        body = path.read_text(encoding="utf-8").partition("\n---\n\n")[2]
        assert "{{" not in body
        assert "{%" not in body
