"""Disputes: claims of different sides that contradict each other on one question, and why they are held to.

Opposing claims (``oppositions.py``) on one topic that share a claim, or a camp and what they have in common, make one
dispute. Camps that oppose the same camp stand together as one position.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.claims.fact import Claim, Dispute, DisputeKind, Position
from briefing.claims.oppositions import Opposition, find_camps, find_oppositions, list_camps
from briefing.links.entity import Actor
from briefing.pack import Pack

QUESTION_LENGTH = 160


def find_disputes(
    claims: Sequence[Claim], texts: Mapping[str, str], actors: Sequence[Actor], pack: Pack
) -> tuple[Dispute, ...]:
    """The disputes among the claims of all articles (`texts` by article id), in the order of their first claims."""
    camps = find_camps(actors)
    oppositions = list(find_oppositions(claims, texts, camps, pack))
    groups = _group(oppositions)
    disputes = [_dispute(group, claims, texts, camps, pack) for group in groups]
    found = [dispute for dispute in disputes if dispute is not None]
    return tuple(sorted(found, key=lambda dispute: min(min(p.claims) for p in dispute.positions)))


def _group(oppositions: Sequence[Opposition]) -> list[list[Opposition]]:
    """The oppositions by question: on one topic, sharing a claim or, in one article, a camp and what is common."""
    leader: dict[tuple[str, ...], int] = {}
    above = list(range(len(oppositions)))

    def top(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    for index, opposition in enumerate(oppositions):
        keys: list[tuple[str, ...]] = [(opposition.topic, str(claim)) for claim in (opposition.one, opposition.other)]
        if len(opposition.articles) == 1:
            (article,) = opposition.articles
            keys += [
                (opposition.topic, article, camp, feature) for camp in opposition.camps for feature in opposition.common
            ]
        for key in keys:
            above[top(index)] = top(leader.setdefault(key, index))
    groups: dict[int, list[Opposition]] = {}
    for index, opposition in enumerate(oppositions):
        groups.setdefault(top(index), []).append(opposition)
    return list(groups.values())


def _dispute(
    group: Sequence[Opposition],
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    camps: Mapping[str, str],
    pack: Pack,
) -> Dispute | None:
    members = sorted({index for opposition in group for index in (opposition.one, opposition.other)})
    sides = _sides(group, claims, camps)
    positions = []
    for side in sides:
        held = tuple(index for index in members if list_camps(claims[index], camps) <= side)
        if held:
            names = dict.fromkeys(name for index in held for name in claims[index].claimants)
            positions.append(Position(", ".join(names), held))
    if len(positions) < 2:
        return None
    positions.sort(key=lambda position: position.claims)
    topic = group[0].topic
    kind: DisputeKind = pack.read("lexicons/topics")[topic]["kind"]
    shared = {name for opposition in group for name in opposition.common}
    common = sorted(sorted(shared), key=str.casefold)
    why = "One side denies or doubts what the other holds."
    if common:
        why += f" Both speak of: {', '.join(common)}."
    return Dispute(_question(members, claims, texts, pack), kind, tuple(positions), "dispute.opposed_claims", why)


def _sides(group: Sequence[Opposition], claims: Sequence[Claim], camps: Mapping[str, str]) -> list[frozenset[str]]:
    """The camps parted into sides, by the weightiest oppositions first; one that goes against those is passed over."""
    side_of: dict[str, tuple[str, bool]] = {}  # camp → (the group of camps it is joined to, its side there)

    def look_up(camp: str) -> tuple[str, bool]:
        return side_of.setdefault(camp, (camp, True))

    for opposition in sorted(group, key=lambda o: (-o.weight, o.one, o.other)):
        for one in sorted(list_camps(claims[opposition.one], camps)):
            for other in sorted(list_camps(claims[opposition.other], camps)):
                (joined, one_side), (other_joined, other_side) = look_up(one), look_up(other)
                if joined != other_joined:
                    turn = one_side == other_side
                    for camp, (root, side) in list(side_of.items()):
                        if root == other_joined:
                            side_of[camp] = (joined, side != turn)
    sides: dict[tuple[str, bool], set[str]] = {}
    for camp, joined_side in sorted(side_of.items()):
        sides.setdefault(joined_side, set()).add(camp)
    return [frozenset(sides[key]) for key in sorted(sides)]


def _question(members: Sequence[int], claims: Sequence[Claim], texts: Mapping[str, str], pack: Pack) -> str:
    """The question in the words that are denied or doubted: those of a full clause rather than "of killing …"."""
    negating = pack.read("lexicons/negations")["acts"]

    def rank(index: int) -> tuple[bool, bool, int, int]:
        content = claims[index].content.of(texts[claims[index].article])
        is_phrase = content.split(maxsplit=1)[0].casefold() in ("of", "for", "to", "over", "about")
        return (is_phrase, claims[index].act not in negating, content[:1] in "\"“'‘", len(content))

    content = claims[min(members, key=rank)].content
    article = claims[min(members, key=rank)].article
    words = content.of(texts[article]).strip("\"“”'‘’ ,.")
    if len(words) > QUESTION_LENGTH:
        words = words[:QUESTION_LENGTH].rsplit(" ", 1)[0] + " …"
    return f"“{words}”" if words.endswith("?") else f"Is it so: “{words}”?"
