"""One linked article as the fact finders see it: its tokens, who speaks where, and what is mentioned where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence

from briefing.attribution.attribution import Attribution
from briefing.claims.shelf import Shelf
from briefing.claims.triggers import read_triggers
from briefing.links.entity import Links
from briefing.links.reading import Reading
from briefing.mentions.mention import ActorType, DateMention
from briefing.mentions.spots import spot_words
from briefing.pack import Pack
from briefing.text.document import Document, Sentence
from briefing.values import Count, Span, immutable

FACT_BLOCKS = frozenset({"headline", "body"})


@immutable
class Scene:
    """A reading with its links looked up.

    `actors` and `places` hold each occurrence with the entity's name, `aircraft` and `dates` each mention, `cues` each
    cue with its attribution; `holding` has for a sentence (its index) the attributions whose content touches it.
    """

    reading: Reading
    document: Document
    article: str  # its id
    norms: tuple[str, ...]  # of the tokens, which rules match
    actors: Shelf[str]
    places: Shelf[str]
    aircraft: Shelf[str]
    dates: Shelf[DateMention]
    cues: Shelf[Attribution]
    holding: Mapping[int, Sequence[int]]
    speakers: Mapping[Span, tuple[str, ...]]
    counts: Mapping[int, Count]  # by the token at which each begins
    types: Mapping[str, ActorType]  # the actors of its briefing by name
    words: frozenset[str]  # the norms that its tokens have
    spots: Sequence[int]  # the tokens of the words in `briefing.claims.triggers`
    overlay: Mapping[str, Mapping[int, int]]  # for rules: the tokens of counts

    def spot(self, words: Container[str]) -> list[int]:
        """The tokens whose norm is one of `words`, which have to be among the triggers."""
        return [at for at in self.spots if self.norms[at] in words]

    def by_sentence(self, tokens: Iterable[int]) -> dict[int, list[int]]:
        """The tokens by the sentence (its index) in which each stands, of the sentences that facts are read from."""
        document = self.document
        found: dict[int, list[int]] = {}
        for at in tokens:
            index = bisect_right(document.sentence_starts, document.starts[at]) - 1
            if index >= 0 and at < document.sentences[index].last and self.is_told(document.sentences[index]):
                found.setdefault(index, []).append(at)
        return found

    def is_told(self, sentence: Sentence) -> bool:
        """Whether facts are read from a sentence: in headline and body, not in captions, cross-heads and notes."""
        return self.document.paragraphs[sentence.paragraph].kind in FACT_BLOCKS

    def told_in(self, span: Span) -> Sentence | None:
        """The sentence in which `span` begins, if facts are read from it."""
        sentence = self.document.sentence_of(span)
        return sentence if sentence and self.is_told(sentence) else None

    def claimants(self, attribution: Attribution) -> tuple[str, ...]:
        """Whom an attribution's source stands for, following quotations that run on from an earlier one."""
        seen: set[int] = set()
        while not attribution.source and attribution.same_source_as is not None:
            if attribution.same_source_as in seen:
                return ()
            seen.add(attribution.same_source_as)
            attribution = self.reading.attributions[attribution.same_source_as]
        return self.speakers.get(whole(attribution.source), ()) if attribution.source else ()

    def carriers(self, attribution: Attribution) -> tuple[str, ...]:
        """Who passed the statement on, nearest to the claimant first; one who passes on his own words is no carrier."""
        if not attribution.via:
            return ()
        own = self.claimants(attribution)
        names = (name for span in attribution.via for name in self.speakers.get(span, ()))
        return tuple(name for name in dict.fromkeys(names) if name not in own)

    def named(self, span: Span | None) -> str:
        """The actor that the words of `span` name first; "" for none."""
        return next((name for _, name in self.actors.starting_in(span)), "") if span else ""

    def quote(self, parts: tuple[Span, ...]) -> str:
        """The words of a role, "…" between its parts."""
        if len(parts) == 1:
            return parts[0].of(self.document.article.text)
        return " … ".join([part.of(self.document.text) for part in parts])

    def attributions_of(self, span: Span) -> list[Attribution]:
        """The attributions whose content holds `span`, innermost first; none where the article says it itself."""
        sentence = self.document.sentence_index(span)
        near = self.holding.get(sentence, ()) if sentence is not None else ()
        attributions = self.reading.attributions
        held = [
            (sum(len(part) for part in attributions[index].content), index)
            for index in near
            if any(part.covers(span) for part in attributions[index].content)
        ]
        return [attributions[index] for _, index in sorted(held)]


def set_scenes(readings: Sequence[Reading], links: Links, pack: Pack) -> tuple[Scene, ...]:
    """Each reading with what `links` says of its article, in the same order."""
    triggers = read_triggers(pack)
    actors: dict[str, list[tuple[Span, str]]] = {}
    places: dict[str, list[tuple[Span, str]]] = {}
    speakers: dict[str, dict[Span, tuple[str, ...]]] = {}
    for actor in links.actors:
        for seen in actor.occurrences:
            actors.setdefault(seen.article, []).append((seen.span, actor.name))
    for place in links.places:
        for seen in place.occurrences:
            places.setdefault(seen.article, []).append((seen.span, place.name))
    for speaker in links.speakers:
        speakers.setdefault(speaker.article, {})[speaker.span] = speaker.actors
    types = {actor.name: actor.type for actor in links.actors}
    return tuple(
        _set_scene(
            reading, triggers, types, actors.get(article, ()), places.get(article, ()), speakers.get(article, {})
        )
        for reading in readings
        for article in (reading.document.article.id,)
    )


def _set_scene(
    reading: Reading,
    triggers: frozenset[str],
    types: Mapping[str, ActorType],
    actors: Iterable[tuple[Span, str]],
    places: Iterable[tuple[Span, str]],
    speakers: Mapping[Span, tuple[str, ...]],
) -> Scene:
    document, mentions = reading.document, reading.mentions
    counted = {document.token_at(mention.span.start): mention for mention in mentions.counts}
    return Scene(
        reading,
        document,
        document.article.id,
        document.norms,
        actors=Shelf.of(actors),
        places=Shelf.of(places),
        aircraft=Shelf.of((mention.span, mention.designation) for mention in mentions.aircraft),
        dates=Shelf.of((mention.span, mention) for mention in mentions.dates),
        cues=Shelf.of((cue, attribution) for attribution in reading.attributions for cue in attribution.cue),
        holding=_sentences_of_contents(reading),
        speakers=speakers,
        counts={at: mention.count for at, mention in counted.items()},
        types=types,
        words=frozenset(document.norms),
        spots=spot_words(document, triggers),
        overlay={"count": {at: document.token_at(mention.span.end - 1) + 1 for at, mention in counted.items()}},
    )


def _sentences_of_contents(reading: Reading) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    document = reading.document
    for index, attribution in enumerate(reading.attributions):
        for part in attribution.content:
            first = document.sentence_index(part)
            if first is None or not part:
                continue
            is_within = part.end <= document.sentences[first].span.end
            last = first if is_within else document.sentence_index(Span(part.end - 1, part.end))
            for sentence in range(first, last + 1) if last is not None else ():
                indexes = found.setdefault(sentence, [])
                if index not in indexes[-1:]:
                    indexes.append(index)
    return found


def whole(parts: tuple[Span, ...]) -> Span:
    """The span from the first part to the last."""
    if len(parts) == 1:
        return parts[0]
    return Span(parts[0].start, max([part.end for part in parts]))
