from __future__ import annotations

import pytest

from briefing.text.tokens import Chunks, fold
from tests.reading import document_of

TOKENS = [
    ("Russia's jets", "Russia 's jets"),
    ("Russia’s jets", "Russia ’s jets"),
    ("the rebels' leader", "the rebels ' leader"),
    ("the U.S.-led U.N. and U.S.'s", "the U.S.-led U.N. and U.S. 's"),
    ("al-Assad hadn't", "al-Assad hadn't"),
    ("Su-24M, F/A-18s and MiG-29", "Su-24M , F/A-18s and MiG-29"),
    ("5,000 1.5 $2.3bn 240,000", "5,000 1.5 $ 2.3bn 240,000"),
    ("Oct 1,2015", "Oct 1 , 2015"),
    ("10:30 on 9/11", "10:30 on 9/11"),
    ("centre... in", "centre ... in"),
    ("Gen. Smith", "Gen . Smith"),
    ("at 4 a.m. there", "at 4 a.m. there"),
    ("said.The end", "said . The end"),
    ("example.org and https://example.org/a?b=c.", "example.org and https://example.org/a?b=c ."),
    ('("Yes!")', '( " Yes ! " )'),
    ("AT&T 20-year-old", "AT&T 20-year-old"),
    ("``Yes''", "`` Yes ''"),
    ("killed—wounded – missing -- lost", "killed — wounded – missing -- lost"),
    ("e\u0301te\u0301 go\u00advern", "e\u0301te\u0301 go\u00advern"),
    ("one\u00a0two\tthree\nfour  five \u00a0six", "one two three four five six"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: str) -> None:
    assert [token.text for token in document_of(text).tokens] == expected.split(" ")


NORMS = [
    ("Haven’t", "haven't"),
    ("“", '"'),
    ("''", '"'),
    ("…", "..."),
    ("e\u0301te\u0301", "été"),
    ("go\u00advern", "govern"),
    ("al‑Assad", "al-assad"),
    ("Straße", "strasse"),
]


@pytest.mark.parametrize(("word", "norm"), NORMS)
def test_norms_are_what_rules_compare(word: str, norm: str) -> None:
    assert fold(word) == norm


def test_what_is_kept_of_words_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chunks, "MOST", 10)
    chunks = Chunks()
    for number in range(100):
        assert chunks["x" * number + "1"]
    assert 0 < len(chunks) <= 10
    assert max(map(len, chunks)) <= Chunks.LONGEST
