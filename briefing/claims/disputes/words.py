"""What the pack knows of a word that matters to disputes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from briefing.claims.fact import DisputeKind
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.values import immutable

ENDINGS = re.compile(r"(?:ations?|ings?|ies|ied|es|ed|ly|s|y|e)$")

WHOLE = {"plane": "plane", "planes": "plane"}  # words that would fall together with others: plan


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The word without its ending, casefolded: "targeting" → "target"; short words stay whole."""
    folded = word.casefold()
    if folded in WHOLE:
        return WHOLE[folded]
    short = ENDINGS.sub("", folded)
    if len(short) > 2 and short[-1] == short[-2] and short[-1] not in "aeiouls":
        short = short[:-1]
    return short if len(short) >= 3 else folded


@immutable
class Lexeme:
    """A word: its stem (of words that say the same, that of the first), and what the lexicons make of it.

    `topics` it tells, `poles` it stands at (a pair of ``opposites.yml`` → which end), the `state` it means, the classes
    of ``deeds.yml`` it is in. `is_empty` are words that tell nothing of what a claim is about, `is_plain` those that
    tell only that.
    """

    stem: str
    is_empty: bool
    is_plain: bool
    is_negation: bool
    is_intent: bool
    topics: tuple[str, ...]
    poles: tuple[tuple[str, bool], ...]
    state: str
    classes: frozenset[str]


@immutable
class Vocabulary:
    """The words of one pack."""

    negations: Mapping[str, frozenset[str]]
    verdicts: Mapping[str, frozenset[str]]  # each between spaces, with its words
    topics: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, DisputeKind]
    plain: frozenset[str]  # pairs of opposites that can be about one thing only, where they stand close by
    poles: Mapping[str, tuple[tuple[str, bool], ...]]
    states: Mapping[str, str]
    synonyms: Mapping[str, str]
    deeds: Mapping[str, frozenset[str]]

    def make(self, norm: str) -> Lexeme:
        """The lexeme of a norm."""
        found = stem(norm)
        topics, poles = self.topics.get(found, ()), self.poles.get(found, ())
        classes = frozenset(name for name, words in self.deeds.items() if norm in words)
        is_intent = norm in self.negations["intents"]
        return Lexeme(
            self.synonyms.get(found, found),
            is_empty=norm in self.negations["empty"] or not norm[0].isalpha(),
            is_plain=not (topics or poles or classes or is_intent),
            is_negation=norm in self.negations["words"] or norm.endswith("n't"),
            is_intent=is_intent,
            topics=topics,
            poles=poles,
            state=self.states.get(norm, ""),
            classes=classes,
        )


MOST_KNOWN = 1 << 16


class Lexemes(dict[str, Lexeme | None]):
    """The lexeme of each norm that was ever asked for: a mapping, as most of a claim's words were met before.

    None for one that tells nothing at all, as most words of a claim do.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, norm: str) -> Lexeme | None:
        if len(self) >= MOST_KNOWN:
            self.clear()
        made = self.vocabulary.make(norm)
        is_silent = made.is_empty and not (made.is_intent or made.is_negation)
        lexeme = self[norm] = None if is_silent else made
        return lexeme


@cache
def know_lexemes(pack: Pack) -> Lexemes:
    """The lexemes of a pack's vocabulary, each made when it is first met."""
    return Lexemes(read_vocabulary(pack))


@cache
def read_vocabulary(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack: ``negations``, ``topics``, ``opposites``, ``synonyms``, ``deeds`` and ``states``."""
    topics: dict[str, dict[str, None]] = {}
    kinds: dict[str, DisputeKind] = {}
    for topic, data in pack.read("lexicons/topics").items():
        kinds[topic] = data["kind"]
        for word in data["stems"]:
            topics.setdefault(stem(word), {})[topic] = None
    poles: dict[str, dict[tuple[str, bool], None]] = {}
    for pair, data in pack.read("lexicons/opposites").items():
        kinds[pair] = data["kind"]
        for end in ("one", "other"):
            for word in data[end]:
                poles.setdefault(stem(word), {})[pair, end == "one"] = None
    negations = pack.read("lexicons/negations")
    return Vocabulary(
        {key: frozenset(words) for key, words in negations.items()},
        {f" {verdict} ": frozenset(verdict.split()) for verdict in negations["verdicts"]},
        {found: tuple(told) for found, told in topics.items()},
        kinds,
        frozenset(name for name, data in pack.read("lexicons/opposites").items() if data.get("plain") == "yes"),
        {found: tuple(told) for found, told in poles.items()},
        _read_states(pack),
        {stem(word): stem(group[0]) for group in pack.read("lexicons/synonyms")["groups"] for word in group},
        read_words(pack, "deeds"),
    )


def _read_states(pack: Pack) -> Mapping[str, str]:
    """Each state's one-word names, adjectives and people, as norms → the state."""
    words: dict[str, str] = {}
    data: Mapping[str, Any] = pack.read("lexicons/states")
    for name, entry in data.items():
        for key in ("aliases", "adjectives", "people"):
            words |= {word.casefold(): name for word in entry.get(key, ()) if " " not in word}
        words[name.casefold()] = name
    return words
