"""Mentions of places, gathered into places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.links.entity import Occurrence, Place
from briefing.mentions.mention import PlaceMention


def link_places(article: str, text: str, mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """One place for each name and country, in the order of the text."""
    groups: dict[tuple[str, str], list[PlaceMention]] = {}
    for mention in mentions:
        groups.setdefault((mention.name, mention.country), []).append(mention)
    places = []
    for (name, country), group in groups.items():
        words = dict.fromkeys(" ".join(mention.span.of(text).split()) for mention in group)
        words.pop(name, None)
        first = next((mention for mention in group if mention.latitude is not None), group[0])
        occurrences = tuple(Occurrence(article, mention.span, mention.rule) for mention in group)
        places.append(Place(name, first.kind, country, tuple(words), occurrences, first.latitude, first.longitude))
    return name_places_apart(places)


def name_places_apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places with unique names: "Tripoli (Lebanon)" where there is another Tripoli."""
    counts = Counter(place.name for place in places)
    return tuple(
        replace(place, name=f"{place.name} ({place.country})", aliases=(place.name, *place.aliases))
        if counts[place.name] > 1 and place.country
        else place
        for place in places
    )


def join_places(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places of several articles, one for each name and country, in the order of their names."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        groups.setdefault((place.name.removesuffix(f" ({place.country})"), place.country), []).append(place)
    joined = []
    for (name, country), group in sorted(groups.items()):
        if len(group) == 1 and group[0].name == name:
            joined.append(group[0])
            continue
        located = next((place for place in group if place.latitude is not None), group[0])
        aliases = dict.fromkeys(alias for place in group for alias in place.aliases if alias != name)
        ordered = tuple(sorted({occurrence for place in group for occurrence in place.occurrences}))
        joined.append(Place(name, located.kind, country, tuple(aliases), ordered, located.latitude, located.longitude))
    return name_places_apart(joined)
