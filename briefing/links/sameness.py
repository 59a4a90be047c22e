"""Which actors of several articles are the same one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.links.draft import fold_name
from briefing.links.entity import Actor

PARTICLES = frozenset(["al", "el", "the"])
Node = tuple[int, Actor]  # the reading it comes from, and the actor there


@dataclass(slots=True)
class _Sets:
    """Disjoint sets of nodes, by index."""

    parents: list[int]

    def find(self, one: int) -> int:
        while self.parents[one] != one:
            self.parents[one] = self.parents[self.parents[one]]
            one = self.parents[one]
        return one

    def join(self, members: Sequence[int]) -> None:
        roots = {self.find(member) for member in members}
        for root in roots:
            self.parents[root] = min(roots)


def group_nodes(nodes: Sequence[Node], states: Mapping[str, str]) -> list[list[Node]]:
    """The nodes that stand for one actor together, in the order of their first; `states` by nationality or name."""
    sets = _Sets(list(range(len(nodes))))
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, (_, actor) in enumerate(nodes):
        for key in _keys(actor, states):
            buckets.setdefault(key, []).append(at)
    for bucket in buckets.values():
        for members in _by_country(bucket, nodes) if len(bucket) > 1 else ():
            sets.join(members)
    _join_surnames(nodes, sets)
    found: dict[int, list[Node]] = {}
    for at, node in enumerate(nodes):
        found.setdefault(sets.find(at), []).append(node)
    return list(found.values())


def _keys(actor: Actor, states: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    """What another actor must share one of to be the same."""
    name = _plain(actor)
    if actor.named == "anonymous":
        return
    if actor.named == "role-only":
        if actor.country:
            yield "role", actor.type, actor.country, name
        return
    kind = "body" if actor.type in ("government", "organization") else actor.type
    yield "name", kind, name
    if kind == "body" and actor.country:
        for form in (actor.name, *actor.aliases):
            words = [word for word in _fold(form).split() if states.get(word) != actor.country]
            if words:  # "Russia's Defense Ministry" and "Russian Defence Ministry" share what is left
                yield "form", actor.country, " ".join(words)


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    return (
        " ".join(w for w in fold_name(name).replace("defense", "defence").split() if w not in PARTICLES)
        or name.casefold()
    )


def _plain(actor: Actor) -> str:
    """The name without the remark that told it from a namesake: "Omar Karimi (Iran)"."""
    return _fold(actor.name.removesuffix(f" ({actor.country})"))


def _by_country(bucket: Sequence[int], nodes: Sequence[Node]) -> list[list[int]]:
    """The members by country; those of none go with the others only where these have just one."""
    countries: dict[str, list[int]] = {}
    for at in bucket:
        countries.setdefault(nodes[at][1].country, []).append(at)
    if len(countries) == 2 and "" in countries:
        return [list(bucket)]
    return list(countries.values())


def _join_surnames(nodes: Sequence[Node], sets: _Sets) -> None:
    """Give a person known by surname alone to the only person of that surname who fits."""
    full: dict[str, list[int]] = {}
    single: list[int] = []
    for at, (_, actor) in enumerate(nodes):
        if actor.type == "person" and actor.named == "named":
            words = _plain(actor).split()
            (full.setdefault(words[-1], []) if len(words) > 1 else single).append(at)
    for at in single:
        actor = nodes[at][1]
        fitting = [
            o
            for o in full.get(_plain(actor), ())
            if "" in (actor.country, c := nodes[o][1].country) or actor.country == c
        ]
        if len({sets.find(other) for other in fitting}) == 1:
            sets.join([at, fitting[0]])
