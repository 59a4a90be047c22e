"""Which events that articles tell of are one: told at two places of an article, or in several articles.

Two are one where they are of one kind (``pack/lexicons/happenings.yml``), their dates agree as far as they go, neither
place, target nor whoever did it speaks against it, and what they have in common is enough, weighed by how rare it is
among all events. Where two could be meant, or it is unclear, they stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log

from briefing.claims.disputes.words import stem
from briefing.claims.fact import Event, SameEvent
from briefing.links.entity import Links, Place
from briefing.pack import Pack
from briefing.values import When, immutable

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PRIOR = 50  # events assumed besides those there are, so that a handful can be told apart too
ENOUGH = 4.0  # summed rarity from which two tellings are of one event
CLEAR = 1.0  # by how much the best must be ahead of the next
MOST_SHARING = 40  # events that may share a key for it to lead from one to another
Feature = tuple[str, str]  # what it is ("day", "kind", "place", "site", "who", "means"), and its name


@immutable
class Telling:
    """What one telling says: its day (ISO, as precisely as told) and its features; `towns` lie below a country."""

    day: str
    is_day: bool
    features: frozenset[Feature]
    towns: frozenset[str]
    countries: frozenset[str]

    def named(self, what: str) -> frozenset[str]:
        """The features of one sort."""
        return frozenset([name for sort, name in self.features if sort == what])


def find_same_events(
    events: Sequence[Event], texts: Mapping[str, str], links: Links, pack: Pack
) -> tuple[SameEvent, ...]:
    """The groups of events that are one, in the order of their first; `texts` by article id."""
    if len(events) < 2:
        return ()
    words = [_Words.of(event.what.of(texts[event.article]), pack) for event in events]
    if max(Counter(kind for told in words for kind in told.kinds).values(), default=0) < 2:
        return ()  # as in most single articles
    places = {place.name: place for place in links.places}
    camps = {actor.name: actor.country for actor in links.actors if actor.type in ("state", "government")}
    tellings = [_tell(event, told, places, camps) for event, told in zip(events, words, strict=True)]
    counts = Counter(feature for telling in tellings for feature in telling.features)
    rarity = {feature: log((len(events) + PRIOR) / (count + 1)) for feature, count in counts.items()}
    first: list[int] = []  # the first event of each group
    groups: dict[int, list[int]] = {}
    whys: dict[int, str] = {}
    shelves: dict[tuple[str, ...], list[int]] = {}
    for index, telling in enumerate(tellings):
        keys = _keys(telling)
        near = dict.fromkeys(one for key in keys if len(shelf := shelves.get(key, ())) <= MOST_SHARING for one in shelf)
        scored = sorted(
            ((weight, one) for one in near if (weight := _weigh(tellings[one], telling, rarity)) >= ENOUGH),
            key=lambda pair: (-pair[0], pair[1]),
        )
        if scored and (len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEAR):
            one = scored[0][1]
            groups.setdefault(one, [one]).append(index)
            whys.setdefault(one, _say(tellings[one], telling))
        else:
            first.append(index)
            for key in keys:
                shelves.setdefault(key, []).append(index)
    return tuple(SameEvent(tuple(groups[one]), "event.same", whys[one]) for one in first if one in groups)


@immutable
class _Words:
    """The kinds of happening and the sites that the words of a telling name."""

    kinds: frozenset[str]
    sites: frozenset[str]

    @classmethod
    def of(cls, what: str, pack: Pack) -> _Words:
        """Those of the words of `what`."""
        words = [word.casefold() for word in WORD.findall(what)]
        known = _read(pack)
        stems = {*map(stem, words)}
        told = known.kinds.keys() & stems
        if not known.openings.isdisjoint(words):
            told |= known.kinds.keys() & map(" ".join, pairwise(words))
        return cls(
            frozenset([kind for one in told for kind in known.kinds[one]]),
            frozenset([known.sites[one] for one in known.sites.keys() & stems]),
        )


def _tell(event: Event, words: _Words, places: Mapping[str, Place], camps: Mapping[str, str]) -> Telling:
    found: set[Feature] = {("kind", kind) for kind in words.kinds} | {("site", site) for site in words.sites}
    found |= {("who", camps.get(name) or name) for name in (*event.agent, *event.target)}
    found |= {("means", name) for name in event.means}
    named = [places[name] for name in event.where if name in places]
    towns = frozenset(place.name for place in named if place.kind not in ("country", "sea"))
    found |= {("place", name) for name in towns}
    day = event.when.value if event.when and event.when.value and not event.when.is_possible else ""
    if day:
        found.add(("day", day))
    countries = frozenset(place.country for place in named if place.country)
    return Telling(day, _is_day(event.when), frozenset(found), towns, countries)


def _is_day(when: When | None) -> bool:
    return when is not None and when.day is not None


def _keys(telling: Telling) -> list[tuple[str, ...]]:
    """What another telling is looked for by: kind with day, and kind with place."""
    kinds = sorted(telling.named("kind"))
    where = [*sorted(telling.towns), *(f"site {site}" for site in sorted(telling.named("site")))]
    return [
        *((kind, telling.day) for kind in kinds if telling.is_day),
        *((kind, place, telling.day[:7]) for kind in kinds for place in where if telling.day),
        *((kind, place) for kind in kinds for place in where),
    ]


def _weigh(one: Telling, other: Telling, rarity: Mapping[Feature, float]) -> float:
    """The summed rarity of what two tellings share; 0 where something speaks against their being one event."""
    shared = one.features & other.features
    sorts = {sort for sort, _ in shared}
    if "kind" not in sorts or not _agree(one, other):
        return 0.0
    if _differ(one.towns, other.towns) or _differ(one.named("site"), other.named("site")):
        return 0.0
    if _differ(one.countries, other.countries) or _differ(one.named("means"), other.named("means")):
        return 0.0
    ties = sorts & {"place", "site", "who", "means"}
    needed = 1 if "place" in ties and "day" in sorts else 2
    if len(ties) < needed or ("day" not in sorts and "place" not in ties):
        return 0.0
    return sum(rarity[feature] for feature in shared)


def _agree(one: Telling, other: Telling) -> bool:
    """Whether the dates agree as far as they go: "2015-09-30" with "2015-09"; without a date, with any."""
    return one.day.startswith(other.day) or other.day.startswith(one.day)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _say(one: Telling, other: Telling) -> str:
    """``both tell of a shelling, on 2015-09-30, in Homs``."""
    shared = one.features & other.features
    named = {sort: sorted(name for kind, name in shared if kind == sort) for sort, _ in shared}
    parts = [f"both tell of: {', '.join(named['kind'])}"]
    parts += [f"on {', '.join(named['day'])}"] if "day" in named else []
    parts += [f"in {', '.join(named['place'])}"] if "place" in named else []
    rest = [name for sort in ("site", "who", "means") for name in named.get(sort, ())]
    parts += [f"both name {', '.join(rest)}"] if rest else []
    return ", ".join(parts)


@immutable
class _Known:
    """The kinds by the stems or pairs of words that tell them, the first words of those pairs, the sites by stems."""

    kinds: Mapping[str, Sequence[str]]
    openings: frozenset[str]
    sites: Mapping[str, str]


@cache
def _read(pack: Pack) -> _Known:
    data = pack.read("lexicons/happenings")
    kinds: dict[str, list[str]] = {}
    for kind, words in data["kinds"].items():
        for word in words:
            kinds.setdefault(word if " " in word else stem(word), []).append(kind)
    openings = frozenset([told.split()[0] for told in kinds if " " in told])
    return _Known(kinds, openings, {stem(site): site for site in data["sites"]})
