"""The words that stand for a state: its names, its capital, its adjectives and its people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import immutable

WordKind = Literal["name", "capital", "adjective", "people"]


@immutable
class StateWord:
    """One way to write of a state, as its tokens' norms; `is_capitals` where only capitals mean it: "US", not "us"."""

    state: str
    kind: WordKind
    norms: tuple[str, ...]
    is_capitals: bool


@immutable
class States:
    """All words for states by their first token, longest first; `iso` maps a country code to the state's name."""

    words: Mapping[str, tuple[StateWord, ...]]
    iso: Mapping[str, str]
    former: frozenset[str]
    disputed: frozenset[str]


@cache
def read_states(pack: Pack) -> States:
    """The compiled lexicon of states."""
    data: Mapping[str, Any] = pack.read("lexicons/states")
    words: dict[str, list[StateWord]] = {}
    lists: tuple[tuple[str, WordKind], ...] = (
        ("aliases", "name"),
        ("capital", "capital"),
        ("adjectives", "adjective"),
        ("people", "people"),
    )
    for state, entry in data.items():
        forms: list[tuple[WordKind, str]] = [("name", state)]
        forms += [(kind, form) for key, kind in lists for form in entry.get(key, ())]
        for kind, form in forms:
            norms = split_name(form)
            short = form.isupper() and len(form.replace(".", "")) <= 4
            words.setdefault(norms[0], []).append(StateWord(state, kind, norms, short))
    return States(
        words={first: tuple(sorted(found, key=lambda word: -len(word.norms))) for first, found in words.items()},
        iso={entry["iso"]: state for state, entry in data.items() if "iso" in entry},
        former=frozenset(state for state, entry in data.items() if entry.get("status") == "former"),
        disputed=frozenset(state for state, entry in data.items() if entry.get("status") == "disputed"),
    )


def split_name(name: str) -> tuple[str, ...]:
    """The norms of a name's tokens: "Donetsk People's Republic" → donetsk, people, 's, republic."""
    norms: list[str] = []
    for word in name.casefold().replace("’", "'").split():
        stem, possessive = (word[:-2], "'s") if word.endswith("'s") and len(word) > 2 else (word, "")
        norms += [stem, possessive] if possessive else [stem]
    return tuple(norms)


def read_state(document: Document, at: int, states: States) -> StateWord | None:
    """The longest word for a state that begins at token `at`: a name before a capital before an adjective."""
    norms, text = document.norms, document.texts[at]
    words = states.words.get(norms[at])
    if words is None or not text[0].isupper():
        return None
    for word in words:
        if norms[at : at + len(word.norms)] == word.norms and (text.isupper() or not word.is_capitals):
            return word
    return None
