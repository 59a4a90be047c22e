from __future__ import annotations

from pathlib import Path

import pytest

from briefing.sources import Article, read_article
from briefing.sources.decode import MOST_BYTES
from briefing.values import Problem


def read(folder: Path, data: bytes, name: str = "a.txt") -> Article | Problem:
    path = folder / name
    path.write_bytes(data)
    return read_article(path, f"seeds/{name}")


TEXT = "Über Homs\n\nRussia struck “four targets” on Thursday, the ministry said.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_is_kept_to_the_character(tmp_path: Path, encoding: str, line_end: str) -> None:
    article = read(tmp_path, TEXT.replace("\n", line_end).encode(encoding))
    assert isinstance(article, Article)
    assert article.text == TEXT


PROBLEMS = [
    (b"good\nThe \x93bad\x94 one\n", 2, 5, "0x93 is not UTF-8", "The \ufffdbad\ufffd one"),
    ("é\r\né".encode() + b"\xe9 x", 2, 2, "0xE9 is not UTF-8", "é\ufffd x"),
    (b"abc\nd\0e", 2, 2, "zero byte", ""),
    (b"%PDF-1.7\n...", 0, 0, "PDF", ""),
    (b"PK\x03\x04...", 0, 0, "zip", ""),
    (b"", 0, 0, "empty", ""),
    (b" \n\t\r\n", 0, 0, "empty", ""),
    (b"\xef\xbb\xbf", 0, 0, "empty", ""),
    (b"\xff\xfea", 1, 1, "UTF-16", ""),
    (b"a" * (MOST_BYTES + 1), 0, 0, "too large", ""),
]


@pytest.mark.parametrize(("data", "line", "column", "words", "excerpt"), PROBLEMS, ids=[p[3] for p in PROBLEMS])
def test_what_is_no_article_is_a_problem(
    tmp_path: Path, data: bytes, line: int, column: int, words: str, excerpt: str
) -> None:
    problem = read(tmp_path, data)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line, problem.column) == ("seeds/a.txt", line, column)
    assert words in problem.message
    if excerpt:
        assert problem.excerpt == excerpt


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    problem = read_article(tmp_path / "none.txt", "none.txt")
    assert isinstance(problem, Problem)
    assert "cannot be read" in problem.message
