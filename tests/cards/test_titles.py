from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.loaded import find_loaded
from briefing.cards.titles import shorten, title_claim, title_count, title_words
from briefing.pack import PACKAGED
from briefing.values import Count

CASES: dict[str, Any] = yaml.load(Path(__file__).with_name("titles.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("name", CASES)
def test_frames_words_neutrally(name: str) -> None:
    case = CASES[name]
    match case:
        case {"claim": [names, plural, act, mode, content]}:
            title = title_claim(names, plural == "yes", act, mode, content, PACKAGED)
        case {"count": [written, what, rest, names]}:
            title = title_count(Count(20, 30, "", written), what, rest, names, PACKAGED)
        case _:
            title = title_words(case["words"], PACKAGED)
    assert title == case["title"]


WORDS = st.text(st.sampled_from(list("ab \"'“”«»\n")) | st.characters(exclude_categories=["Cs"]), max_size=200)
LOADED = st.lists(st.sampled_from(["terrorist", "Regime", '"', "“", "”", "'", "hit", "ethnic cleansing", "\n"])).map(
    " ".join
)


def test_whom_an_accusation_is_against() -> None:
    title = title_claim(["France"], False, "accuses", "indirect", "of a raid", PACKAGED, "accused", "Russia")
    assert title == "France accuses Russia: of a raid"
    asked = title_claim(["US officials"], True, "demands", "indirect", "to stop", PACKAGED, "urged", "Russia")
    assert asked == "US officials demand of Russia: to stop"
    named = title_claim(["France"], False, "states", "indirect", "as a threat", PACKAGED, "has portrayed", "Russia")
    assert named == "France has portrayed Russia: as a threat"


@given(WORDS | LOADED, WORDS | LOADED)
def test_no_judging_word_is_ever_our_own(name: str, words: str) -> None:
    titles = [
        title_claim([name] if name else [], False, "denies", "direct", words, PACKAGED),
        title_claim([name] if name else [], False, "denies", "mixed", words, PACKAGED),
        title_claim([name], False, "expresses", "indirect", words, PACKAGED, name),
        title_count(Count(1, 1, "", ""), words, "killed", [name], PACKAGED),
        title_count(Count(1, 1, "", ""), words, "killed", [], PACKAGED, name),
        title_words(words, PACKAGED),
    ]
    for title in titles:
        assert not list(find_loaded(title, PACKAGED)), title
        assert "\n" not in title


@given(WORDS, st.integers(10, 200))
def test_shortened_words_are_a_beginning(words: str, most: int) -> None:
    short = shorten(words, most)
    assert len(short) <= most + 1
    assert " ".join(words.split()).startswith(short.removesuffix("…").rstrip())


def test_feelings_are_told_in_the_cue_s_words() -> None:
    title = title_claim(
        ["US officials"], True, "expresses", "indirect", "after the raid", PACKAGED, "had expressed alarm"
    )
    assert title == "US officials had expressed alarm: after the raid"
    title = title_claim(["France"], False, "denies", "indirect", "a raid", PACKAGED, "has denied")
    assert title == "France denies: a raid"


def test_somebody_unclear_stands_in_the_article_s_words() -> None:
    count = Count(36, 36, "", "36")
    assert title_count(count, "men", "killed", [], PACKAGED, "the group") == '36 men killed, according to "the group"'
    assert title_count(count, "men", "killed", ["France"], PACKAGED, "it") == "36 men killed, according to France"
