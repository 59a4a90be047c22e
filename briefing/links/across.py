"""Links articles to each other: an actor or place that several of them name becomes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.links.draft import fold_name
from briefing.links.entity import Actor, Links, Role
from briefing.links.places import join_places
from briefing.mentions.known_names import read_names
from briefing.pack import PACKAGED, Pack

PARTICLES = frozenset(["al", "el", "the"])
Node = tuple[int, Actor]  # the reading it comes from, and the actor there


def link_across(readings: Sequence[Links], pack: Pack = PACKAGED) -> Links:
    """One reading of all, the same whatever the order of the articles.

    Actors are one where name and type are the same and no country speaks against it; bodies of one state also where
    they share an alias; a surname alone goes to the only person of that surname. Sources without a name are one only
    where their country is known and the same, and never where they are anonymous.
    """
    ordered = sorted(readings, key=_first_place)
    nodes = sorted(
        ((index, actor) for index, reading in enumerate(ordered) for actor in reading.actors),
        key=lambda node: (node[0], _start(node[1]), node[1].name),
    )
    groups = _group(nodes, read_names(pack).states)
    merged = _name_apart([_merge(group) for group in groups])
    new_names = {
        (index, old.name): actor.name for actor, group in zip(merged, groups, strict=True) for index, old in group
    }
    actors = [_rename(actor, group, new_names) for actor, group in zip(merged, groups, strict=True)]
    speakers = {
        replace(speaker, actors=tuple(dict.fromkeys(new_names.get((index, name), name) for name in speaker.actors)))
        for index, reading in enumerate(ordered)
        for speaker in reading.speakers
    }
    return Links(
        tuple(sorted(actors, key=lambda actor: actor.name)),
        join_places([place for reading in ordered for place in reading.places]),
        tuple(sorted(speakers, key=lambda speaker: (speaker.article, speaker.span, speaker.rule))),
    )


def _first_place(reading: Links) -> tuple[tuple[str, int], ...]:
    places = [(o.article, o.span.start) for actor in reading.actors for o in actor.occurrences[:1]]
    places += [(speaker.article, speaker.span.start) for speaker in reading.speakers]
    places += [(o.article, o.span.start) for place in reading.places for o in place.occurrences[:1]]
    return tuple(sorted(places))


def _start(actor: Actor) -> tuple[str, int]:
    return min(((o.article, o.span.start) for o in actor.occurrences), default=("", 0))


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


def _group(nodes: Sequence[Node], states: Mapping[str, str]) -> list[list[Node]]:
    """The nodes that stand for one actor together, in the order of their first."""
    sets = _Sets(list(range(len(nodes))))
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, (_, actor) in enumerate(nodes):
        for key in _keys(actor, states):
            buckets.setdefault(key, []).append(at)
    for bucket in buckets.values():
        for members in _by_country(bucket, nodes):
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


def _merge(group: Sequence[Node]) -> Actor:
    """One actor of all: the name most articles use (the longest, then the first in the alphabet, of equals)."""
    actors = [actor for _, actor in group]
    names = Counter(actor.name for actor in actors)
    name = min(
        names,
        key=lambda name: (-len(name.split()) if actors[0].type == "person" else 0, -names[name], -len(name), name),
    )
    first = next(actor for actor in actors if actor.name == name)
    aliases = dict.fromkeys(form for actor in actors for form in (actor.name, *actor.aliases) if form != name)
    roles: dict[tuple[str, str], Role] = {}
    for actor in actors:
        for role in actor.roles:
            roles.setdefault((role.title.casefold(), role.holder_for), role)
    return Actor(
        name, first.type, first.named, tuple(aliases),
        tuple(sorted({o for actor in actors for o in actor.occurrences}, key=lambda o: (o.article, o.span, o.rule))),
        tuple(roles.values()), next((actor.country for actor in actors if actor.country), ""),
    )  # fmt: skip


def _name_apart(actors: Sequence[Actor]) -> list[Actor]:
    """The actors with unique names: namesakes by country, else by type, else by number."""
    counts = Counter(actor.name for actor in actors)
    taken: set[str] = set()
    named: list[Actor] = []
    for actor in actors:
        name, number = actor.name, 2
        if counts[name] > 1 and actor.country and actor.named == "named":
            name = f"{actor.name} ({actor.country})"
        base = name
        while name in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name)
        named.append(replace(actor, name=name, aliases=(actor.name, *actor.aliases)) if name != actor.name else actor)
    return named


def _rename(actor: Actor, group: Sequence[Node], names: dict[tuple[int, str], str]) -> Actor:
    """The actor with the offices it holds and where it belongs given by the new names."""
    affiliations = dict.fromkeys(names.get((index, name), name) for index, old in group for name in old.affiliations)
    holders = {
        name: names.get((index, name), name) for index, old in group for role in old.roles for name in [role.holder_for]
    }
    roles = dict.fromkeys(
        replace(role, holder_for=holders.get(role.holder_for, role.holder_for)) for role in actor.roles
    )
    return replace(actor, affiliations=tuple(n for n in affiliations if n != actor.name), roles=tuple(roles))
