from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.values import Evidence, Span


@given(st.text(alphabet="ab \n", min_size=1, max_size=120), st.data())
def test_a_selector_finds_its_own_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    evidence = Evidence.select("article", text, span)
    assert evidence.quote == span.of(text)
    assert span in evidence.find(text)


def test_context_only_where_the_quote_is_not_unique() -> None:
    text = "He said no. She said yes."
    assert Evidence.select("a", text, Span(8, 10)).prefix == ""
    said = Evidence.select("a", text, Span(16, 20))
    assert said.prefix
    assert said.find(text) == (Span(16, 20),)


def test_words_that_are_gone_are_not_found() -> None:
    assert Evidence("a", "thirty-six").find("thirty seven") == ()
    assert Evidence("a", "").find("anything") == ()
