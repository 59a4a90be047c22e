"""Mentions of places, gathered into places."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.links.entity import Occurrence, Place
from briefing.links.merging import name_apart
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
    return tuple(name_apart(places))
