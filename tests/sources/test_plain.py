from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.pack import PACKAGED
from briefing.sources import Article, find_articles, read_article
from briefing.sources.byline import read_byline
from briefing.sources.layout import lay_out
from briefing.sources.words import read_frame_words

WORDS = read_frame_words(PACKAGED)
SEED = Path(__file__).parents[2] / "seeds" / "000_4112cf46ef5a00b8.txt"
LEAD = "Jets struck two towns in the north of the country late on Monday, killing at least nine people, officials said."

# The lines of an article, each after its kind; "repeats" marks one that is said again.
LAYOUTS = [
    [
        ("headline", "Jets strike towns in the north"),
        ("note", "By Jane Doe and John Roe"),
        ("note", "Tuesday, January 15, 2019"),
        ("caption repeats", "Smoke rises over the town of Nowhere on Monday"),
        ("caption", "Smoke rises over the town of Nowhere on Monday. (AFP Photo/Jane Doe)"),
        ("body", f"BEIRUT (AFP) - {LEAD}"),
        ("heading", "Second attack"),
        ("body", LEAD),
        ("caption", "A handout picture shows the town. PHOTO: EPA"),
        ("body", LEAD + " Nobody claimed it."),
        ("note", "(Reporting by Jane Doe; Editing by John Roe)"),
        ("note", "© 2019 Example News. All rights reserved."),
    ],
    [("headline", "Jets strike towns in the north."), ("body", LEAD)],
    [("body", LEAD), ("body", "Nobody claimed it.")],
    [("body", f"BEIRUT - {LEAD}"), ("body", "Nobody claimed it.")],
    [("note", "WORLD NEWS"), ("headline", "Jets strike towns in the north"), ("body", LEAD)],
    [("headline", "SYRIA - Air strikes kill nine"), ("body", LEAD)],
    [("headline", "Jets strike"), ("body", LEAD), ("note", "* * *"), ("body", "Others did not.")],
    [("headline", "Jets strike"), ("body", LEAD), ("heading", "AL SHAAB ATTACK"), ("body", "Others did not.")],
    [("headline", "Jets strike"), ("body", "A Reuters/Ipsos poll shows that they are even in the north of it all.")],
]


@pytest.mark.parametrize("lines", LAYOUTS, ids=range(len(LAYOUTS)))
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_blocks_have_their_kinds(lines: list[tuple[str, str]], gap: str) -> None:
    text = gap.join(line for _, line in lines)
    found = [
        (block.kind + (" repeats" if block.repeats else ""), block.span.of(text))
        for block in lay_out(text, WORDS).blocks
    ]
    assert found == lines


def test_lines_broken_at_a_margin_are_one_block() -> None:
    text = "Jets strike towns\n\nJets struck two towns in the north\nof the country late on Monday,\nofficials said.\n"
    assert [block.span.of(text) for block in lay_out(text, WORDS).blocks] == text.rstrip().split("\n\n")


BYLINES = [
    ("By Jane Doe", ("Jane Doe",), ""),
    ("By Jane Doe and John Roe, Reuters", ("Jane Doe", "John Roe"), "Reuters"),
    ("By JANE DOE in Beirut", ("JANE DOE",), ""),
    ("By Jane Doe, Middle East correspondent", ("Jane Doe",), ""),
    ("By Ali al-Haddad | Associated Press", ("Ali al-Haddad",), "AP"),
    ("Agence France-Presse", (), "AFP"),
]


@pytest.mark.parametrize(("line", "people", "agency"), BYLINES)
def test_bylines(line: str, people: tuple[str, ...], agency: str) -> None:
    assert read_byline(line, WORDS) == (people, agency)


@pytest.mark.parametrize("line", ["By Monday, Russia had struck", "By the river", "By", "Jane Doe", "By Monday"])
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line, WORDS) is None


def test_the_frame_of_the_seed() -> None:
    article = read_article(SEED, "seeds/seed.txt")
    assert isinstance(article, Article)
    assert article.id == "000-4112cf46ef5a00b8"
    assert article.headline.startswith("Russia launches fresh air strikes on Syria, as Kremlin")
    assert article.agency == "AFP"
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("BEIRUT", "AFP")
    assert article.dateline.span.of(article.text) == "BEIRUT (AFP) - "
    assert article.published is None
    assert article.reference is not None
    assert (article.reference.value, article.reference.as_written) == ("2015-10-01", "Thursday (Oct 1)")
    assert [(block.kind, block.repeats) for block in article.blocks[:4]] == [
        ("headline", False),
        ("caption", True),
        ("caption", False),
        ("body", False),
    ]


def test_articles_are_found_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c/d.html", ".hidden.txt", ".git/x.txt", "e.pdf", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in find_articles(tmp_path)] == ["a.MD", "b.txt", "c/d.html"]
    assert find_articles(tmp_path / "none") == ()


PIECES = st.sampled_from(
    ["\n", "\n\n", "BEIRUT", "(AFP)", " - ", "By ", "Jane Doe", "Oct 1, 2015", "Thursday (Oct 1)", "PHOTO:"]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=20).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_laid_out(text: str) -> None:
    layout = lay_out(text, WORDS)
    at = 0
    for block in layout.blocks:
        assert not text[at : block.span.start].strip()
        assert block.span.of(text) == block.span.of(text).strip() != ""
        at = block.span.end
    assert not text[at:].strip()
    assert layout.dateline is None or any(block.span.covers(layout.dateline.span) for block in layout.blocks)
