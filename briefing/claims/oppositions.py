"""Oppositions: pairs of claims that contradict each other.

Two claims oppose each other where they are about the same (a topic of ``pack/lexicons/topics.yml``, and names or words
in common that are rare enough among the claims), one holds it to be so and the other denies or doubts it, and their
claimants stand behind different states or groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log

from briefing.claims.fact import Claim
from briefing.claims.proposition import Proposition, is_answer, weigh_proposition
from briefing.links.entity import Actor
from briefing.pack import Pack
from briefing.values import immutable

ENOUGH = 3.0  # summed rarity from which two claims are about the same
AFAR = 8.0  # the same across articles, where claims of other days and places use the same words
MOST_SHARING = 150  # claims that may share a word or name for it to lead from one to another
PRIOR = 10  # claims assumed besides those there are, so that a handful can be told apart too


@immutable
class Opposition:
    """Two claims (by index) that contradict each other on a topic, with what they have in common."""

    one: int
    other: int
    topic: str
    common: frozenset[str]
    camps: frozenset[str]
    weight: float
    articles: frozenset[str]


def find_camps(actors: Sequence[Actor]) -> dict[str, str]:
    """Who stands behind each actor: the state it acts for, else the outermost actor it belongs to, else itself.

    A country alone makes no camp: an opposition leader is of a country, and does not speak for its state.
    """
    by_name = {actor.name: actor for actor in actors}
    camps: dict[str, str] = {}
    for actor in actors:
        at, seen = actor, {actor.name}
        while at.type not in ("state", "government"):
            onward = [name for name in at.affiliations if name not in seen]
            if not onward:
                break
            seen.add(onward[0])
            if onward[0] not in by_name:
                at = Actor(onward[0], "organization", "named", (), ())
                break
            at = by_name[onward[0]]
        camps[actor.name] = at.country or at.name if at.type in ("state", "government") else at.name
    return camps


def find_oppositions(
    claims: Sequence[Claim], texts: Mapping[str, str], camps: Mapping[str, str], pack: Pack
) -> Iterator[Opposition]:
    """The pairs of `claims` that contradict each other; `texts` by article id, `camps` as `find_camps` gives them."""
    no_side = frozenset(pack.read("lexicons/negations")["takes_no_side"])
    contents = {
        index: claim.content.of(texts[claim.article])
        for index, claim in enumerate(claims)
        if claim.claimants and claim.act not in no_side
    }
    answers = [index for index, content in contents.items() if is_answer(claims[index], content, pack)]
    propositions = {index: weigh_proposition(claims[index], contents[index], camps, pack) for index in answers}
    if not any(proposition.topics for proposition in propositions.values()):
        return  # as in most articles: without an answer on a topic, the other claims need not be weighed
    propositions = {
        index: propositions.get(index) or weigh_proposition(claims[index], content, camps, pack)
        for index, content in contents.items()
    }
    rarity = _Rarity.of(propositions.values())
    camps_of = {index: list_camps(claims[index], camps) for index in propositions}
    shelves = _shelve(claims, propositions, camps_of)
    for one in answers:
        first = propositions[one]
        near = {index for key in _keys(claims[one], first) for index in shelves.get(key, ())}
        for other in sorted(near):
            second = propositions[other]
            if other == one or camps_of[one] & camps_of[other] or (second.is_answer and other < one):
                continue
            for topic in sorted(first.topics.keys() & second.topics.keys()):
                if first.topics[topic] != second.topics[topic]:
                    opposition = _weigh(one, other, topic, claims, propositions, camps_of, rarity)
                    if opposition is not None:
                        yield opposition


def _shelve(
    claims: Sequence[Claim], propositions: Mapping[int, Proposition], camps_of: Mapping[int, frozenset[str]]
) -> dict[tuple[str, str], list[int]]:
    """The claims by each thing they could share with an answer; what very many share tells nothing and is left out."""
    shelves: dict[tuple[str, str], list[int]] = {}
    for index, proposition in propositions.items():
        speakers = (("about", camp) for camp in camps_of[index])
        for key in {*_keys(claims[index], proposition), *speakers}:
            shelves.setdefault(key, []).append(index)
    most = max(MOST_SHARING, len(propositions) // 10)
    return {key: found for key, found in shelves.items() if len(found) <= most}


def _keys(claim: Claim, proposition: Proposition) -> set[tuple[str, str]]:
    """What a claim is found by: its words and names, and the very words it says."""
    shared = {("stem", stem) for stem in proposition.stems} | {("about", name) for name in proposition.names}
    return shared | {("words", f"{claim.article} {claim.content.start} {claim.content.end}")}


def _weigh(
    one: int,
    other: int,
    topic: str,
    claims: Sequence[Claim],
    propositions: Mapping[int, Proposition],
    camps_of: Mapping[int, frozenset[str]],
    rarity: _Rarity,
) -> Opposition | None:
    """The opposition of two claims on a topic, if they have enough in common to be about the same."""
    first, second = propositions[one], propositions[other]
    stems = first.stems.keys() & second.stems.keys()
    names = first.names & second.names
    weight = rarity.weigh({topic, *names, *stems})
    for denial, answered in ((first, camps_of[other]), (second, camps_of[one])):
        if not denial.topics[topic] and denial.names & answered:  # "denied the Azeri report"
            weight += ENOUGH
    articles = frozenset({claims[one].article, claims[other].article})
    if claims[one].content == claims[other].content and len(articles) == 1:
        weight += ENOUGH
    if weight < ENOUGH or (len(articles) > 1 and (weight < AFAR or not names or len(stems) < 2)):
        return None
    common = names | {first.stems[stem] for stem in stems}
    return Opposition(one, other, topic, common, camps_of[one] | camps_of[other], weight, articles)


@immutable
class _Rarity:
    """How much it tells that two claims share a feature: the rarer it is among the claims, the more (idf)."""

    claims: int
    holding: Mapping[str, int]
    states: frozenset[str]

    @classmethod
    def of(cls, propositions: Collection[Proposition]) -> _Rarity:
        holding = Counter(feature for p in propositions for feature in (*p.topics, *p.names, *p.stems))
        return cls(len(propositions), holding, frozenset(name for p in propositions for name in p.states))

    def weigh(self, features: Iterable[str]) -> float:
        """The summed rarity; states count half, as half of all claims of a war name them."""
        return sum(
            log((self.claims + PRIOR) / self.holding[feature]) * (0.5 if feature in self.states else 1.0)
            for feature in features
            if self.holding[feature]
        )


def list_camps(claim: Claim, camps: Mapping[str, str]) -> frozenset[str]:
    """The camps of those who make a claim."""
    return frozenset(camps.get(name, name) for name in claim.claimants)
