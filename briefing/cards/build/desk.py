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
MOST_SOURCES = 20  # but one of each source that does, up to so many
LONGEST_CAPTION = 600  # characters of a block that is quoted whole


@immutable
class Draft:
    """A card that has no id yet, unless decisions gave it one: `name` is the one it asks for.

    `quotes` are the passages that support it, `why` says which rule saw which words; the first of these is the card's
    place in the order.
    """

    kind: str
    name: str
    title: str
    values: Mapping[str, Value]
    quotes: tuple[Passage, ...]
    why: tuple[tuple[str, Trace], ...]
    id: str = ""


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
        """The first sentences that mention an entity, each once: one of each article, else a handful at most."""
        known = [occurrence for occurrence in occurrences if occurrence.article in self.order]
        known.sort(key=lambda occurrence: (self.order[occurrence.article], occurrence.span))
        if len(known) > MOST_EVIDENCE:
            first = {occurrence.article: occurrence for occurrence in reversed(known)}
            known = [*list(first.values())[::-1][:MOST_SOURCES], *known[: 4 * MOST_EVIDENCE]]
        passages = [(seen.article, self.sentence(seen.article, seen.span)) for seen in known]
        chosen = choose_passages(passages)
        return tuple(sorted(chosen, key=lambda passage: (self.order[passage[0]], passage[1])))

    def actor_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the actors among `names`."""
        return tuple(dict.fromkeys(self.actors[name] for name in names if name in self.actors))

    def place_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the places among `names`."""
        return tuple(dict.fromkeys(self.places[name] for name in names if name in self.places))

    def aircraft_refs(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the aircraft among `names`."""
        return tuple(dict.fromkeys(self.aircraft[name] for name in names if name in self.aircraft))


def choose_passages(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The first of each article's passages, a score at most, and of the others as many as make it a handful."""
    distinct = list(dict.fromkeys(passages))
    first = {article: (article, span) for article, span in reversed(distinct)}
    chosen = dict.fromkeys(list(first.values())[::-1][:MOST_SOURCES])
    for passage in distinct:
        if len(chosen) >= MOST_EVIDENCE:
            break
        chosen[passage] = None
    return tuple(passage for passage in distinct if passage in chosen)


def give_ids(drafts: Sequence[Draft]) -> list[str]:
    """The ids of the drafts of one kind: their own, else what they ask for, made unique."""
    made = iter(make_unique((draft.name for draft in drafts if not draft.id), [d.id for d in drafts if d.id]))
    return [draft.id or next(made) for draft in drafts]


def order_readings(readings: Sequence[Reading]) -> list[Reading]:
    """The readings by the day their articles count from, so that a later article moves no earlier card's id."""

    def place(reading: Reading) -> tuple[str, str]:
        article: Article = reading.document.article
        when = article.reference
        return (when.value if when and when.value else "9999", article.id)

    return sorted(readings, key=place)


def name_entities(entities: Iterable[Actor | Place], order: Mapping[str, int]) -> dict[str, str]:
    """An id for each entity's name: its own if it has one, else made of what the first article calls it.

    Of two that are called the same the one that occurs first has it, and the other that of its name, which tells them
    apart. So a later article moves no earlier card.
    """

    def place(item: Actor | Place) -> tuple[int, int, str]:
        first = min(
            ((order.get(o.article, len(order)), o.span.start) for o in item.occurrences), default=(len(order), 0)
        )
        return *first, item.name

    ordered = sorted(entities, key=place)
    unnamed = [item for item in ordered if not item.id]
    taken = {item.id for item in ordered if item.id}
    wanted: list[str] = []
    for item in unnamed:
        called = slug(item.called or item.name)
        wanted.append(slug(item.name) if called in taken else called)
        taken.add(wanted[-1])
    made = make_unique(wanted, [item.id for item in ordered if item.id])
    return dict(zip([item.name for item in unnamed], made, strict=True)) | {i.name: i.id for i in ordered if i.id}
