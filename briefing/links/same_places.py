"""Which places of several articles are the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest

from briefing.links.entity import Links, Place
from briefing.links.joining import Joining
from briefing.links.setting import list_countries

FAR = 0.5  # degrees of latitude or longitude from which two places of one name are two
MOST_ARTICLES = 20
ANYWHERE = ("sea", "region")


def join_by_name(joining: Joining[Place], readings: Sequence[Links]) -> None:
    """The same name in the same country, and not far apart; without a country, by the countries its article speaks of.

    Seas and regions are known by their names alone.
    """
    buckets: dict[str, dict[str, list[int]]] = {}
    for at, (_, place) in enumerate(joining.nodes):
        buckets.setdefault(own_name(place), {}).setdefault(place.country, []).append(at)
    for name, countries in buckets.items():
        note = f"both are called “{name}”"
        heads = {
            country: _join_near(joining, members, f"{note}, in {country}")
            for country, members in countries.items()
            if country
        }
        spoken: dict[str, int] = {}
        for at in countries.get("", ()):
            kind = joining.nodes[at][1].kind
            there = sorted(_countries(joining, readings, at)) if kind not in ANYWHERE else [kind]
            fitting = [head for country in there for head in heads.get(country, ())]
            if len(fitting) == 1:
                joining.join(fitting[0], at, "link.same_name", f"{note}; the article speaks of {', '.join(there)}")
            for country in there if not fitting else ():
                joining.join(spoken.setdefault(country, at), at, "link.same_name", f"{note}; both speak of {country}")


def join_by_position(joining: Joining[Place], readings: Sequence[Links]) -> None:  # noqa: ARG001 (the rules are called alike)
    """Two spellings of a name that lead to one place of the gazetteer: "Deir Ezzor", "Deir ez-Zor"."""
    buckets: dict[tuple[str, str, float, float], list[int]] = {}
    for at, (_, place) in enumerate(joining.nodes):
        if place.latitude is not None and place.longitude is not None and place.country:
            buckets.setdefault((place.kind, place.country, place.latitude, place.longitude), []).append(at)
    for bucket in buckets.values():
        roots = list(dict.fromkeys(map(joining.find, bucket)))
        for other in roots[1:]:
            if not joining.are_told_apart(roots[0], other):
                joining.join(roots[0], other, "link.same_position", "the gazetteer has one place under both names")


RULES: tuple[Callable[[Joining[Place], Sequence[Links]], None], ...] = (join_by_name, join_by_position)


def own_name(place: Place) -> str:
    """The name without the remark that told it from a place of the same name: "Tripoli (Lebanon)"."""
    return place.name.removesuffix(f" ({place.country})")


def _join_near(joining: Joining[Place], members: Iterable[int], note: str) -> list[int]:
    """Join each with the first that is not far from it; those that nothing was joined to before."""
    heads: list[int] = []
    for at in members:
        near = (head for head in heads if _are_near(joining.nodes[head][1], joining.nodes[at][1]))
        if not any(joining.join(head, at, "link.same_name", note) for head in near):
            heads.append(at)
    return heads


def _are_near(one: Place, other: Place) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return True
    return abs(one.latitude - other.latitude) < FAR and abs(one.longitude - other.longitude) < FAR


def _countries(joining: Joining[Place], readings: Sequence[Links], at: int) -> set[str]:
    """The countries that the articles of a place without one speak of."""
    there = nsmallest(MOST_ARTICLES, joining.readings(at))
    return {country for reading in there for country in list_countries(readings[reading])}
