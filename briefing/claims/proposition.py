"""What a claim is about and on which side it stands, coarse enough to be compared across claimants."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import Any

from briefing.claims.fact import Claim
from briefing.pack import Pack
from briefing.values import immutable

ENDINGS = re.compile(r"(?:ations?|ings?|ies|ied|es|ed|ly|s|y|e)$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


REACH = 5  # words that a "not" turns around


@immutable
class Proposition:
    """A claim's features and side.

    `topics` of the pack, each with whether the claim holds it to be so; whether it denies or doubts what somebody says
    (`is_answer`), rather than just having a "not" in it; `names` of those it is about (states for
    their people too), `states` among them; its `stems`, each with the word it stands for. Capitalised words are names,
    not topics: the Free Army is no talk of arms.
    """

    topics: Mapping[str, bool]
    is_answer: bool
    names: frozenset[str]
    states: frozenset[str]
    stems: Mapping[str, str]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The word without its ending, casefolded: "targeting" → "target"; short words stay whole."""
    folded = word.casefold()
    short = ENDINGS.sub("", folded)
    if len(short) > 2 and short[-1] == short[-2] and short[-1] not in "aeiouls":
        short = short[:-1]
    return short if len(short) >= 3 else folded


def is_answer(claim: Claim, content: str, pack: Pack) -> bool:
    """Whether a claim whose content reads `content` denies or doubts what somebody says."""
    negations, folded = _read_negations(pack), content.casefold()
    if not any(word in folded for word in negations.telling):
        return claim.act in negations.acts
    return _count_turns(claim, WORD.findall(content), negations) > 0


def weigh_proposition(claim: Claim, content: str, camps: Mapping[str, str], pack: Pack) -> Proposition:
    """The proposition of a claim whose content reads `content`; `camps` gives the state (or name) behind each actor."""
    negations, topics, states = _read_negations(pack), _read_topics(pack), _read_states(pack)
    words = WORD.findall(content)
    norms = [word.casefold() for word in words]
    places: dict[str, list[int]] = {}  # topic → the words that tell it
    stems: dict[str, str] = {}
    for at, (word, norm) in enumerate(zip(words, norms, strict=True)):
        if at == 0 or word[0].islower():
            found = stem(norm)
            for topic in topics.get(found, ()):
                places.setdefault(topic, []).append(at)
            if norm not in negations.empty:
                stems.setdefault(found, norm)
    nots = set() if "?" in content else {at for at, norm in enumerate(norms) if _is_negation(norm, negations.words)}
    turns = _count_turns(claim, words, negations)
    names = {camps.get(name, name) for name in claim.about_actors} | set(claim.about_actors)
    names |= {states[word] for word in words if word in states}
    return Proposition(
        topics={
            topic: (turns + any(not nots.isdisjoint(range(place - REACH, place)) for place in told)) % 2 == 0
            for topic, told in places.items()
        },
        is_answer=turns > 0,
        names=frozenset(names),
        states=frozenset(names & pack.read("lexicons/states").keys()),
        stems=stems,
    )


def _count_turns(claim: Claim, words: Sequence[str], negations: _Negations) -> int:
    """How often the act of a claim and the verdicts in its words turn its content around."""
    plain = f" {' '.join(words)} ".casefold()
    return (claim.act in negations.acts) + sum(verdict in plain for verdict in negations.verdicts)


def _is_negation(norm: str, words: Set[str]) -> bool:
    return norm in words or norm.endswith(("n't", "n’t"))


@immutable
class _Negations:
    """``pack/lexicons/negations.yml``; the verdicts have a space on either side, `telling` a word of each."""

    acts: frozenset[str]
    words: frozenset[str]
    verdicts: tuple[str, ...]
    telling: frozenset[str]
    empty: frozenset[str]


@cache
def _read_negations(pack: Pack) -> _Negations:
    data = pack.read("lexicons/negations")
    return _Negations(
        acts=frozenset(data["acts"]),
        words=frozenset(data["words"]),
        verdicts=tuple(f" {verdict} " for verdict in data["verdicts"]),
        telling=frozenset(max(verdict.split(), key=len) for verdict in data["verdicts"]),
        empty=frozenset(data["empty"]),
    )


@cache
def _read_topics(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Each stem that tells a topic → its topics."""
    topics: dict[str, dict[str, None]] = {}
    for topic, data in pack.read("lexicons/topics").items():
        for word in data["stems"]:
            topics.setdefault(stem(word), {})[topic] = None
    return {found: tuple(told) for found, told in topics.items()}


@cache
def _read_states(pack: Pack) -> Mapping[str, str]:
    """Each state's one-word names, adjectives and people → the state."""
    words: dict[str, str] = {}
    data: Mapping[str, Any] = pack.read("lexicons/states")
    for name, entry in data.items():
        for key in ("aliases", "adjectives", "people"):
            words |= {word: name for word in entry.get(key, ()) if " " not in word}
        words[name] = name
    return words
