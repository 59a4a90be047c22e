"""Data as a script: whatever is in it, one global and nothing else."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.script_data import write_global

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_any_data_comes_back_and_ends_no_script(value: object) -> None:
    script = write_global("data", value)
    assert script.startswith("var data = ")
    assert script.endswith(";\n")
    assert json.loads(script.removeprefix("var data = ").removesuffix(";\n")) == value
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(script)


def test_what_would_end_a_script_is_written_as_escapes() -> None:
    assert write_global("data", ["</script>\u2028"]) == 'var data = ["\\u003c/script\\u003e\\u2028"];\n'
