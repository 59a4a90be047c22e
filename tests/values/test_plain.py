"""Values ⇄ plain lists: every value comes back as it was, and what is of another make is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.values import Span, immutable
from briefing.values.plain import make_plain, read_plain


class Pair(NamedTuple):
    word: str
    place: float | None = None


@immutable
class Inner:
    kind: Literal["one", "other"]
    spans: tuple[Span, ...]
    is_it: bool = False


@immutable
class Outer:
    name: str
    inner: Inner | None
    pairs: tuple[Pair, ...]
    numbers: Sequence[int]
    named: Mapping[str, Span]


SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
INNERS = st.builds(Inner, st.sampled_from(["one", "other"]), st.lists(SPANS).map(tuple), st.booleans())
PAIRS = st.builds(Pair, st.text(), st.none() | st.floats(allow_nan=False))
OUTERS = st.builds(
    Outer,
    st.text(),
    st.none() | INNERS,
    st.lists(PAIRS).map(tuple),
    st.lists(st.integers()).map(tuple),
    st.dictionaries(st.text(), SPANS),
)


@given(OUTERS)
def test_a_value_comes_back_as_it_was(value: Outer) -> None:
    assert read_plain(json.loads(json.dumps(make_plain(value, Outer))), Outer) == value


FITS: list[Any] = ["a", ["one", [[1, 2]], False], [["b", 1.5]], [1, 2], {"c": [3, 4]}]


def test_the_plain_form_is_the_fields_in_their_order() -> None:
    value = Outer("a", Inner("one", (Span(1, 2),)), (Pair("b", 1.5),), (1, 2), {"c": Span(3, 4)})
    assert json.loads(json.dumps(make_plain(value, Outer))) == FITS
    assert read_plain(FITS, Outer) == value


UNFIT = {
    "not a list": {"name": "a"},
    "too short": FITS[:-1],
    "too long": [*FITS, 1],
    "a number for text": [1, *FITS[1:]],
    "a truth for a number": [*FITS[:3], [1, True], FITS[4]],
    "text for a sequence": [*FITS[:3], "12", FITS[4]],
    "a word that is none of them": [FITS[0], ["third", [], False], *FITS[2:]],
    "a list for a word": [FITS[0], [["one"], [], False], *FITS[2:]],
    "a span that ends too soon": [FITS[0], ["one", [[2, 1]], False], *FITS[2:]],
    "a span of text": [FITS[0], ["one", [["1", "2"]], False], *FITS[2:]],
    "a list for a mapping": [*FITS[:4], [["c", [3, 4]]]],
    "a whole number for a fraction": [*FITS[:2], [["b", 1]], *FITS[3:]],
}


@pytest.mark.parametrize("plain", UNFIT.values(), ids=UNFIT)
def test_what_is_of_another_make_is_refused(plain: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError)):
        read_plain(plain, Outer)
