"""The actors, or places, that were found to be one, made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.links.entity import Actor, Link, Place, Role
from briefing.links.joining import Entity, Join, Joining, Node
from briefing.links.same_places import own_name
from briefing.values import immutable


@immutable
class Group:
    """The nodes (by index) that stand for one, and why they were joined or kept from another."""

    nodes: tuple[int, ...]
    joins: tuple[Join, ...] = ()


def list_groups(joining: Joining[Entity]) -> list[Group]:
    """The groups of a joining, in the order of their first nodes."""
    members: dict[int, list[int]] = {}
    for at in range(len(joining.nodes)):
        members.setdefault(joining.find(at), []).append(at)
    joins: dict[int, list[Join]] = {}
    for join in joining.joins:
        for root in dict.fromkeys((joining.find(join.one), joining.find(join.other))):
            joins.setdefault(root, []).append(join)
    return [Group(tuple(nodes), tuple(joins.get(root, ()))) for root, nodes in members.items()]


def merge_actors(group: Group, nodes: Sequence[Node[Actor]], ranks: Sequence[int]) -> Actor:
    """One actor of all; `ranks` has the place of each reading in the order of days.

    A person goes by the full name most articles use, others by the name most use and of equals the longest; its type is
    what most take it for.
    """
    actors = _in_order(group, nodes, ranks)
    if len(actors) == 1 and len(actors[0].roles) < 2 and not group.joins:
        return actors[0]  # nothing to bring together, as with most actors
    names = Counter(actor.name for actor in actors)
    if actors[0].type == "person":
        name = min(names, key=lambda name: (" " not in name, -names[name]))  # of equals the first
    else:
        name = min(names, key=lambda name: (-names[name], -len(name), name))
    kinds = Counter(actor.type for actor in actors)
    first = next(actor for actor in actors if actor.name == name)
    aliases = dict.fromkeys(form for actor in actors for form in (actor.name, *actor.aliases) if form != name)
    roles: dict[tuple[str, str], Role] = {}
    for actor in actors:
        for role in actor.roles:
            roles.setdefault((role.title.casefold(), role.holder_for), role)
    return Actor(
        name, max(kinds, key=lambda kind: kinds[kind]), first.named, tuple(aliases),
        tuple(sorted({o for actor in actors for o in actor.occurrences})),
        tuple(roles.values()), next((actor.country for actor in actors if actor.country), ""),
        called=actors[0].name, links=_links(group, nodes),
    )  # fmt: skip


def merge_places(group: Group, nodes: Sequence[Node[Place]], ranks: Sequence[int]) -> Place:
    """One place of all, under the name most articles use (of equals the first)."""
    places = _in_order(group, nodes, ranks)
    names = Counter(map(own_name, places))
    name = min(names, key=lambda name: -names[name])
    if len(places) == 1 and places[0].name == name and not group.joins:
        return places[0]
    located = next((place for place in places if place.latitude is not None), places[0])
    forms = (form for place in places for form in (own_name(place), *place.aliases))
    aliases = dict.fromkeys(alias for alias in forms if alias != name)
    return Place(
        name, located.kind, next((place.country for place in places if place.country), ""), tuple(aliases),
        tuple(sorted({occurrence for place in places for occurrence in place.occurrences})),
        located.latitude, located.longitude, own_name(places[0]), _links(group, nodes),
    )  # fmt: skip


def _in_order(group: Group, nodes: Sequence[Node[Entity]], ranks: Sequence[int]) -> list[Entity]:
    """The entities of a group, those of the first article first."""
    return [nodes[at][1] for at in sorted(group.nodes, key=lambda at: (ranks[nodes[at][0]], at))]


def _links(group: Group, nodes: Sequence[Node[Entity]]) -> tuple[Link, ...]:
    """Why each of the group is one of it, at its first mention."""
    own = frozenset(group.nodes)
    found: dict[Link, None] = {}
    for join in group.joins:
        for at in (join.other, join.one):
            if at in own:
                entity = nodes[at][1]
                found[Link(entity.occurrences[0].article, entity.occurrences[0].span, join.rule, join.note)] = None
                break
    return tuple(found)


def name_apart(entities: Sequence[Entity]) -> list[Entity]:
    """The entities with unique names: those of one name by country ("Tripoli (Lebanon)"), else by number."""
    counts = Counter(entity.name for entity in entities)
    taken: dict[str, int] = {}
    return [_rename(entity, _find_name(entity, counts, taken)) for entity in entities]


def _find_name(entity: Actor | Place, counts: Mapping[str, int], taken: dict[str, int]) -> str:
    """A name that is not `taken`; then it is."""
    base = entity.name
    if counts[base] > 1 and entity.country and (isinstance(entity, Place) or entity.named == "named"):
        base = f"{base} ({entity.country})"
    name = base
    while name in taken:
        taken[base] += 1
        name = f"{base} ({taken[base]})"
    taken[name] = 1
    return name


def _rename(entity: Entity, name: str) -> Entity:
    if name == entity.name:
        return entity
    aliases = (entity.name, *entity.aliases)
    return replace(entity, name=name, aliases=aliases, called=entity.called or entity.name)
