"""What a claim is about and on which side it stands, coarse enough to be compared across claimants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.claims.fact import Claim
from briefing.pack import Pack

ENDINGS = re.compile(r"(?:ations?|ings?|ies|ied|es|ed|ly|s|y|e)$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim's features and side.

    `topics` of the pack, `names` of those it is about (states for their people too), its other `stems`, and whether
    it holds what it is about to be so (`affirms`).
    """

    topics: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    affirms: bool


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
    empty = frozenset(negations["empty"])
    words = WORD.findall(content)
    norms = [word.casefold() for word in words]
    stems = {stem(norm) for norm in norms if norm not in empty}
    names = {camps.get(name, name) for name in claim.about_actors} | set(claim.about_actors)
    names |= {states[word] for word in words if word in states}
    negative = (claim.act in negations["acts"]) + sum(norm in negations["words"] for norm in norms)
    if re.search(r"n['’]t\b", content):
        negative += 1
    return Proposition(
        topics=frozenset(topic for topic, known in topics.items() if stems & known),
        names=frozenset(names),
        stems=frozenset(stems - frozenset().union(*topics.values())),
        affirms=negative % 2 == 0,
    )


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
