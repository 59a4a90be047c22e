"""Links articles to each other: an actor or place that several of them name becomes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from briefing.links.entity import Actor, Links, Role, Speaker
from briefing.links.places import join_places
from briefing.links.sameness import Node, group_nodes
from briefing.mentions.known_names import read_names
from briefing.pack import PACKAGED, Pack


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
    groups = group_nodes(nodes, read_names(pack).states)
    merged = _name_apart([_merge(group) for group in groups])
    new_names = {
        (index, old.name): actor.name
        for actor, group in zip(merged, groups, strict=True)
        for index, old in group
        if old.name != actor.name
    }
    actors = [_rename(actor, group, new_names) for actor, group in zip(merged, groups, strict=True)]
    speakers = {
        _rename_speaker(speaker, index, new_names)
        for index, reading in enumerate(ordered)
        for speaker in reading.speakers
    }
    return Links(
        tuple(sorted(actors, key=attrgetter("name"))),
        join_places([place for reading in ordered for place in reading.places]),
        tuple(sorted(speakers, key=attrgetter("article", "span.start", "span.end", "rule"))),
    )


def _first_place(reading: Links) -> tuple[tuple[str, int], ...]:
    places = [(o.article, o.span.start) for actor in reading.actors for o in actor.occurrences[:1]]
    places += [(speaker.article, speaker.span.start) for speaker in reading.speakers]
    places += [(o.article, o.span.start) for place in reading.places for o in place.occurrences[:1]]
    return tuple(sorted(places))


def _start(actor: Actor) -> tuple[str, int]:
    return next(((o.article, o.span.start) for o in actor.occurrences), ("", 0))


def _merge(group: Sequence[Node]) -> Actor:
    """One actor of all: the name most articles use (the longest, then the first in the alphabet, of equals)."""
    if len(group) == 1 and len(group[0][1].roles) < 2:
        return group[0][1]  # nothing to bring together, as with most actors
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
        tuple(sorted({o for actor in actors for o in actor.occurrences})),
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
    if not names and actor is group[0][1]:
        return actor
    affiliations = dict.fromkeys(names.get((index, name), name) for index, old in group for name in old.affiliations)
    holders = {
        name: names.get((index, name), name) for index, old in group for role in old.roles for name in [role.holder_for]
    }
    roles = dict.fromkeys(
        role._replace(holder_for=holders.get(role.holder_for, role.holder_for)) for role in actor.roles
    )
    return replace(actor, affiliations=tuple(n for n in affiliations if n != actor.name), roles=tuple(roles))


def _rename_speaker(speaker: Speaker, reading: int, names: dict[tuple[int, str], str]) -> Speaker:
    """The speaker with the actors it stands for given by the new names."""
    actors = tuple([names.get((reading, name), name) for name in speaker.actors])
    return speaker if actors == speaker.actors else speaker._replace(actors=tuple(dict.fromkeys(actors)))
