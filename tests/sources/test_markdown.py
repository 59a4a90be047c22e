from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.pack import PACKAGED
from briefing.sources import Article, read_article
from briefing.sources.markdown import find_marks, read_markdown
from briefing.sources.words import read_frame_words
from briefing.values import Problem
from tests.work import net

ARTICLE = """---
title: "Strikes: the second day"
authors: [Jane Doe, John Roe]
date: 2015-10-01
agency: Agence France-Presse
publisher: Example News
url: https://example.org/a
language: NO
mood: grim
---

# Strikes hit the town

![A jet](jet.jpg)

KYIV, Ukraine (AP) — Air strikes hit the town, officials said.

## Second attack

> Others came later.
"""


def read(text: str) -> Article | Problem:
    return read_markdown(text, "a", "seeds/a.md", "", read_frame_words(PACKAGED))


def test_front_matter_says_what_the_article_is() -> None:
    article = read(ARTICLE)
    assert isinstance(article, Article)
    assert article.headline == "Strikes: the second day"
    assert article.bylines == ("Jane Doe", "John Roe")
    assert article.published is not None
    assert article.published.value == "2015-10-01"
    assert (article.agency, article.publisher, article.language) == ("AFP", "Example News", "NO")
    assert article.text.startswith("# Strikes hit")
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [
        ("headline", "Strikes hit the town"),
        ("caption", "![A jet](jet.jpg)"),
        ("body", "KYIV, Ukraine (AP) — Air strikes hit the town, officials said."),
        ("heading", "Second attack"),
        ("body", "Others came later."),
    ]


FAULTS = [
    ("---\ntitle: a: b\n---\nx\n", 2, 9),
    ("---\ntitle: a\nurl: [b\n---\nx\n", 3, 6),
    ("---\na: 1\na: 2\n---\n", 3, 1),
]


@pytest.mark.parametrize(("text", "line", "column"), FAULTS)
def test_broken_front_matter_is_a_problem_with_its_place(text: str, line: int, column: int) -> None:
    problem = read(text)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (line, column)
    assert problem.excerpt == text.splitlines()[line - 1]


@pytest.mark.parametrize("text", ["x\n", "---\nJust a rule above.\n---\nx\n", "---\nx\n", "---\n---\nx\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    article = read(text)
    assert isinstance(article, Article)
    assert article.text.rstrip().endswith("x")


def test_a_date_that_cannot_be_read_keeps_its_words() -> None:
    article = read("---\ndate: last week\n---\nx\n")
    assert isinstance(article, Article)
    assert article.published is not None
    assert (article.published.value, article.published.as_written) == (None, "last week")


@given(st.text(max_size=100), st.text(max_size=100))
@settings(max_examples=100, deadline=None)
def test_any_markdown_is_read(front: str, body: str) -> None:
    read(f"---\n{front}\n---\n{body}")
    read(body)


PAGE = """<html lang="en"><head><title>Strikes hit town</title><meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://example.org/a"><meta property="article:published_time" content="2015-10-01"></head>
<body><nav>Home</nav><article><h1>Strikes hit town</h1>
<p>BEIRUT (AFP) - Air strikes hit the town on Thursday, a source said, killing 36 civilians and wounding many more.</p>
<p>"We have no such data," the minister said on Thursday. He added that the strikes were precise and careful.</p>
<script>document.write("<p>no</p>")</script></article></body></html>"""


def test_many_headings_before_the_title_and_after_it() -> None:
    text = "## A man\n\n" * 100_000 + "# A man\n\n" * 100_000
    with net(60):
        kinds = list(find_marks(text)[1].values())
    assert [at for at, kind in enumerate(kinds) if kind == "headline"] == [100_000]


def test_a_page_gives_its_text_and_its_frame(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    article = read_article(path, "page.html")
    assert isinstance(article, Article)
    assert (article.headline, article.publisher, article.url) == (
        "Strikes hit town",
        "Example News",
        "https://example.org/a",
    )
    assert article.published is not None
    assert article.published.value == "2015-10-01"
    assert article.dateline is not None
    assert article.dateline.place == "BEIRUT"
    assert "document.write" not in article.text


@pytest.mark.parametrize(
    "page", ["<", "<html></html>", "<!--" * 2000, "<div>" * 3000 + "x", "\x01<p>\x02", "&#xD800;&#0;"]
)
def test_a_broken_page_is_a_problem_or_an_article(tmp_path: Path, page: str) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    assert isinstance(read_article(path, "page.html"), Article | Problem)
