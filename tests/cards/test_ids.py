from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.ids import join_names, make_unique, name_by_words, shorten_name
from briefing.pack import PACKAGED

CASES = [
    ("killing 36 civilians in the central province of Homs", "killing-civilians-central-province-homs"),
    ("killing forty-one civilians in the central province of Homs", "killing-civilians-central-province-homs"),
    ("killing more than 5,000 civilians", "killing-civilians"),
    ("the Su-24M and Su-34 bombers", "su-24m-su-34-bombers"),
    ("on Thursday, Oct 1, it struck", "struck"),
    ("Russia's planes", "russia-planes"),
    ("20", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_names_by_what_stays(text: str, name: str) -> None:
    assert name_by_words(text, PACKAGED) == name


@given(st.text(), st.text())
def test_any_text_makes_a_file_name(one: str, other: str) -> None:
    name = join_names(name_by_words(one, PACKAGED), shorten_name(name_by_words(other, PACKAGED)), "x")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 60


@given(st.lists(st.sampled_from(["a", "a-2", "b", "a-3"])))
def test_ids_are_unique_and_the_first_keeps_its_own(names: list[str]) -> None:
    unique = make_unique(names)
    assert len(set(unique)) == len(names)
    for index, (name, made) in enumerate(zip(names, unique, strict=True)):
        assert re.fullmatch(rf"{name}(-\d+)?", made)
        if name not in names[:index] and name not in unique[:index]:
            assert made == name
