"""Oppositions → disputes: one for each question, with the camps parted into positions.

Oppositions on one topic that share a claim, or a camp and what they have in common, make one dispute. Camps that oppose
the same camp stand together as one position.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.claims.disputes.pair import Opposition
from briefing.claims.disputes.proposition import Proposition
from briefing.claims.disputes.questions import explain_opposition, put_question
from briefing.claims.fact import Claim, Dispute, Position
from briefing.pack import Pack


def group_disputes(
    oppositions: Sequence[Opposition],
    claims: Sequence[Claim],
    said: Mapping[int, Proposition],
    texts: Mapping[str, str],
    pack: Pack,
) -> tuple[Dispute, ...]:
    """The disputes that `oppositions` make, in the order of their first claims; `texts` by article id."""
    disputes = [_dispute(group, claims, said, texts, pack) for group in _group(oppositions)]
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
    said: Mapping[int, Proposition],
    texts: Mapping[str, str],
    pack: Pack,
) -> Dispute | None:
    members = sorted({index for opposition in group for index in (opposition.one, opposition.other)})
    sides = _sides(group, said)
    positions = []
    for side in sides:
        held = tuple(index for index in members if said[index].camps <= side)
        if held:
            names = dict.fromkeys(name for index in held for name in claims[index].claimants)
            positions.append(Position(", ".join(names), held))
    if len(positions) < 2:
        return None
    positions.sort(key=lambda position: position.claims)
    leading = max(group, key=lambda o: (o.weight, -o.one, -o.other))
    words = {index: claims[index].content.of(texts[claims[index].article]) for index in members}
    common = sorted({name for opposition in group for name in opposition.common}, key=lambda n: (n.casefold(), n))
    why = explain_opposition(leading.rule, common, pack)
    question = put_question(
        leading,
        [[words[index] for index in p.claims] for p in positions],
        [words[index] for index in members if said[index].is_answer],
        pack,
    )
    return Dispute(question, leading.kind, tuple(positions), f"dispute.{leading.rule}", why)


def _sides(group: Sequence[Opposition], said: Mapping[int, Proposition]) -> list[frozenset[str]]:
    """The camps parted into sides, by the weightiest oppositions first; one that goes against those is passed over."""
    side_of: dict[str, tuple[str, bool]] = {}  # camp → (the group of camps it is joined to, its side there)

    def look_up(camp: str) -> tuple[str, bool]:
        return side_of.setdefault(camp, (camp, True))

    for opposition in sorted(group, key=lambda o: (-o.weight, o.one, o.other)):
        for one in sorted(said[opposition.one].camps):
            for other in sorted(said[opposition.other].camps):
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
