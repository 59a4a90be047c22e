"""Finds the disputes: which claims are set side by side, and which of them contradict each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from briefing.claims.disputes.group import are_near, group_disputes
from briefing.claims.disputes.pair import Opposition, Pair, Rarity
from briefing.claims.disputes.proposition import Proposition, Weigher
from briefing.claims.disputes.rivals import Rivals
from briefing.claims.disputes.rules import find_opposition
from briefing.claims.disputes.signs import Signs, read_signs
from briefing.claims.disputes.words import Vocabulary, read_vocabulary
from briefing.claims.fact import Claim, Dispute
from briefing.claims.scene import Scene
from briefing.pack import Pack

COUNTED = 3.0  # how much it weighs that two figures cannot both be so
FARTHEST = 60  # claims of one article between two that are set side by side
MOST_SHARING = 30  # claims of all articles that may share a word or name for it to lead from one to another
LEAST_SHARED = 3  # words or names that lead from one article's claim to another's


def find_disputes(
    claims: Sequence[Claim], scenes: Sequence[Scene], camps: Mapping[str, str], rivals: Sequence[Rivals], pack: Pack
) -> tuple[Dispute, ...]:
    """The disputes among the claims of all articles, in the order of their first claims.

    `camps` gives who stands behind each actor, `rivals` the claims that hold contradicting tolls.
    """
    if len({camps.get(name, name) for claim in claims for name in claim.claimants}) < 2:
        return ()
    vocabulary = read_vocabulary(pack)
    by_article: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        if claim.claimants:
            by_article.setdefault(claim.article, []).append(index)
    said: dict[int, Proposition] = {}
    oppositions: list[Opposition] = []
    for scene in scenes:
        weigher = Weigher(scene, camps, pack)
        own = [weigher.weigh(index, claims[index]) for index in _own_words(claims, by_article.get(scene.article, ()))]
        said |= {proposition.claim: proposition for proposition in own}
        oppositions += _keep_nearest(_compare_near(own, vocabulary))
    articles = {scene.article: scene.document.article for scene in scenes}
    days = {name: when.day if (when := article.reference) else None for name, article in articles.items()}
    if len(scenes) > 1:
        oppositions += _compare_afar(said, days, vocabulary)
    oppositions += _count_differently(rivals, said)
    return group_disputes(oppositions, claims, said, articles, days, pack)


def _own_words(claims: Sequence[Claim], indexes: Sequence[int]) -> list[int]:
    """The claims of an article without those that only tell what another claim of it says: "said Putin urged them"."""
    passed_on: set[int] = set()
    for place, inner in enumerate(indexes):
        told = claims[inner]
        for outer in indexes[max(0, place - 2) : place + 3] if told.via else ():
            content = claims[outer].content
            if (
                content != told.content
                and content.covers(told.content)
                and set(claims[outer].claimants) & set(told.via)
            ):
                passed_on.add(outer)
    return [index for index in indexes if index not in passed_on]


def _compare_near(own: Sequence[Proposition], words: Vocabulary) -> Iterator[Opposition]:
    """The oppositions among the claims of one article."""
    pairs = _pair_near([read_signs(said, words) for said in own])
    pairs = [(one, other) for one, other in pairs if own[one].camps.isdisjoint(own[other].camps)]
    if pairs:
        rarity = Rarity.of(own)
        for one, other in pairs:
            found = find_opposition(Pair(own[one], own[other], rarity, words))
            if found is not None:
                yield found


def _pair_near(signs: Sequence[Signs]) -> list[tuple[int, int]]:
    """The claims, by the place of their signs, that may oppose each other and are not too far apart; in order."""
    opened: set[object] = set().union(*[sign.opens for sign in signs])
    meeting: dict[object, list[int]] = {}
    for at, sign in enumerate(signs):
        for met in sign.meets & opened:
            meeting.setdefault(met, []).append(at)
    pairs: set[tuple[int, int]] = set()
    for at, sign in enumerate(signs):
        for met in sign.opens & meeting.keys():
            places = meeting[met]
            for other in places[bisect_left(places, at - FARTHEST) : bisect_right(places, at + FARTHEST)]:
                if other != at:
                    pairs.add((min(at, other), max(at, other)))
    return sorted(pairs)


def _keep_nearest(oppositions: Iterable[Opposition]) -> Iterator[Opposition]:
    """The oppositions without those in which an answer to what was just said reaches past the nearest of it."""
    nearest: dict[str, Opposition] = {}
    for opposition in oppositions:
        if opposition.rule != "answer_before":
            yield opposition
        elif opposition.topic not in nearest or opposition.weight > nearest[opposition.topic].weight:
            nearest[opposition.topic] = opposition
    yield from nearest.values()


def _compare_afar(
    said: Mapping[int, Proposition], days: Mapping[str, date | None], words: Vocabulary
) -> Iterator[Opposition]:
    """The oppositions between claims of different articles of the same weeks that share rare words and names."""
    shelves: dict[str, list[int]] = {}
    for index, proposition in said.items():
        for key in (*proposition.stems, *(f"@{name}" for name in proposition.names | proposition.places)):
            shelves.setdefault(key, []).append(index)
    rarity = Rarity.of(said.values())
    for index, one in said.items():
        shared: Counter[int] = Counter()
        for key in (*one.stems, *(f"@{name}" for name in one.names | one.places)):
            shelf = shelves[key]
            if len(shelf) <= MOST_SHARING:
                shared.update(other for other in shelf if other > index)
        for other_index, number in sorted(shared.items()):
            other = said[other_index]
            if number < LEAST_SHARED or other.article == one.article or not one.camps.isdisjoint(other.camps):
                continue
            if are_near(days.get(one.article), days.get(other.article)):
                found = find_opposition(Pair(one, other, rarity, words))
                if found is not None:
                    yield found


def _count_differently(rivals: Sequence[Rivals], said: Mapping[int, Proposition]) -> Iterator[Opposition]:
    """The oppositions of claims that hold contradicting tolls."""
    for one, other in rivals:
        first, second = said.get(one), said.get(other)
        if first is not None and second is not None and first.camps.isdisjoint(second.camps):
            common = frozenset(first.stems[stem] for stem in first.stems.keys() & second.stems.keys())
            articles = frozenset((first.article, second.article))
            camps = first.camps | second.camps
            yield Opposition(one, other, "toll", "toll", "count_differently", common, camps, COUNTED, articles)
