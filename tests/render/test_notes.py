"""Notes: Markdown in, harmless HTML out."""

from __future__ import annotations

import pytest

from briefing.render.notes import read_notes
from tests.render.page_reader import PageReader

CASES = [
    ("Two *words*.", "<p>Two <em>words</em>.</p>"),
    ("See [Lavrov](card:actor/sergei-lavrov).", '<p>See <a href="/actor/sergei-lavrov">Lavrov</a>.</p>'),
    ("See [him](card:actor/nobody).", '<p>See <span class="bf-missing">him</span>.</p>'),
    ("A [page](https://example.org/a).", '<p>A <a href="https://example.org/a">page</a>.</p>'),
    ("A [page](../method.html).", '<p>A <a href="../method.html">page</a>.</p>'),
    ("A [trap](javascript:alert(1)).", "<p>A <a>trap</a>.</p>"),
    ("A [trap](JaVaScRiPt:alert(1)).", "<p>A <a>trap</a>.</p>"),
    ("A [trap](java&#115;cript:alert(1)).", "<p>A <a>trap</a>.</p>"),
    ("A [trap](//example.org/a).", "<p>A <a>trap</a>.</p>"),
    ("A ![picture](https://example.org/a.png).", '<p>A <a href="https://example.org/a.png">picture</a>.</p>'),
    ("A <b>tag</b>.", "<p>A &lt;b&gt;tag&lt;/b&gt;.</p>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
]


def resolve(key: str) -> str | None:
    return None if "nobody" in key else f"/{key}"


@pytest.mark.parametrize(("notes", "html"), CASES)
def test_notes(notes: str, html: str) -> None:
    assert read_notes(notes, resolve) == html


@pytest.mark.parametrize(
    "notes",
    [
        "[x]: javascript:alert(1)\n\n[a][x]",
        "<javascript:alert(1)>",
        "<https://example.org/\"onmouseover='alert(1)'>",
        "[a](<java\tscript:alert(1)>)",
        "[a](\x01javascript:alert(1))",
        "`<img src=x>`\n\n    <img src=x>",
        "<div markdown=1>\n\n<img src=x onerror=alert(1)>\n\n</div>",
        "![a](javascript:alert(1))",
        '[a](https://example.org "x\\" onmouseover=\\"alert(1)")',
    ],
)
def test_tricks(notes: str) -> None:
    read = PageReader(str(read_notes(notes, resolve)))
    assert not read.dangers
    assert all(link.startswith("https://") for link in read.links)
