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
    """The places with unique names: "Tripoli (Lebanon)" where there is another Tripoli, else by number."""
    counts = Counter(place.name for place in places)
    taken: set[str] = set()
    named = []
    for place in places:
        name, number = place.name, 2
        if counts[name] > 1 and place.country:
            name = f"{name} ({place.country})"
        base = name
        while name in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name)
        named.append(replace(place, name=name, aliases=(place.name, *place.aliases)) if name != place.name else place)
    return tuple(named)
