from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.rules.notation import PatternError, parse_pattern

WORDS = {"people": frozenset({"people", "soldiers"}), "be": frozenset({"is", "was", "were"})}


MATCHES = [
    # pattern, text (@ opens a count of so many tokens), tokens matched from the start, parts by name
    ("killed", "killed", 1, {}),
    ("killed", "wounded", None, {}),
    ("<be> killed", "were killed", 2, {}),
    ("(was|were) killed", "was killed", 2, {}),
    ("who:<people> <be> killed", "soldiers were killed", 3, {"who": (0, 1)}),
    ("who:(_*3 <people>) <be> killed", "ten brave young soldiers were killed", 6, {"who": (0, 4)}),
    ("who:(_*2 <people>) killed", "ten brave young soldiers killed", None, {}),
    ("left _*2 dead", "left , dead", None, {}),
    ("left , dead", "left , dead", 3, {}),
    ("a b? c", "a c", 2, {}),
    ("a b? c", "a b c", 3, {}),
    ("(a b|a) c", "a c", 2, {}),
    ("(a b|_ c|a) c", "a c", 2, {}),
    ("(a b|_ c|a) c", "a c c", 3, {}),
    ("what:(a|_ b|a c)", "a c", 1, {"what": (0, 1)}),
    (r"left \?", "left ?", 2, {}),
    ("left <!people>*3 dead", "left two dead", 3, {}),
    ("left <!people>*3 dead", "left two people dead", None, {}),
]


@pytest.mark.parametrize(("pattern", "text", "length", "parts"), MATCHES)
def test_match(pattern: str, text: str, length: int | None, parts: dict[str, tuple[int, int]]) -> None:
    norms = text.split()
    found = parse_pattern(pattern, WORDS).match(norms, 0, len(norms), {})
    assert (found[0] if found else None) == length
    if found:
        assert {name: (first, last) for name, first, last in found[1]} == parts


def test_match_takes_a_mention_whole() -> None:
    norms = ["more", "than", "100", "soldiers", "were", "killed"]
    found = parse_pattern("count:@count <people> <be> killed", WORDS).match(norms, 0, 6, {"count": {0: 3}})
    assert found == (6, (("count", 0, 3),))


def test_any_word_begins_no_mention() -> None:
    norms = ["200", "hurt", "two", "soldiers"]
    pattern = parse_pattern("count:@count _*3 <people>", WORDS)
    overlay = {"count": {0: 1, 2: 3}}
    assert pattern.match(norms, 0, 4, overlay) is None
    assert pattern.match(norms, 2, 4, overlay) == (4, (("count", 2, 3),))


TRIGGERS = [
    ("count:@count killed", {"killed"}),
    ("<people> killed", {"killed"}),
    ("killed? <people>", {"people", "soldiers"}),
    ("(killed|(was|were) shot) _", {"killed", "shot"}),
    ("@count _", None),
]


@pytest.mark.parametrize(("pattern", "triggers"), TRIGGERS)
def test_triggers(pattern: str, triggers: set[str] | None) -> None:
    assert parse_pattern(pattern, WORDS).triggers == triggers


MENTIONS = [
    ("count:@count killed", {"count"}),
    ("(a lot of)? @count @date", {"count", "date"}),
    ("(@count|@date @count) killed", {"count"}),
    ("killed @count? _", set()),
]


def test_a_stretch_must_have_a_word_of_each_needed_set() -> None:
    pattern = parse_pattern("count:@count <people> (also)? <be> killed", WORDS)
    assert pattern.may_match({"soldiers", "were", "killed"}, {"count"})
    assert not pattern.may_match({"soldiers", "were", "killed"}, set())
    assert not pattern.may_match({"soldiers", "killed"}, {"count"})


@pytest.mark.parametrize(("pattern", "mentions"), MENTIONS)
def test_mentions(pattern: str, mentions: set[str]) -> None:
    assert parse_pattern(pattern, WORDS).mentions == mentions


ERRORS = [
    ("<persons> killed", "no word list <persons>", 0),
    ("(a|b", "not closed", 0),
    ("a )", "unexpected", 2),
    ("(a|)", "missing", 3),
    ("_*99", "repeats", 0),
    ("(_*3 a)*3", "not inside one another", 0),
    ("a * b", "belongs to no element", 1),
]


@pytest.mark.parametrize(("pattern", "message", "column"), ERRORS)
def test_error_shows_the_place(pattern: str, message: str, column: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern, WORDS)
    first, shown, caret = str(caught.value).split("\n")
    assert message in first
    assert shown.strip() == pattern
    assert len(caret) - 5 == column


@given(st.text(alphabet="ab <>@()|?*3_:x", max_size=20))
def test_any_text_is_a_pattern_or_a_pattern_error(source: str) -> None:
    try:
        pattern = parse_pattern(source, {"a": frozenset({"a"})})
    except PatternError:
        return
    norms = ["a", "b", "a", "b", "a"]
    found = pattern.match(norms, 0, len(norms), {})
    assert found is None or 0 <= found[0] <= len(norms)


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_a_match_holds_one_of_its_triggers(norms: list[str]) -> None:
    pattern = parse_pattern("_*3 (a|b) c?", {})
    assert pattern.triggers is not None
    found = pattern.match(norms, 0, len(norms), {})
    if found:
        assert pattern.triggers & set(norms[: found[0]])
