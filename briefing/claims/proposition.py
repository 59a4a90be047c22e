"""What a claim is about and on which side it stands, coarse enough to be compared across claimants."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.claims.fact import Claim
from briefing.pack import Pack

ENDINGS = re.compile(r"(?:ations?|ings?|ies|ied|es|ed|ly|s|y|e)$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


REACH = 5  # words that a "not" turns around


@dataclass(frozen=True, slots=True)
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


def stem(word: str) -> str:
    """The word without its ending, casefolded: "targeting" → "target"; short words stay whole."""
    folded = word.casefold()
    short = ENDINGS.sub("", folded)
    if len(short) > 2 and short[-1] == short[-2] and short[-1] not in "aeiouls":
        short = short[:-1]
    return short if len(short) >= 3 else folded


def weigh_proposition(claim: Claim, content: str, camps: Mapping[str, str], pack: Pack) -> Proposition:
    """The proposition of a claim whose content reads `content`; `camps` gives the state (or name) behind each actor."""
    negations, topics, states = pack.read("lexicons/negations"), _topics(pack), _state_words(pack)
    words = WORD.findall(content)
    norms = [word.casefold() for word in words]
    stems = [
        stem(norm) if at == 0 or word[0].islower() else ""
        for at, (word, norm) in enumerate(zip(words, norms, strict=True))
    ]
    nots = [] if "?" in content else [i for i, norm in enumerate(norms) if _is_negation(norm, negations["words"])]
    plain = f" {' '.join(norms)} "
    turned = (claim.act in negations["acts"]) + sum(f" {verdict} " in plain for verdict in negations["verdicts"])
    held: dict[str, bool] = {}
    for topic, known in topics.items():
        places = [i for i, found in enumerate(stems) if found in known]
        if places:
            reached = any(0 < place - at <= REACH for at in nots for place in places)
            held[topic] = (turned + reached) % 2 == 0
    named = {states[word] for word in words if word in states}
    names = {camps.get(name, name) for name in claim.about_actors} | set(claim.about_actors) | named
    empty = frozenset(negations["empty"])
    telling = zip(reversed(norms), reversed(stems), strict=True)
    return Proposition(
        topics=held,
        is_answer=turned > 0,
        names=frozenset(names),
        states=frozenset(names & frozenset(states.values())),
        stems={found: norm for norm, found in telling if found and norm not in empty},
    )


def _is_negation(norm: str, words: Sequence[str]) -> bool:
    return norm in words or norm.endswith(("n't", "n’t"))


@cache
def _topics(pack: Pack) -> Mapping[str, frozenset[str]]:
    return {
        topic: frozenset(stem(word) for word in data["stems"]) for topic, data in pack.read("lexicons/topics").items()
    }


@cache
def _state_words(pack: Pack) -> Mapping[str, str]:
    """Each state's one-word names, adjectives and people → the state."""
    words: dict[str, str] = {}
    data: Mapping[str, Any] = pack.read("lexicons/states")
    for name, entry in data.items():
        for key in ("aliases", "adjectives", "people"):
            words |= {word: name for word in entry.get(key, ()) if " " not in word}
        words[name] = name
    return words
