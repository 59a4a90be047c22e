"""Disputes: claims of different sides that contradict each other, and why they are held to.

Two claims oppose each other where they are about the same (a topic of ``pack/lexicons/topics.yml`` and at least one
more name or word in common), one holds it to be so and the other denies, doubts or negates it, and their claimants
stand behind different states or groups. Opposing claims on one topic that share a claim or the two camps make one
dispute; camps that oppose the same camp and not each other stand together as one position.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.claims.fact import Claim, Dispute, DisputeKind, Position
from briefing.claims.proposition import Proposition, weigh_proposition
from briefing.links.entity import Actor
from briefing.pack import Pack

QUESTION_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims (by index) that contradict each other on a topic, with what they have in common."""

    one: int
    other: int
    topic: str
    common: frozenset[str]
    camps: frozenset[str]


def find_disputes(
    claims: Sequence[Claim], texts: Mapping[str, str], actors: Sequence[Actor], pack: Pack
) -> tuple[Dispute, ...]:
    """The disputes among the claims of all articles (`texts` by article id), in the order of their first claims."""
    camps = find_camps(actors)
    oppositions = list(_oppositions(claims, texts, camps, pack))
    groups: list[list[Opposition]] = []
    for opposition in oppositions:
        joined = [group for group in groups if any(_same_question(opposition, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(other for group in joined for other in group), opposition])
    disputes = [_dispute(group, claims, texts, camps, pack) for group in groups]
    found = [dispute for dispute in disputes if dispute is not None]
    return tuple(sorted(found, key=lambda dispute: min(min(p.claims) for p in dispute.positions)))


def find_camps(actors: Sequence[Actor]) -> dict[str, str]:
    """Who stands behind each actor: its state, else the outermost actor it belongs to, else itself."""
    by_name = {actor.name: actor for actor in actors}
    camps: dict[str, str] = {}
    for actor in actors:
        at, seen = actor, {actor.name}
        while not at.country and at.affiliations and at.affiliations[0] in by_name and at.affiliations[0] not in seen:
            seen.add(at.affiliations[0])
            at = by_name[at.affiliations[0]]
        is_official = at.type in ("person", "state", "government", "people_group", "media")
        camps[actor.name] = at.country if at.country and is_official else at.name
    return camps


def _oppositions(
    claims: Sequence[Claim], texts: Mapping[str, str], camps: Mapping[str, str], pack: Pack
) -> Iterator[Opposition]:
    sided: list[tuple[int, Proposition]] = []
    no_side = frozenset(pack.read("lexicons/negations")["takes_no_side"])
    for index, claim in enumerate(claims):
        if claim.claimants and claim.act not in no_side:
            content = claim.content.of(texts[claim.article])
            proposition = weigh_proposition(claim, content, camps, pack)
            if proposition.topics:
                sided.append((index, proposition))
    for place, (one, first) in enumerate(sided):
        for other, second in sided[place + 1 :]:
            if first.affirms == second.affirms:
                continue
            sides = (_camps_of(claims[one], camps), _camps_of(claims[other], camps))
            if sides[0] & sides[1]:
                continue
            common = (first.names & second.names) | (first.stems & second.stems)
            for named, speakers in ((first, sides[1]), (second, sides[0])):
                if not named.affirms:  # "denied the Azeri report": the denial names whom it answers
                    common |= named.names & speakers
            if claims[one].content == claims[other].content and claims[one].article == claims[other].article:
                common |= {"the same words"}
            for topic in sorted(first.topics & second.topics):
                if common:
                    yield Opposition(one, other, topic, common, sides[0] | sides[1])


def _camps_of(claim: Claim, camps: Mapping[str, str]) -> frozenset[str]:
    return frozenset(camps.get(name, name) for name in claim.claimants)


def _same_question(one: Opposition, other: Opposition) -> bool:
    if one.topic != other.topic:
        return False
    shares_claim = bool({one.one, one.other} & {other.one, other.other})
    return shares_claim or (bool(one.camps & other.camps) and bool(one.common & other.common))


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
        held = tuple(index for index in members if _camps_of(claims[index], camps) <= side)
        if held:
            names = dict.fromkeys(name for index in held for name in claims[index].claimants)
            positions.append(Position(", ".join(names), held))
    if len(positions) < 2:
        return None
    positions.sort(key=lambda position: position.claims)
    topic = group[0].topic
    kind: DisputeKind = pack.read("lexicons/topics")[topic]["kind"]
    common = sorted({name for opposition in group for name in opposition.common})
    why = f"opposed on {topic}, with in common: {', '.join(common)}"
    return Dispute(_question(members, claims, texts, pack), kind, tuple(positions), "dispute.opposed_claims", why)


def _sides(group: Sequence[Opposition], claims: Sequence[Claim], camps: Mapping[str, str]) -> list[frozenset[str]]:
    """The camps parted in two where they can be; where they can't, each camp is a side of its own."""
    against: dict[str, set[str]] = {}
    for opposition in group:
        for one in _camps_of(claims[opposition.one], camps):
            for other in _camps_of(claims[opposition.other], camps):
                against.setdefault(one, set()).add(other)
                against.setdefault(other, set()).add(one)
    colour: dict[str, bool] = {}
    for start in sorted(against):
        waiting = [(start, True)] if start not in colour else []
        while waiting:
            camp, is_first = waiting.pop()
            if camp in colour:
                if colour[camp] != is_first:
                    return [frozenset([name]) for name in sorted(against)]
                continue
            colour[camp] = is_first
            waiting += [(other, not is_first) for other in sorted(against[camp])]
    return [frozenset(camp for camp, first in colour.items() if first is wanted) for wanted in (True, False)]


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
    return f"Is it so: “{words}”?"
