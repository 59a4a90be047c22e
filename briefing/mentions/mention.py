"""What the mention finders give: stretches of text that name or count something, each with the rule that saw it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.values import Count, Span, When, immutable

ActorType = Literal["person", "state", "government", "armed_group", "organization", "media", "people_group"]
PlaceKind = Literal["country", "province", "city", "site", "region", "sea"]
Named = Literal["named", "role-only", "anonymous"]


@immutable
class ActorMention:
    """Words that stand for an actor.

    `span` covers the whole phrase ("Russian Foreign Minister Sergei Lavrov"), `head` what a card would be called
    ("Sergei Lavrov"); for a bare mention they are equal. `name` is the canonical name: the head's words for a new
    name, the lexicon's for a known one ("Moscow" → "Russia"). `role` holds the office's words as written. `country`
    is the state (its lexicon name) the words tie the actor to, `affiliation` the actor's name they tie it to.
    `is_reference` marks words that can only point back ("Mr Lavrov", "he", "the ministry", "the spokesman"): linking
    resolves those, and leaves them unresolved where two actors remain.
    """

    span: Span
    head: Span
    name: str
    type: ActorType
    rule: str
    named: Named = "named"
    role: str = ""
    country: str = ""
    affiliation: str = ""
    is_reference: bool = False
    is_plural: bool = False


class PlaceMention(NamedTuple):
    """Words that name a place; `country` is a lexicon state name, coordinates (degrees, WGS 84) are the gazetteer's."""

    span: Span
    name: str
    kind: PlaceKind
    rule: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


class Fate(NamedTuple):
    """What happened to an aircraft, as a sentence says: one of the catalogue's words, and the words that say so."""

    what: str
    span: Span
    is_denied: bool = False


@immutable
class AircraftMention:
    """An aircraft type named by designation or type name. `designation` is canonical ("SU 24M" → "Su-24M").

    `entry` is the key of the packaged catalogue that knows the type ("" if none does: the variant may be new).
    `operator` is the actor name the words tie it to; `count` how many the words speak of; `fates` what happened to it.
    """

    span: Span
    designation: str
    rule: str
    entry: str = ""
    operator: str = ""
    count: Count | None = None
    fates: tuple[Fate, ...] = ()


@immutable
class CountMention:
    """A number or vague quantity ("more than 240,000", "dozens"), modifiers included."""

    span: Span
    count: Count
    rule: str


@immutable
class DateMention:
    """Words that say when, resolved against the article's reference day where they can be."""

    span: Span
    when: When
    rule: str


@immutable
class Mentions:
    """All mentions of a document, each kind in the order of the text and without overlaps within a kind."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    aircraft: tuple[AircraftMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
