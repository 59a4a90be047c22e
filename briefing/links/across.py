"""Links articles to each other: an actor or place that several of them name becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.links.draft import fold_name
from briefing.links.entity import Actor, Links, Occurrence, Place, Role, Speaker
from briefing.links.places import name_places_apart

# Types that two articles may give the same actor.
ALIKE = {"government": "organization", "people_group": "person"}
Renaming = dict[tuple[str, str], str]  # (article, name there) → name in all


def link_across(readings: Sequence[Links]) -> Links:
    """One reading of all: the same actors whatever the order of the articles.

    Two actors are one where their names are the same, or the longer personal name of one is the only one of that
    surname and given name, and neither type nor country speaks against it. Unnamed sources stay apart: "a security
    source" of two articles need not be the same.
    """
    ordered = sorted(readings, key=_first_article)
    groups: dict[tuple[str, ...], list[Actor]] = {}
    for reading in ordered:
        for actor in reading.actors:
            groups.setdefault(_key(actor), []).append(actor)
    actors: list[Actor] = []
    renaming: Renaming = {}
    for group in _split_by_country(groups.values()):
        merged = _merge(group)
        actors.append(merged)
    actors = _name_actors_apart(actors)
    for actor in actors:
        for occurrence in actor.occurrences:
            renaming.setdefault((occurrence.article, _where(occurrence)), actor.name)
    places = _link_places(ordered)
    speakers = tuple(_rename(speaker, ordered, actors) for reading in ordered for speaker in reading.speakers)
    return Links(tuple(actors), places, tuple(sorted(speakers, key=lambda s: (s.article, s.span))))
