"""What every builder of cards works from: the articles, and the ids that names have been given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from briefing.cards.build.evidence import Passage
from briefing.cards.card import Value
from briefing.cards.ids import make_unique
from briefing.links.entity import Actor, Occurrence, Place
from briefing.links.reading import Reading
from briefing.pack import Pack
from briefing.sources.article import Article
from briefing.text.document import Document
from briefing.text.passages import quote_around
from briefing.values import Span, Trace, immutable
from briefing.values.slug import slug

MOST_EVIDENCE = 5  # sentences of one card: the first that mention it
LONGEST_CAPTION = 600  # characters of a block that is quoted whole


@immutable
class Draft:
    """A card that has no id yet: `name` is the one it asks for.

    `quotes` are the passages that support it, `why` says which rule saw which words; the first of these is the card's
    place in the order.
    """

    kind: str
    name: str
    title: str
    values: Mapping[str, Value]
    quotes: tuple[Passage, ...]
    why: tuple[tuple[str, Trace], ...]


@immutable
class Desk:
    """The documents by article id, in the order the articles are told, and the entities' ids by name.

    `order` has the rank of each article in that order.
    """

    documents: Mapping[str, Document]
    pack: Pack
    order: Mapping[str, int]
    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    aircraft: Mapping[str, str] = field(default_factory=dict)
    plural: frozenset[str] = frozenset()

    def words(self, article: str, span: Span) -> str:
        """The words of an article."""
        return span.of(self.documents[article].text)

    def sentence(self, article: str, span: Span) -> Span:
        """The sentence to quote for `span`; outside of sentences the dateline or caption, else the words themselves."""
        document = self.documents[article]
        sentence = document.sentence_of(span)
        if sentence and sentence.span.covers(span):
            return quote_around(document, sentence.span, span)
        dateline = document.article.dateline
        if dateline and dateline.span.covers(span):
            return dateline.span
        blocks = [block.span for block in document.article.blocks if block.span.covers(span)]
        return next((block for block in blocks if len(block) <= LONGEST_CAPTION), span)

    def mentions(self, occurrences: Iterable[Occurrence]) -> tuple[Passage, ...]:
        """The first sentences that mention an entity, each once, a handful at most."""
        known = [occurrence for occurrence in occurrences if occurrence.article in self.order]
        known.sort(key=lambda occurrence: (self.order[occurrence.article], occurrence.span))
        sentences: dict[Passage, None] = {}
        for occurrence in known:
            sentences[occurrence.article, self.sentence(occurrence.article, occurrence.span)] = None
            if len(sentences) == MOST_EVIDENCE:
                break
        return tuple(sentences)

    def actor_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the actors among `names`."""
        return tuple(dict.fromkeys(self.actors[name] for name in names if name in self.actors))

    def place_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the places among `names`."""
        return tuple(dict.fromkeys(self.places[name] for name in names if name in self.places))

    def aircraft_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the aircraft among `names`."""
        return tuple(dict.fromkeys(self.aircraft[name] for name in names if name in self.aircraft))


def order_readings(readings: Sequence[Reading]) -> list[Reading]:
    """The readings by the day their articles count from, so that a later article moves no earlier card's id."""

    def place(reading: Reading) -> tuple[str, str]:
        article: Article = reading.document.article
        when = article.reference
        return (when.value if when and when.value else "9999", article.id)

    return sorted(readings, key=place)


def name_entities(entities: Iterable[Actor | Place], order: Mapping[str, int]) -> dict[str, str]:
    """An id for each entity's name; of two names with one slug the one that occurs first keeps it."""

    def place(item: Actor | Place) -> tuple[int, int, str]:
        first = min(
            ((order.get(o.article, len(order)), o.span.start) for o in item.occurrences), default=(len(order), 0)
        )
        return *first, item.name

    names = [item.name for item in sorted(entities, key=place)]
    return dict(zip(names, make_unique(map(slug, names)), strict=True))
