"""Oppositions → disputes: one for each question, with the camps parted into positions.

Oppositions on one topic that share a claim, or a camp and what they have in common, make one dispute. Camps that oppose
the same camp stand together as one position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.claims.disputes.pair import Opposition
from briefing.claims.disputes.proposition import Proposition
from briefing.claims.disputes.questions import TELLING, explain_opposition, put_question
from briefing.claims.fact import Claim, Dispute, Position
from briefing.pack import Pack
from briefing.sources.article import Article
from briefing.values.sets import Sets

ANSWERING = frozenset(["deny", "deny_accusation", "answer_before"])
NEAR_DAYS = 31
LEAST_COMMON = 2  # words or names, besides the camps, that make questions of two articles one
MOST_BEFORE = 20  # earlier oppositions with one thing in common that are looked at


def group_disputes(
    oppositions: Sequence[Opposition],
    claims: Sequence[Claim],
    said: Mapping[int, Proposition],
    articles: Mapping[str, Article],
    days: Mapping[str, date | None],
    pack: Pack,
) -> tuple[Dispute, ...]:
    """The disputes that `oppositions` make, in the order of their first claims; `articles` and their `days` by id."""
    texts = {name: article.text for name, article in articles.items()}
    disputes = [_dispute(group, claims, said, texts, pack) for group in _group(oppositions, said, days)]
    found = [dispute for dispute in disputes if dispute is not None]
    return tuple(sorted(found, key=lambda dispute: min(min(p.claims) for p in dispute.positions)))


def _group(
    oppositions: Sequence[Opposition], said: Mapping[int, Proposition], days: Mapping[str, date | None]
) -> list[list[Opposition]]:
    """The oppositions by question.

    Two are on one where they are on one topic and share a claim or, in one article, a camp and what is common; where
    one camp stands against one claim twice; or where they share the answer ("denied that"). Questions of different
    articles are one where they are on one topic, between the same camps, with as much in common, and told within a
    month.
    """
    sets = Sets(len(oppositions))
    leader: dict[tuple[str, ...], int] = {}
    for index, opposition in enumerate(oppositions):
        keys: list[tuple[str, ...]] = [(opposition.topic, str(claim)) for claim in (opposition.one, opposition.other)]
        keys += [
            ("against", str(claim), *sorted(said[rival].camps))
            for claim, rival in ((opposition.one, opposition.other), (opposition.other, opposition.one))
        ]
        if opposition.rule in ANSWERING:
            keys += [("answer", str(opposition.one)), ("answered", str(opposition.other))]
        if len(opposition.articles) == 1:
            (article,) = opposition.articles
            keys += [
                (opposition.topic, article, camp, feature) for camp in opposition.camps for feature in opposition.common
            ]
        for key in keys:
            sets.join(leader.setdefault(key, index), index)
    met: dict[tuple[str, frozenset[str], str], list[int]] = {}
    for index, opposition in enumerate(oppositions):
        features = opposition.common - opposition.camps
        shared: Counter[int] = Counter()
        for feature in features:
            before = met.setdefault((opposition.topic, opposition.camps, feature), [])
            shared.update(before)
            before.append(index)
            del before[:-MOST_BEFORE]
        for other, number in shared.items():
            if number >= LEAST_COMMON and all(
                are_near(days.get(one), days.get(two))
                for one in opposition.articles
                for two in oppositions[other].articles
            ):
                sets.join(other, index)
    return [[oppositions[index] for index in members] for members in sets.groups()]


def are_near(one: date | None, other: date | None) -> bool:
    """Whether two days are within a month of each other; unknown ones are."""
    return one is None or other is None or abs((one - other).days) <= NEAR_DAYS


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
    words = {index: _tell(claims[index], texts[claims[index].article]) for index in members}
    common = sorted({name for opposition in group for name in opposition.common}, key=lambda n: (n.casefold(), n))
    why = explain_opposition(leading.rule, common, pack)
    question = put_question(
        leading,
        [[words[index] for index in p.claims] for p in positions],
        [words[index] for index in members if said[index].is_answer],
        pack,
    )
    return Dispute(question, leading.kind, tuple(positions), f"dispute.{leading.rule}", why)


def _tell(claim: Claim, text: str) -> str:
    """The words of a claim for a question: its content or, where that only points at something, its whole sentence."""
    content = claim.content.of(text)
    return content if len(content.split()) >= TELLING else claim.sentence.of(text)


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
