"""Sources, actors, aircraft and places → drafts of their cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.cards.build.desk import Desk, Draft
from briefing.cards.card import Value
from briefing.cards.loaded import attribute_name
from briefing.cards.titles import shorten
from briefing.links.entity import Actor, Links, Occurrence, Place
from briefing.links.reading import Reading
from briefing.mentions.mention import AircraftMention
from briefing.sources.article import Article
from briefing.values import Span, Trace

ACCURACY = {"site": "site", "city": "town", "province": "province", "region": "province"}
Sightings = Mapping[str, Sequence[tuple[str, AircraftMention]]]  # designation → (article, mention)


def draft_sources(desk: Desk) -> Iterator[Draft]:
    """One draft for each article that has words."""
    for document in desk.documents.values():
        article = document.article
        span = _head(article)
        if span is None:
            continue
        dateline = article.dateline
        values: dict[str, Value | None] = {
            "publisher": article.publisher,
            "agency": article.agency or (dateline.agency if dateline else ""),
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


def draft_aircraft(sightings: Sightings, links: Links, desk: Desk) -> Iterator[Draft]:
    """One draft for each aircraft type; a number only where the articles agree on it."""
    called = {alias: actor.name for actor in reversed(links.actors) for alias in (*actor.aliases, actor.name)}
    for designation, seen in sightings.items():
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
        }
        why = tuple((o.article, Trace(o.rule, o.span)) for o in occurrences)
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
    return tuple((o.article, Trace(o.rule, o.span)) for o in entity.occurrences)


def _filled(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {
        name: value for name, value in values.items() if value is not None and value != "" and value not in ((), {})
    }
