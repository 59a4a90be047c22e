"""Whatever an article or a card holds is shown as written, and runs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.pack import PACKAGED
from briefing.render import Addresses, Page, Site, render_site
from briefing.render.search import add_to_search_index
from briefing.render.write import write_site
from briefing.values import Count, Evidence, Problem, When
from tests.render.page_reader import PageReader
from tests.render.sample import article_of, brief

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% include 'home.html.j2' %} {# #}",
    "[x](javascript:alert(1)) ![](https://example.org/x.png) **b** `c`",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt; &amp; &#60;",
    "\u202eesrever \u2066isolate\u2069 \u200bzero",
    "]]> --> <!-- <![CDATA[",
    "!!python/object:os.system",
    "a" * 5000,
]


def hostile_pages(text: str) -> dict[str, Page]:
    """The pages of such a site."""
    return hostile_site(text).by_path


def hostile_site(text: str) -> Site:
    """The site of a briefing in which every text there is says `text`."""
    evidence = (Evidence("any", text),)
    when = When("2015-10-01", "day", text, part=text)
    count = Count(1, 2, text, text)

    def made(kind: str, /, **values: Value) -> Card:
        common: dict[str, Value] = {"evidence": evidence, "status": "deprecated", "status_reason": text, "notes": text}
        common |= {"tags": (text,), "assessment": {"by": text, "text": text}}
        return Card(kind, "any", text, {**values, **common}, f"docs/cards/{kind}/{text}.yml")

    cards = [
        made("source", publisher=text, url=text, archive_url=text, bylines=(text,), file=text, sha256=text, filed=when),
        made(
            "actor",
            type=text,
            named=text,
            aliases=(text,),
            roles=({"title": text},),
            affiliations=(text, "any"),
            country=text,
        ),
        made(
            "claim",
            claimants=("any", text),
            act=text,
            mode=text,
            content=text,
            cue=text,
            source_words=text,
            about=(text,),
        ),
        made("casualty", outcome=text, count=count, who=text, scope=text, when=when, where=text, contested_by=("any",)),
        made("figure", count=count, what=text, claimed_by=("any",), via=("any",)),
        made("event", what=text, when=when, where=("any",)),
        made("aircraft", designation=text, catalogue=text, operators=("any",)),
        made("place", kind=text, aliases=(text,), country=text),
        made("dispute", question=text, kind=text, why=text, positions=({"label": text, "claims": ("any",)},)),
    ]
    problem = Problem(f"docs/cards/claim/{text}.yml", 1, 1, text, text, text, text)
    return render_site(brief(cards, article_of(f"{text}\n\n{text}", "any"), (problem,)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing(text: str) -> None:
    for page in hostile_pages(text).values():
        read = PageReader(page.body)
        assert not read.dangers, page.path


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_written(text: str) -> None:
    pages = hostile_pages(text)
    shown = " ".join(text.split())
    for path in ("cards/claim/any.md", "cards/actor/any.md", "cards/dispute/any.md", "index.md", "cards/claim.md"):
        assert shown in PageReader(pages[path].body).words, path


@given(st.text(max_size=60))
def test_any_text_makes_pages_that_are_whole(text: str) -> None:
    for page in hostile_pages(text).values():
        assert not PageReader(page.body).dangers


def test_titles_are_safe_where_themes_print_them_raw() -> None:
    pages = hostile_pages("</title><img src=x onerror=alert(1)>")
    assert "<" not in pages["cards/actor/any.md"].safe_title
    assert not PageReader("".join(heading.title for heading in pages["cards/actor/any.md"].headings)).dangers


def test_search_results_show_hostile_text_as_written(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    index = tmp_path / "search" / "search_index.json"
    index.write_text('{"config": {}, "docs": []}')
    add_to_search_index(tmp_path, hostile_pages("<img src=x onerror=alert(1)>").values(), Addresses())
    for entry in json.loads(index.read_text())["docs"]:
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
