from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.values.slug import LONGEST, slug

SLUGS = [
    ("Jisr al-Shughur", "jisr-al-shughur"),
    ("000_4112cf46ef5a00b8", "000-4112cf46ef5a00b8"),
    ("Su-24M", "su-24m"),
    ('Syria\'s "moderate" rebels', "syrias-moderate-rebels"),
    ("Côte d’Ivoire", "cote-divoire"),
    ("Łódź / Ørsted / Straße", "lodz-orsted-strasse"),
    ("İstanbul", "istanbul"),
    ("  --  a  --  ", "a"),
    ("Москва", "xeb63f79a"),
    ("", "xe3b0c442"),
    ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug_is_readable(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(alphabet=st.characters(), max_size=300))
def test_slug_is_bounded_ascii_and_stays_itself(text: str) -> None:
    name = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= LONGEST
    assert slug(name) == name
