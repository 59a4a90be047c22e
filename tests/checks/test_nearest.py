from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from briefing.checks.nearest import find_nearest

WORDS = st.lists(st.sampled_from(["we", "have", "no", "such", "data", ",", ".", '"', "\n", "36"]), max_size=40).map(
    " ".join
)


@given(WORDS | st.text(), WORDS | st.text())
def test_shows_words_of_the_text_and_of_the_quote(quote: str, text: str) -> None:
    near = find_nearest(quote, text)
    if near is not None:
        assert near.source in text
        assert near.quote in quote


def test_a_long_text_is_searched_at_once() -> None:
    text = "The ministry said that nothing of the kind had happened near the town on that day. " * 50_000
    start = perf_counter()
    for number in range(20):
        find_nearest(f"The ministry said that {number} things of the kind had happened near the town", text)
    assert perf_counter() - start < 20
