"""Links articles to each other: an actor or place that several of them name becomes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter
from types import MappingProxyType

from briefing.links.comparison import Comparison
from briefing.links.entity import Actor, Links, Place, Speaker
from briefing.links.joining import Joining, Node
from briefing.links.merging import list_groups, merge_actors, merge_places, name_apart
from briefing.links.rulings import NO_RULINGS, Ruling, Rulings, rule_on
from briefing.links.same_places import RULES, own_name
from briefing.links.sameness import join_actors
from briefing.pack import PACKAGED, Pack

NO_DAYS: Mapping[str, int] = MappingProxyType({})
NO_COPIES: Mapping[str, str] = MappingProxyType({})


def link_across(
    readings: Sequence[Links],
    pack: Pack = PACKAGED,
    days: Mapping[str, int] = NO_DAYS,
    rulings: Rulings = NO_RULINGS,
    copies: Mapping[str, str] = NO_COPIES,
) -> Links:
    """One reading of all, the same whatever the order of the articles.

    `days` has the day each article counts from (a number that grows by one a day), by its id; `rulings` are what people
    decided, and outrank the rules of ``sameness.py``. `copies` has the article whose text another carries: only there
    are sources that are anonymous one.
    """
    placed = sorted([(_place_firsts(reading), reading) for reading in readings], key=itemgetter(0))
    ordered = [reading for _, reading in placed]
    articles = [places[0][0] if places else "" for places, _ in placed]
    nodes = sorted(
        ((index, actor) for index, reading in enumerate(ordered) for actor in reading.actors),
        key=lambda node: (node[0], _start(node[1]), node[1].name),
    )
    joining = Joining(nodes)
    rule_on(joining, [(_start(actor)[0], actor.name) for _, actor in nodes], rulings.actors)
    when = [days.get(article, 0) for article in articles]
    texts = [copies.get(article, article) for article in articles]
    join_actors(Comparison(joining, ordered, when, texts, pack))
    groups = list_groups(joining)
    ranks = _rank(ordered, when)
    merged = name_apart([merge_actors(group, nodes, ranks) for group in groups])
    new_names = {
        (index, old.name): actor.name
        for actor, group in zip(merged, groups, strict=True)
        for index, old in map(nodes.__getitem__, group.nodes)
        if old.name != actor.name
    }
    actors = [
        _rename(actor, [nodes[at] for at in group.nodes], new_names)
        for actor, group in zip(merged, groups, strict=True)
    ]
    speakers = {
        _rename_speaker(speaker, index, new_names)
        for index, reading in enumerate(ordered)
        for speaker in reading.speakers
    }
    return Links(
        tuple(sorted(actors, key=attrgetter("name"))),
        _link_places(ordered, ranks, rulings.places),
        tuple(sorted(speakers, key=attrgetter("article", "span.start", "span.end", "rule"))),
        copies,
    )


def _link_places(readings: Sequence[Links], ranks: Sequence[int], rulings: Sequence[Ruling]) -> tuple[Place, ...]:
    """The places of all readings, in the order of their names."""
    nodes = sorted(
        ((index, place) for index, reading in enumerate(readings) for place in reading.places),
        key=lambda node: (own_name(node[1]), node[1].country, node[0], node[1].name),
    )
    joining = Joining(nodes)
    rule_on(joining, [(place.occurrences[0].article, place.name) for _, place in nodes if place.occurrences], rulings)
    for rule in RULES:
        rule(joining, readings)
    merged = [merge_places(group, nodes, ranks) for group in list_groups(joining)]
    return tuple(name_apart(sorted(merged, key=lambda place: (place.name, place.country, place.occurrences))))


def _rank(readings: Sequence[Links], days: Sequence[int]) -> list[int]:
    """The place of each reading in the order of days, those without one last."""
    ordered = sorted(range(len(readings)), key=lambda at: (days[at] == 0, days[at], at))
    ranks = [0] * len(readings)
    for rank, at in enumerate(ordered):
        ranks[at] = rank
    return ranks


def _place_firsts(reading: Links) -> list[tuple[str, int]]:
    """Where each entity of a reading is mentioned first and each speaker stands, in order."""
    places = [(o.article, o.span.start) for actor in reading.actors for o in actor.occurrences[:1]]
    places += [(speaker.article, speaker.span.start) for speaker in reading.speakers]
    places += [(o.article, o.span.start) for place in reading.places for o in place.occurrences[:1]]
    places.sort()
    return places


def _start(actor: Actor) -> tuple[str, int]:
    if not actor.occurrences:
        return "", 0
    first = actor.occurrences[0]
    return first.article, first.span.start


def _rename(actor: Actor, group: Sequence[Node[Actor]], names: dict[tuple[int, str], str]) -> Actor:
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
