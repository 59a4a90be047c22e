from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.yamlfile import Listing, Mapped, Node, Scalar, read_yaml, read_yaml_file
from tests.work import count_work

CASES: dict[str, Any] = yaml.load(Path(__file__).with_name("faults.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("name", CASES)
def test_says_every_fault_at_its_place(name: str) -> None:
    case = CASES[name]
    file = read_yaml(case["file"], "card.yml")
    assert [f"{p.line}:{p.column} {p.message}" for p in file.problems] == case["says"]
    assert {p.check for p in file.problems} == {"syntax"}
    if "still_reads" in case:
        assert [key.text for key, _ in file.root.entries] == case["still_reads"]


def test_a_problem_shows_its_line_and_a_hint() -> None:
    (problem,) = read_yaml("id: x\ntitle: Lavrov: no\n", "docs/cards/claim/x.yml").problems
    assert str(problem).splitlines() == [
        "docs/cards/claim/x.yml:2:14: syntax: a second colon in one line",
        "    title: Lavrov: no",
        "                 ^",
        "    hint: put the text in quotation marks, or check the indentation of this line",
    ]


def test_guesses_nothing() -> None:
    root = read_yaml("a: NO\nb: 12:30\nc: 010\nd: 1e3\ne:\nf: ~\ng: '~'\n").root
    assert [value.text for _, value in root.entries if isinstance(value, Scalar)] == [
        "NO",
        "12:30",
        "010",
        "1e3",
        "",
        "~",
        "~",
    ]
    assert [value.is_absent for _, value in root.entries if isinstance(value, Scalar)] == [False] * 4 + [
        True,
        True,
        False,
    ]


TEXT = """\
id: x # said
quote: >-
  folded
  words

  more

list: [a, "b c"] # here
deep:
  - one: 1
    two:   two words
😀: after
last: |
  lines

"""


def test_nodes_know_their_place() -> None:
    file = read_yaml(TEXT)

    def at(*steps: str | int) -> str:
        node = file.find(steps)
        return TEXT[node.start : node.end]

    assert at("id") == "x"
    assert at("quote") == ">-\n  folded\n  words\n\n  more"
    assert at("list") == '[a, "b c"]'
    assert at("list", 1) == '"b c"'
    assert at("deep", 0, "two") == "two words"
    assert at("deep") == "- one: 1\n    two:   two words"
    assert at("deep", 0) == "one: 1\n    two:   two words"
    assert at("😀") == "after"
    assert at("last") == "|\n  lines"
    assert at("id", 0) == "x"
    assert at("list", 7) == at("list")


ANY = st.text(
    st.one_of(st.characters(), st.sampled_from(list("ab:\n -[]{}#'\"\\>|&*!%@?,\t\r\x00\ufeff\u2028"))), max_size=200
)


def inside(node: Node, start: int, end: int) -> bool:
    if not start <= node.start <= node.end <= end:
        return False
    match node:
        case Listing(items):
            return all(inside(item, node.start, node.end) for item in items)
        case Mapped(entries):
            return all(
                inside(key, node.start, node.end) and inside(value, node.start, node.end) for key, value in entries
            )
        case Scalar():
            return True


@given(ANY)
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    file = read_yaml(text, "x.yml")
    assert file.root.entries or file.problems or text
    lines = text.split("\n")
    for problem in file.problems:
        assert problem.message
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert inside(file.root, 0, len(text))


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.yml"
    path.write_bytes(data)
    file = read_yaml_file(path, "x.yml")
    assert file.root.entries or file.problems or data


def test_names_the_byte_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes("id: x\ntitle: é".encode() + b"\xff\n")
    (problem,) = read_yaml_file(path, "x.yml").problems
    assert (problem.line, problem.column, problem.message) == (2, 9, "the file is not UTF-8: byte 0xFF")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_yaml_file(tmp_path / "x.yml", "x.yml").problems
    assert problem.message == "the file cannot be read: No such file or directory"


BOMBS = {
    "brackets": "a: " + "[" * 200_000,
    "braces": "a: " + "{" * 200_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "laughs": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a]\n" for i in range(5_000)),
    "keys": "".join(f"k{i}: @\n" for i in range(50_000)),
    "twice": "k: 1\n" * 100_000,
    "one line": "k: " + "word: " * 200_000,
    "controls": "\x01 " * 500_000,
    "too large": "k: " + "x" * 3_000_000,
}


MOST_WORK = 10_000_000  # lines of Python, a second or two


@pytest.mark.parametrize("name", BOMBS)
def test_refuses_bombs_at_once(name: str) -> None:
    assert count_work(lambda: read_yaml(BOMBS[name])) < MOST_WORK
    assert 0 < len(read_yaml(BOMBS[name]).problems) <= 50
