"""Sources, actors, aircraft and places → drafts of their cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.cards.build.desk import Desk, Draft
from briefing.cards.card import Value
from briefing.cards.decisions import Decision
from briefing.cards.ids import make_unique
from briefing.cards.loaded import attribute_name
from briefing.cards.origins import name_origins
from briefing.cards.titles import shorten
from briefing.links.entity import Actor, Links, Occurrence, Place
from briefing.links.reading import Reading
from briefing.mentions.mention import AircraftMention
from briefing.sources.article import Article
from briefing.values import Span, Trace, immutable
from briefing.values.slug import slug

ACCURACY = {"site": "site", "city": "town", "province": "province", "region": "province"}
Sightings = Mapping[str, Sequence[tuple[str, AircraftMention]]]  # designation → (article, mention)


def draft_sources(desk: Desk, copies: Mapping[str, str]) -> Iterator[Draft]:
    """One draft for each article that has words; `copies` has the article whose text another carries."""
    origins = name_origins((document.article for document in desk.documents.values()), copies)
    for document in desk.documents.values():
        article = document.article
        span = _head(article)
        if span is None:
            continue
        dateline = article.dateline
        values: dict[str, Value | None] = {
            "publisher": article.publisher,
            "agency": article.agency or (dateline.agency if dateline else ""),
            "carries": copies.get(article.id, ""),
            "origin": origins[article.id],
            "bylines": article.bylines,
            "dateline": dateline.place if dateline else "",
            "filed": article.reference,
            "published": article.published,
            "url": article.url,
            "archive_url": article.archive_url,
            "retrieved": article.retrieved,
            "language": article.language,
            "reliability": "F",
            "file": article.file,
            "sha256": article.sha256,
        }
        title = shorten(article.headline or span.of(article.text), 200)
        yield Draft(
            "source",
            article.id,
            title,
            _filled(values),
            ((article.id, span),),
            ((article.id, Trace("source.head", span)),),
        )


def _head(article: Article) -> Span | None:
    """The headline; else the first paragraph that has words."""
    blocks = sorted(article.blocks, key=lambda block: block.kind != "headline")
    return next((block.span for block in blocks if block.span.of(article.text).strip()), None)


def draft_actors(links: Links, desk: Desk) -> Iterator[Draft]:
    """One draft for each actor."""
    for actor in links.actors:
        roles: dict[tuple[str, str], Mapping[str, Value]] = {}
        for role in actor.roles:
            holder = desk.actors.get(role.holder_for, "")
            roles[role.title, holder] = {"title": role.title, **({"holder_for": holder} if holder else {})}
        values: dict[str, Value | None] = {
            "type": actor.type,
            "named": actor.named,
            "aliases": actor.aliases,
            "roles": tuple(roles.values()),
            "affiliations": desk.actor_refs(name for name in actor.affiliations if name != actor.name),
            "country": actor.country,
            "formerly": actor.formerly,
        }
        title = attribute_name(actor.name, desk.pack)
        quotes = desk.mentions(actor.occurrences)
        yield Draft("actor", desk.actors[actor.name], title, _filled(values), quotes, _why(actor))


def draft_places(links: Links, desk: Desk) -> Iterator[Draft]:
    """One draft for each place; coordinates come from the gazetteer."""
    for place in links.places:
        where: dict[str, Value] = {}
        if place.latitude is not None and place.longitude is not None:
            accuracy = ACCURACY.get(place.kind, "country")
            where = {"latitude": place.latitude, "longitude": place.longitude, "accuracy": accuracy}
        values: dict[str, Value | None] = {
            "kind": place.kind,
            "aliases": place.aliases,
            "country": place.country,
            "coordinates": where,
            "formerly": place.formerly,
        }
        title = attribute_name(place.name, desk.pack)
        quotes = desk.mentions(place.occurrences)
        yield Draft("place", desk.places[place.name], title, _filled(values), quotes, _why(place))


def sight_aircraft(readings: Sequence[Reading]) -> Sightings:
    """Every mention of an aircraft type by its designation, in the order of the readings."""
    sightings: dict[str, list[tuple[str, AircraftMention]]] = {}
    for reading in readings:
        for mention in reading.mentions.aircraft:
            sightings.setdefault(mention.designation, []).append((reading.document.article.id, mention))
    return sightings


@immutable
class Types:
    """The aircraft types that have cards: the id of each designation, and what was decided about them.

    Designations that editors decided are one type have one id: that of `first`, by which the others stand.
    """

    ids: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]  # designation → those that are one with it
    former: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, tuple[str, ...]]


def decide_types(sightings: Sightings, decisions: Sequence[Decision]) -> Types:
    """The types of all `sightings`, those of one decision as one."""
    ids = dict(zip(sightings, make_unique(map(slug, sightings)), strict=True))
    called = {card: designation for designation, card in ids.items()}
    leader = dict.fromkeys(ids, "")
    notes: dict[str, list[str]] = {}
    for decision in decisions:
        named = [called[side.id] for side in decision.sides if side.id in called]
        for designation in named[1:] if decision.is_same else ():
            leader[_lead(leader, designation)] = _lead(leader, named[0])
            leader[_lead(leader, named[0])] = ""
        for designation in named if len(named) > 1 else ():
            notes.setdefault(designation, []).append(decision.note)
    others: dict[str, list[str]] = {}
    for designation in ids:
        others.setdefault(_lead(leader, designation), []).append(designation)
    groups = {first: tuple(d for d in group if d != first) for first, group in others.items()}
    return Types(
        {designation: ids[_lead(leader, designation)] for designation in ids},
        groups,
        {first: tuple(ids[designation] for designation in group) for first, group in groups.items()},
        {designation: tuple(told) for designation, told in notes.items()},
    )


def _lead(leader: Mapping[str, str], designation: str) -> str:
    while leader[designation]:
        designation = leader[designation]
    return designation


def draft_aircraft(sightings: Sightings, types: Types, links: Links, desk: Desk) -> Iterator[Draft]:
    """One draft for each aircraft type; a number only where the articles agree on it."""
    called = {alias: actor.name for actor in reversed(links.actors) for alias in (*actor.aliases, actor.name)}
    for designation, others in types.others.items():
        seen = [sighting for name in (designation, *others) for sighting in sightings[name]]
        written = [desk.words(article, mention.span) for article, mention in seen]
        counts = {mention.count for _, mention in seen if mention.count}
        operators = (called.get(mention.operator, mention.operator) for _, mention in seen)
        occurrences = [Occurrence(article, mention.span, mention.rule) for article, mention in seen]
        values: dict[str, Value | None] = {
            "designation": designation,
            "aliases": tuple(dict.fromkeys(words for words in written if words != designation)),
            "catalogue": next((mention.entry for _, mention in seen if mention.entry), ""),
            "operators": desk.actor_refs(operators),
            "count": counts.pop() if len(counts) == 1 else None,
            "happened": _happened(seen, desk),
            "formerly": types.former[designation],
        }
        rule = "decision.same" if others else "decision.not_same"
        notes = [note for name in (designation, *others) for note in types.notes.get(name, ())]
        decided = [(occurrences[0].article, Trace(rule, occurrences[0].span, note)) for note in dict.fromkeys(notes)]
        why = (*((o.article, Trace(o.rule, o.span)) for o in occurrences), *decided)
        quotes = desk.mentions(occurrences)
        yield Draft("aircraft", desk.aircraft[designation], designation, _filled(values), quotes, why)


def _happened(seen: Sequence[tuple[str, AircraftMention]], desk: Desk) -> tuple[Mapping[str, Value], ...]:
    """What the articles say happened to an aircraft, each thing once."""
    found: dict[tuple[str, bool], Mapping[str, Value]] = {}
    for article, mention in seen:
        for fate in mention.fates:
            said = "denied" if fate.is_denied else "reported"
            words = desk.words(article, fate.span)
            found.setdefault((fate.what, fate.is_denied), {"what": fate.what, "said": said, "words": words})
    return tuple(found.values())


def _why(entity: Actor | Place) -> tuple[tuple[str, Trace], ...]:
    seen = tuple((o.article, Trace(o.rule, o.span)) for o in entity.occurrences)
    return (*seen, *((link.article, Trace(link.rule, link.span, link.note)) for link in entity.links))


def _filled(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {
        name: value for name, value in values.items() if value is not None and value != "" and value not in ((), {})
    }
