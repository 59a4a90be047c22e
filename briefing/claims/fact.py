"""The facts that claims, cards and disputes are made of. Actors and places are given by their linked names."""

from __future__ import annotations

from typing import Literal

from briefing.attribution.attribution import Mode
from briefing.values import Count, Span, When, immutable

Outcome = Literal["killed", "wounded", "missing", "captured", "displaced", "killed_or_wounded", "affected"]
Scope = Literal["event", "day", "operation", "war"]
DisputeKind = Literal["target", "toll", "responsibility", "occurrence", "legitimacy", "policy", "other"]


@immutable
class Claim:
    """One attributed statement of one article.

    `claimants` are actors' names (several where "France and the United States" say it together); empty where the
    article names no source. `target` is the actor accused, blamed or asked ("accused Moscow of …"), "" for none.
    `via` are the carriers, nearest to the claimant first. `content` is verbatim. `about`
    are the names of the actors, places and aircraft the content mentions. `sentence` is the evidence.
    """

    article: str
    claimants: tuple[str, ...]
    act: str
    mode: Mode
    content: Span
    sentence: Span
    rule: str
    cue: str = ""
    source: str = ""
    target: str = ""
    via: tuple[str, ...] = ()
    about_actors: tuple[str, ...] = ()
    about_places: tuple[str, ...] = ()
    about_aircraft: tuple[str, ...] = ()
    said_when: When | None = None


@immutable
class Casualty:
    """One reported figure of one claimant.

    `who` is the noun phrase counted, "" where the words name nobody ("killing dozens": people). `part_of` is the span
    of the toll in the same article of which this one is a part ("including three children"), `revises` of the one it
    takes the place of ("up from 40"). `claimed_by` is empty where the article says it in its own voice, and where it is
    unclear whom `source`, the words it is attributed to, stand for.
    """

    article: str
    outcome: Outcome
    count: Count
    who: str
    span: Span
    sentence: Span
    rule: str
    scope: Scope = "event"
    where: str = ""
    when: When | None = None
    blamed: str = ""
    part_of: Span | None = None
    revises: Span | None = None
    claimed_by: tuple[str, ...] = ()
    source: str = ""
    via: tuple[str, ...] = ()


@immutable
class Relations:
    """How one toll stands to others, by index into the facts' casualties.

    `part_of` is the total it is a part of; `repeats` the first toll that gives the same figure; `supersedes` the
    earlier figure of the same claimant that it takes the place of; `contradicts` what other claimants hold against it.
    """

    part_of: int | None = None
    repeats: int | None = None
    supersedes: int | None = None
    contradicts: tuple[int, ...] = ()


@immutable
class Figure:
    """Any other reported quantity: `what` is the noun phrase counted, as written; `source` as with casualties."""

    article: str
    count: Count
    what: str
    span: Span
    sentence: Span
    rule: str
    claimed_by: tuple[str, ...] = ()
    source: str = ""
    via: tuple[str, ...] = ()


@immutable
class Event:
    """Something that happened, or is to happen. `what` is the words of the article.

    `when` is None where no words say when; `again` are other sentences that tell of it.
    """

    article: str
    what: Span
    sentence: Span
    rule: str
    when: When | None = None
    where: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    again: tuple[Span, ...] = ()


@immutable
class SameEvent:
    """Events (by index) that are one, and why they are taken to be."""

    events: tuple[int, ...]
    rule: str
    why: str


@immutable
class Position:
    """One side of a dispute: claims by index into the facts' claims."""

    label: str
    claims: tuple[int, ...]


@immutable
class Dispute:
    """Claims that contradict each other on one question; at least two positions. `why` says why it was opened."""

    question: str
    kind: DisputeKind
    positions: tuple[Position, ...]
    rule: str
    why: str


@immutable
class Facts:
    """All facts of the articles. Disputes point at claims by index, `same_events` at events.

    `relations` has an entry for each casualty.
    """

    claims: tuple[Claim, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    same_events: tuple[SameEvent, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    relations: tuple[Relations, ...] = ()
