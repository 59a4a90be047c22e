from __future__ import annotations

import datetime
import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.yamlfile import Listing, Mapped, Node, Scalar, read_yaml, write_yaml

# Any text, and text of the characters that YAML gives a meaning.
ANY = st.text(st.characters(exclude_categories=["Cs"]))
LOADED = st.text(
    st.sampled_from(list("ab \t\n:#-?!&*>|%@`'\"\\,[]{}~0127.e+_=<é\u00a0\u2028\x85\ufeff😀")), max_size=40
)
LONG = st.lists(st.text(st.sampled_from(list("abc'\":-#,.…")), min_size=1, max_size=9), min_size=15).map(" ".join)
GUESSED = """
    NO no y on ~ null Null true 12:30 1:2:3 010 0o17 0x1F 0b1 1e3 1E+3 1_000 36 -1 +1 3.14 .5 1. .inf -.INF .nan
    2015-10-01 2015-10-01T10:00:00Z = << a: #a @a %a --- ... [a {a 1.5e3 685_230.15 -a ?a :a
"""
SCALARS = [
    *GUESSED.split(),
    *["2015-10-01 10:00", "", " a", "a ", "a: b", "a #b", "- a", "? a", "\t", "a\tb", "a\nb", "a\n", "a\n\n", "a, b"],
    *["\na", "a\n b", "a \nb", "a\n\nb", "\u2028", "\x85", "\ufeff", "\x7f", "\x00", "a\r\nb", "a\n\tb", "a\n---\nb"],
]
TEXT = st.one_of(ANY, LOADED, LONG, st.sampled_from(SCALARS))
NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates())
DATA = st.dictionaries(
    st.one_of(st.text(st.sampled_from("abcno_"), min_size=1, max_size=8), st.sampled_from(SCALARS)),
    st.recursive(
        st.one_of(TEXT, NUMBERS),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["a", "no", "a b", "1"]), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    max_size=5,
)


def plain(node: Node) -> object:
    """A node without its places."""
    match node:
        case Scalar(text):
            return text
        case Listing(items):
            return [plain(item) for item in items]
        case Mapped(entries):
            return {key.text: plain(value) for key, value in entries}


def as_text(data: object) -> object:
    """Data as our own reader gives it: every scalar is text."""
    match data:
        case bool():
            return str(data).lower()
        case dict():
            return {key: as_text(value) for key, value in data.items()}
        case list():
            return [as_text(item) for item in data]
        case datetime.date():
            return data.isoformat()
        case float():
            return data
        case _:
            return str(data)


@given(TEXT)
@example("word " * 40 + "end")
@example("0?")
@example("x" * 300 + " " + "y" * 300)
@example("a" * 99 + ' "b')
def test_text_reads_back_to_the_character(text: str) -> None:
    written = write_yaml({"a": text, "b": [text], "c": [{"d": text}], "e": {"f": {"g": text}}})
    file = read_yaml(written)
    assert not file.problems, written
    assert plain(file.root) == {"a": text, "b": [text], "c": [{"d": text}], "e": {"f": {"g": text}}}
    # libyaml and PyYAML's own loader agree with ours, although they guess types.
    assert yaml.load(written, Loader=yaml.SafeLoader) == yaml.load(written, Loader=yaml.CSafeLoader) == plain(file.root)


@given(DATA)
def test_other_loaders_read_the_same_data(data: dict[str, object]) -> None:
    assert yaml.safe_load(write_yaml(data)) == data


@given(DATA)
def test_our_reader_reads_the_same_words(data: dict[str, object]) -> None:
    def same(found: object, wanted: object) -> bool:
        if isinstance(wanted, dict):
            return (
                isinstance(found, dict)
                and found.keys() == wanted.keys()
                and all(same(found[k], wanted[k]) for k in wanted)
            )
        if isinstance(wanted, list):
            return isinstance(found, list) and len(found) == len(wanted) and all(map(same, found, wanted))
        return float(str(found)) == wanted if isinstance(wanted, float) else found == wanted

    file = read_yaml(write_yaml(data))
    assert not file.problems
    assert same(plain(file.root), as_text(data))


@given(TEXT)
def test_lines_stay_short_where_words_allow_it(text: str) -> None:
    words = max(map(len, text.split(" ")), default=0)
    for line in write_yaml({"field": text}).splitlines():
        assert (
            len(line) <= max(100, words * 10 + 20) or "\\" in line or line.endswith('"') or "  " in text or "\n" in text
        )


CASES = [
    ({"a": "plain words, with a comma"}, "a: plain words, with a comma\n"),
    ({"a": "NO"}, 'a: "NO"\n'),
    ({"a": "010"}, 'a: "010"\n'),
    ({"a": "20-30"}, "a: 20-30\n"),
    ({"a": "240,000"}, "a: 240,000\n"),
    ({"a": 36, "b": 34.5, "c": datetime.date(2015, 10, 1), "d": True}, "a: 36\nb: 34.5\nc: 2015-10-01\nd: true\n"),
    ({"a": "Lavrov: no"}, 'a: "Lavrov: no"\n'),
    ({"a": 'Lavrov denies: "no"'}, 'a: >-\n  Lavrov denies: "no"\n'),
    ({"a": 'he said "no"'}, 'a: he said "no"\n'),
    ({"a": ["x", "y z"]}, "a: [x, y z]\n"),
    ({"a": ["x, y", "no"]}, 'a: ["x, y", "no"]\n'),
    ({"a": {"min": 36, "max": 36, "as_written": "36"}}, 'a: {min: 36, max: 36, as_written: "36"}\n'),
    ({"a": [{"x": "1", "z": "2"}]}, 'a:\n  - x: "1"\n    z: "2"\n'),
    ({"a": []}, "a: []\n"),
    ({"a": [["x"], {}]}, "a:\n  - [x]\n  - {}\n"),
    ({"a": "one\n\ntwo\n"}, "a: |\n  one\n\n  two\n"),
    ({}, "{}\n"),
    (
        {"a": "word " * 25 + "end"},
        "a: >-\n  word word word word word word word word word word word word word word word word word word word\n"
        "  word word word word word word end\n",
    ),
]


@pytest.mark.parametrize(("data", "written"), CASES)
def test_writes_what_a_person_would(data: dict[str, object], written: str) -> None:
    assert write_yaml(data) == written


@pytest.mark.parametrize("value", ["\ud800", math.inf, math.nan])
def test_refuses_what_no_reader_reads(value: str | float) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write_yaml({"a": value})
