"""What a claim offers to the rules by itself: by it most pairs are seen to hold no opposition, with no rule asked."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from briefing.claims.disputes.proposition import Proposition
from briefing.claims.disputes.words import Vocabulary

HARMFUL = frozenset(["harm", "crime", "breach", "target", "invasion"])  # topics of what one is accused of


class Signs(NamedTuple):
    """What a claim offers to the rules: of two claims one may speak only where one claim opens what the other meets.

    A sign is the stem of a word, or what a rule asks of a claim, with the topic, camp or words that it asks it of.
    """

    opens: Set[object]
    meets: Set[object]


def read_signs(said: Proposition, words: Vocabulary) -> Signs:
    """The signs of a claim: what the rules below ask of it, whatever it is set beside."""
    blamed, content = list_blamed(said), (said.content.start, said.content.end)
    against = blamed | said.names if is_harmful(said) else blamed
    opens: set[object] = {("against", name) for name in against}
    meets: set[object] = {("topic", topic, is_so) for topic, is_so in said.topics.items()}
    if said.target:
        opens.add(("against", said.target))
    opens.update(said.negated)
    if blamed or said.is_answer or is_defence(said, words):
        meets.update([("against", camp) for camp in said.camps])
    if said.act == "denies":
        opens.update([("wish", name) for name in said.names])
    if said.is_answer:
        opens.update([("topic", topic, not is_so) for topic, is_so in said.topics.items()])
        opens.update(said.stems, [("said", content)], [("said before",)] if said.is_pointing else ())
    else:
        meets.update(said.stems, (("said", content), ("said before",)), [("wish", camp) for camp in said.camps])
        for name, pole in said.poles.items():
            opens.add(("pole", name, pole.end))
            meets.add(("pole", name, not pole.end))
    if "hitting" in said.classes:
        if "civil" in said.classes:
            opens.add(("hit", "civil"))
        if "fighting" in said.classes:
            meets.add(("hit", "civil"))
    if "deeds" in said.classes and (said.culprits or said.cleared):
        opens.add(("culprits",))
        meets.add(("culprits",))
    return Signs(opens, meets)


def list_blamed(said: Proposition) -> frozenset[str]:
    """The camps that a claim says did it, and the one it accuses."""
    return said.culprits | ({said.target} if said.act == "accuses" else set())


def is_harmful(said: Proposition) -> bool:
    """Whether a claim holds something against somebody."""
    return said.act == "accuses" or "hitting" in said.classes or not HARMFUL.isdisjoint(said.topics)


def is_defence(said: Proposition, words: Vocabulary) -> bool:
    """Whether a claim says that something was not so, or was right."""
    return bool(said.negated) or not words.negations["defences"].isdisjoint(said.stems.values())
