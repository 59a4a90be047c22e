from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.yamlfile import (
    Data,
    EditError,
    Listing,
    Steps,
    YamlFile,
    add_comments,
    drop,
    list_comments,
    put,
    read_yaml,
    to_data,
)

CASES = yaml.safe_load(Path(__file__).with_name("edits.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if "put" in case:
        made = put(case["before"], case["put"]["steps"], case["put"]["value"], case.get("order", ()))
    else:
        made = drop(case["before"], case["drop"])
    assert made == case["after"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("a: [one", ("a",)),
        ("a: one\na: two\n", ("a",)),
        ("a: one\n", ("a", "b")),
        ("a: [one]\n", ("a", 3)),
        ("a: &x one\n", ("a",)),
    ],
)
def test_what_cannot_be_spliced_is_said(text: str, steps: Steps) -> None:
    with pytest.raises(EditError):
        put(text, steps, "new")


@pytest.mark.parametrize("steps", [("b",), ("a", 1), ("a", "b"), ("c", 5)])
def test_what_is_not_there_cannot_be_dropped(steps: Steps) -> None:
    with pytest.raises(EditError):
        drop("a: one\nc: [two]\n", steps)


# ── any file that a person may have written ──────────────────────────────────────────────────────────────────────────

WORDS = st.text(st.sampled_from(list("ab :'\"#,[]{}-é\n")), max_size=30) | st.sampled_from(["NO", "12:30", "x" * 120])
PLAIN = st.from_regex(r"[a-z]{1,6}( [a-z]{1,6}){0,2}", fullmatch=True)
KEYS = st.sampled_from(["a", "b", "c", "a b"])


@st.composite
def written(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """The entries of a block mapping in the many layouts people use, with comments everywhere they may stand."""
    lines = []
    for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
        lines += [" " * indent + line for line in draw(remarks())]
        lines.append(" " * indent + f"{key}:" + draw(value(indent, depth)))
    return "\n".join(lines)


@st.composite
def remarks(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(st.sampled_from(["", "# remark", "# a: b"]), max_size=1))


@st.composite
def value(draw: st.DrawFn, indent: int, depth: int) -> str:
    """What stands behind a key's colon or an item's dash, its first space included."""
    tail = draw(st.sampled_from(["", "", "  # beside"]))
    word, pad = draw(PLAIN), " " * (indent + 2)
    shapes = ["plain", "quoted", "single", "folded", "literal", "kept", "brackets", "braces", "absent", "long"]
    shape = draw(st.sampled_from(shapes if depth > 1 else [*shapes, "mapping", "items", "items"]))
    match shape:
        case "plain":
            return f" {word}{tail}"
        case "quoted":
            return f' "{word}: # \\" "{tail}'
        case "single":
            return f" '{word} '' #'{tail}"
        case "folded":
            return f" >-{tail}\n{pad}{word} # no remark\n{pad}more"
        case "literal":
            return f" |{tail}\n{pad}{word}\n\n{pad}more"
        case "kept":
            return f" |+{tail}\n{pad}{word}\n\n"
        case "brackets":
            return f" [{word}, 'b', \"c\"]{tail}"
        case "braces":
            return f" {{a: {word}, b: [c, d], c: }}{tail}"
        case "absent":
            return tail
        case "long":
            return f" {word}\n{pad}{word}{tail}"
        case "mapping":
            return f"{tail}\n" + draw(written(indent + draw(st.sampled_from([1, 2, 4])), depth + 1))
        case _:
            dash = indent + draw(st.sampled_from([0, 2] if indent == 0 or depth == 0 else [2]))
            items = []
            for _ in range(draw(st.integers(1, 3))):
                items += [" " * dash + line for line in draw(remarks())]
                if draw(st.booleans()):
                    items.append(" " * dash + "-" + draw(value(dash, depth + 1)))
                else:
                    gap = draw(st.sampled_from([1, 3]))
                    inner = draw(written(dash + 1 + gap, depth + 1)).lstrip(" ")
                    if inner.startswith(("#", "\n")):
                        inner = f"z: y\n{' ' * (dash + 1 + gap)}{inner}"
                    items.append(" " * dash + "-" + " " * gap + inner)
            return f"{tail}\n" + "\n".join(items)


@st.composite
def files(draw: st.DrawFn) -> str:
    text = (
        "".join(f"{line}\n" for line in draw(remarks())) + draw(written()) + draw(st.sampled_from(["\n", "", "\n\n"]))
    )
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def paths(data: Data, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Everything there is in a file, and a place behind each list and in each mapping."""
    found = [steps] if steps else []
    if isinstance(data, dict):
        for key, inner in data.items():
            found += paths(inner, (*steps, key))
        found.append((*steps, "new"))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            found += paths(item, (*steps, index))
        found.append((*steps, len(data)))
    return found


def is_there(file: YamlFile, steps: tuple[str | int, ...]) -> bool:
    above, last = file.find(steps[:-1]), steps[-1]
    return last != "new" if isinstance(last, str) else isinstance(above, Listing) and last < len(above.items)


VALUES = WORDS | st.integers() | st.lists(WORDS, min_size=1, max_size=3) | st.dictionaries(KEYS, WORDS, min_size=1)


def is_awkward(text: str) -> bool:
    """Whether a change beside it could change a block of text: it keeps blank lines, or has no last line end."""
    return "|+" in text or ("|" in text and not text.endswith("\n"))


def change(text: str, make: Callable[[], str]) -> str:
    """What `make` makes of `text`; an awkward file may be refused, and is drawn anew."""
    try:
        return make()
    except EditError:
        assume(not is_awkward(text))
        raise


def remarks_in(text: str) -> int:
    return text.count("# remark") + text.count("# a: b") + text.count("# beside")


@given(files(), st.data())
def test_any_value_can_be_put_anywhere_and_no_remark_is_lost(text: str, data: st.DataObject) -> None:
    file = read_yaml(text)
    assert not file.problems, text
    steps = data.draw(st.sampled_from(paths(to_data(file.root))))
    value = data.draw(VALUES)
    made = change(text, lambda: put(text, steps, value, ["a", "new", "b"]))  # reads itself back, or raises
    assert remarks_in(made) >= remarks_in(text)
    assert "\r\n" not in text or made.count("\n") == made.count("\r\n")
    top = steps[0]
    for key, node in file.root.entries:  # what stands elsewhere is the same to the byte
        if key.text != top:
            assert text[key.start : node.end] in made


@given(files(), st.data())
def test_anything_can_be_dropped_and_no_remark_is_lost(text: str, data: st.DataObject) -> None:
    file = read_yaml(text)
    steps = data.draw(st.sampled_from([steps for steps in paths(to_data(file.root)) if is_there(file, steps)]))
    made = change(text, lambda: drop(text, steps))
    assert remarks_in(made) >= remarks_in(text)
    for key, node in file.root.entries:
        if key.text != steps[0]:
            assert text[key.start : node.end] in made


@given(files(), st.data())
def test_what_is_put_back_is_as_before(text: str, data: st.DataObject) -> None:
    file = read_yaml(text)
    steps = data.draw(st.sampled_from(paths(to_data(file.root))))
    value = data.draw(VALUES)
    once = change(text, lambda: put(text, steps, value))
    assert change(once, lambda: put(once, steps, value)) == once


# ── comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_comments_are_what_no_value_holds() -> None:
    text = '# one\na: "x # no"  # two\nb: |  # three\n  # no\n  y\nc: [d]  # four\n# five\n'
    assert list_comments(text) == ("# one", "# two", "# three", "# four", "# five")
    assert list_comments("a: [open") == ()


@pytest.mark.parametrize(
    "text", ["a: one\n", "a: one", "a: |+\n  one\n\n", "a: >-\n  one\n  two\n", "a: one\r\nb: two\r\n"]
)
def test_comments_come_behind_all_else(text: str) -> None:
    made = add_comments(text, ["said:", "", "  x: y"])
    assert made.startswith(text)
    assert to_data(read_yaml(made).root) == to_data(read_yaml(text).root)
    assert list_comments(made)[-3:] == ("# said:", "#", "#   x: y")
    assert ("\r\n" in made) == (made.count("\n") == made.count("\r\n"))
