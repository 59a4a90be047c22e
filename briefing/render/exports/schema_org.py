"""Cards in the terms of schema.org, as nodes of JSON-LD.

What a card holds was extracted from an article: it is a Claim with its claimant and where it appeared, and never a
ClaimReview, for nobody has reviewed whether it is true. A denial is no claim of what it denies: where an act does not
assert its words, the text says who does what. What schema.org has no type for is a Thing. https://schema.org/Claim
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.cards.card import Card
from briefing.render.address import card_path, web_address
from briefing.render.exports.plain import Plain
from briefing.render.fields import count_of, evidence_of, record_of, records_of, text_of, texts_of, when_of
from briefing.render.lines import claim_line, figure_line
from briefing.render.quotation import say_figure, say_who
from briefing.render.view import View
from briefing.values import When, immutable

Node = dict[str, Plain]

ASSERTING = ("states", "confirms")  # speech acts whose words are what the claimant holds to be so
KINDS: Mapping[str, str] = {
    "source": "NewsArticle",
    "claim": "Claim",
    "casualty": "Claim",
    "figure": "Claim",
    "event": "Event",
    "dispute": "CollectionPage",
    "aircraft": "ProductModel",
}
ACTORS: Mapping[str, str] = {
    "person": "Person",
    "state": "Country",
    "government": "GovernmentOrganization",
    "armed_group": "Organization",
    "organization": "Organization",
    "media": "NewsMediaOrganization",
}
PLACES: Mapping[str, str] = {
    "country": "Country",
    "province": "AdministrativeArea",
    "city": "City",
    "sea": "SeaBodyOfWater",
}


@immutable
class Describer:
    """Makes the nodes of cards; `locate` gives the address of a page as it is written where they stand.

    `is_alone` is for a node that stands alone on a page: it tells the article it is from too.
    """

    view: View
    locate: Callable[[str], str]
    is_alone: bool = False

    def describe(self, card: Card) -> Node:
        """The node of a card."""
        tell = _TELL.get(card.kind, _tell_thing)
        return drop_empty(
            {"@type": name_type(card), "@id": self.identify(card), "name": card.title, **tell(self, card)}
        )

    def identify(self, card: Card) -> str:
        """What stands for what a card is about: its page's address with its kind, for the page is not the thing."""
        return f"{self.locate(card_path(card.kind, card.id))}#{card.kind}"

    def refer(self, keys: Iterable[str]) -> list[Plain]:
        """Cards by their names and types; one that is not there by its id."""
        cards = self.view.library.cards
        return [self._name(card) if (card := cards.get(key)) else _call(key) for key in dict.fromkeys(keys)]

    def refer_in(self, card: Card, field: str, kind: str) -> list[Plain]:
        """The cards of one kind that a field names."""
        return self.refer(f"{kind}/{name}" for name in texts_of(card, field))

    def list_sources(self, card: Card) -> list[Plain]:
        """The articles that a card stands on; the first is told where the node stands alone."""
        names = dict.fromkeys(evidence.source for evidence in evidence_of(card))
        cards = [source for name in names if (source := self.view.library.cards.get(f"source/{name}"))]
        nodes: list[Plain] = [{"@id": self.identify(source)} for source in cards]
        if cards and self.is_alone:
            nodes[0] = self.describe(cards[0])
        return nodes

    def _name(self, card: Card) -> Plain:
        return {"@type": name_type(card), "@id": self.identify(card), "name": card.title}


def name_type(card: Card) -> str:
    """The type that schema.org has for what a card is about."""
    if card.kind == "actor":
        return ACTORS.get(text_of(card, "type"), "Thing")
    if card.kind == "place":
        return PLACES.get(text_of(card, "kind"), "Place")
    return KINDS.get(card.kind, "Thing")


def drop_empty(node: Node) -> Node:
    """The node without what it does not know."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _call(key: str) -> Plain:
    return {"@type": "Thing", "name": key.partition("/")[2] or key}


def _tell_source(describer: Describer, card: Card) -> Node:
    return {
        "name": None,
        "headline": card.title,
        "url": web_address(text_of(card, "url")),
        "archivedAt": web_address(text_of(card, "archive_url")),
        "author": [{"@type": "Person", "name": name} for name in texts_of(card, "bylines")],
        "publisher": _organize(text_of(card, "publisher")),
        "sourceOrganization": _organize(text_of(card, "agency")),
        "datePublished": _date(when_of(card, "published")),
        "dateCreated": _date(when_of(card, "filed")),
        "dateline": text_of(card, "dateline"),
        "inLanguage": text_of(card, "language"),
        "isBasedOn": describer.refer_in(card, "carries", "source"),
    }


def _tell_claim(describer: Describer, card: Card) -> Node:
    content = text_of(card, "content")
    if text_of(card, "act") not in ASSERTING:
        content = f"{say_who(claim_line(describer.view, card))}: {content}"
    about = dict.fromkeys([*(f"actor/{name}" for name in texts_of(card, "target")), *texts_of(card, "about")])
    return {
        "name": None,  # the text has it all
        "text": content,
        "about": describer.refer(about),
        "dateCreated": _date(when_of(card, "said")),
        **_tell_origin(describer, card, "claimants"),
    }


def _tell_figure(describer: Describer, card: Card) -> Node:
    line, count = figure_line(describer.view, card), count_of(card, "count")
    quantity: Node = {
        "@type": "QuantitativeValue",
        "description": line.number,
        "unitText": line.what,
        "minValue": count.low if count else None,
        "maxValue": count.high if count else None,
    }
    about = [*describer.refer_in(card, "where", "place"), *describer.refer_in(card, "blamed", "actor")]
    return {
        "text": say_figure(line),
        "about": [drop_empty(quantity), *about],
        "temporalCoverage": _date(when_of(card, "when")),
        **_tell_origin(describer, card, "claimed_by"),
    }


def _tell_origin(describer: Describer, card: Card, claimants: str) -> Node:
    """Who says it, in which article, and who had it before: the carrier nearest to the claimant."""
    first = describer.refer_in(card, "via", "actor")[:1]
    return {
        "author": describer.refer_in(card, claimants, "actor"),
        "creditText": text_of(card, "source_words"),
        "appearance": describer.list_sources(card),
        "firstAppearance": {"@type": "CreativeWork", "publisher": first[0]} if first else None,
    }


def _tell_event(describer: Describer, card: Card) -> Node:
    parties = [*describer.refer_in(card, "agent", "actor"), *describer.refer_in(card, "target", "actor")]
    return {
        "name": text_of(card, "what") or card.title,
        "startDate": _date(when_of(card, "when")),
        "location": describer.refer_in(card, "where", "place"),
        "about": [*parties, *describer.refer_in(card, "means", "aircraft")],
        "subjectOf": describer.list_sources(card),
    }


def _tell_dispute(describer: Describer, card: Card) -> Node:
    """All positions in lists without an order."""
    sides: list[Plain] = []
    for position in records_of(card, "positions"):
        claims = position.get("claims", ())
        named = claims if isinstance(claims, tuple) else (claims,)
        sides.append(_list_items(position.get("label"), describer.refer(f"claim/{claim}" for claim in named)))
    return {
        "name": text_of(card, "question") or card.title,
        "mainEntity": _list_items("Positions", sides),
        "citation": describer.list_sources(card),
    }


def _tell_actor(describer: Describer, card: Card) -> Node:
    is_person = text_of(card, "type") == "person"
    return {
        "alternateName": list(texts_of(card, "aliases")),
        "jobTitle": [str(role.get("title", "")) for role in records_of(card, "roles")] if is_person else [],
        "affiliation" if is_person else "memberOf": describer.refer_in(card, "affiliations", "actor"),
        "subjectOf": describer.list_sources(card),
    }


def _tell_place(describer: Describer, card: Card) -> Node:
    coordinates, country = record_of(card, "coordinates"), text_of(card, "country")
    latitude, longitude = (_number(coordinates.get(name)) for name in ("latitude", "longitude"))
    point: Node = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    accuracy = str(coordinates.get("accuracy", ""))
    exact: Node = {"@type": "PropertyValue", "name": "accuracy of the coordinates", "value": accuracy}
    return {
        "alternateName": list(texts_of(card, "aliases")),
        "geo": None if latitude is None or longitude is None else point,
        "additionalProperty": exact if accuracy else None,
        "containedInPlace": {"@type": "Country", "name": country} if country not in ("", card.title) else None,
        "subjectOf": describer.list_sources(card),
    }


def _tell_thing(describer: Describer, card: Card) -> Node:
    return {"alternateName": list(texts_of(card, "aliases")), "subjectOf": describer.list_sources(card)}


_TELL: Mapping[str, Callable[[Describer, Card], Node]] = {
    "source": _tell_source,
    "claim": _tell_claim,
    "casualty": _tell_figure,
    "figure": _tell_figure,
    "event": _tell_event,
    "dispute": _tell_dispute,
    "actor": _tell_actor,
    "place": _tell_place,
}


def _list_items(name: object, items: list[Plain]) -> Plain:
    order = "https://schema.org/ItemListUnordered"
    return {"@type": "ItemList", "name": str(name or ""), "itemListOrder": order, "itemListElement": items}


def _organize(name: str) -> Plain:
    return {"@type": "Organization", "name": name} if name else None


def _number(value: object) -> float | None:
    return value if isinstance(value, (int, float)) else None


def _date(when: When | None) -> str:
    """ISO 8601 at its own precision, as schema.org's Date takes it; nothing where the words only hold it possible."""
    return when.value or "" if when and not when.is_possible else ""
