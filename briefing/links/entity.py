"""Entities: what several mentions, in one article or many, stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from briefing.mentions.mention import ActorType, Named, PlaceKind
from briefing.values import Span, immutable


class Occurrence(NamedTuple):  # a tuple, which is made in half the time: each mention of each entity is one
    """Where an entity is mentioned: the article's id, the span, the rule that saw or linked it."""

    article: str
    span: Span
    rule: str


class Link(NamedTuple):
    """Why an entity's mentions in one article are taken for the same as those in others: the rule, and its grounds.

    `span` is the entity's first mention in the article.
    """

    article: str
    span: Span
    rule: str
    note: str


class Role(NamedTuple):
    """An office as written, and for whom it is held (an actor's name; "" where the words don't say)."""

    title: str
    holder_for: str
    occurrence: Occurrence


@immutable
class Actor:
    """One actor. `name` is its display name and unique; `aliases` the other names it goes by, as written.

    `called` is its name in the article that had it first, which later articles do not change ("" where that is `name`).
    `links` say why it is one across articles. `id` is that of its card where decisions made ids of their own, and
    `formerly` those of the cards that a decision made one with it.
    """

    name: str
    type: ActorType
    named: Named
    aliases: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    roles: tuple[Role, ...] = ()
    country: str = ""
    affiliations: tuple[str, ...] = ()
    called: str = ""
    links: tuple[Link, ...] = ()
    id: str = ""
    formerly: tuple[str, ...] = ()


@immutable
class Place:
    """One place. Coordinates are degrees in WGS 84 from the gazetteer, or None.

    `called`, `links`, `id` and `formerly` are as with actors.
    """

    name: str
    kind: PlaceKind
    country: str
    aliases: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    latitude: float | None = None
    longitude: float | None = None
    called: str = ""
    links: tuple[Link, ...] = ()
    id: str = ""
    formerly: tuple[str, ...] = ()


class Speaker(NamedTuple):
    """Whom the source of an attribution stands for.

    One actor, several ("France and the United States") or, left unresolved, none. `span` is the source's, from its
    first to its last character.
    """

    article: str
    span: Span
    actors: tuple[str, ...]
    rule: str


@immutable
class Links:
    """The entities of one or more articles. Names are unique within `actors` and within `places`.

    `copies` has the article whose text another carries, by the other's id.
    """

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)

    def actor_names(self) -> dict[tuple[str, Span], str]:
        """The actor's name for each ``(article id, span)`` at which one occurs."""
        return {(o.article, o.span): actor.name for actor in self.actors for o in actor.occurrences}
