from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.numbers import read_numbers
from briefing.pack import PACKAGED

CASES = [
    ("killing 36 civilians", {36}),
    ("more than 240,000 people", {240_000}),
    ("between 20 and 30", {20, 30}),
    ("two to three million", {2_000_000, 3_000_000}),
    ("thirty-six men", {36}),
    ("dozens were hurt", {12}),
    ("a man was killed", {1}),
    ("nobody was hurt", {0}),
    ("both men were hurt", {2}),
    ("no numbers here", {0}),
    ("nothing at all", set()),
]


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_reads_what_words_speak_of(text: str, numbers: set[int]) -> None:
    assert read_numbers(text, PACKAGED) == numbers


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    assert all(number >= 0 for number in read_numbers(text, PACKAGED))
