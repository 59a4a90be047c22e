"""Events: what happened or is to happen, clause by clause, in the words of the article (``pack/rules/events.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.claims.events.dated import tell_dated
from briefing.claims.events.retold import Telling, join_retold
from briefing.claims.events.tellings import EventPage, open_page
from briefing.claims.events.undated import LONGEST_NAME, is_predicate, may_tell_beside, tell_undated
from briefing.claims.fact import Event
from briefing.claims.saying import dates_the_saying
from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.mentions.spots import spot_words
from briefing.pack import Pack
from briefing.text.document import Sentence
from briefing.values import Span, When


def find_events(scene: Scene, pack: Pack) -> tuple[Event, ...]:
    """The events of one article, each once, in the order of the text."""
    return join_retold(_find_tellings(open_page(scene, pack)), pack.read("lexicons/states").keys())


def _find_tellings(page: EventPage) -> Iterator[Telling]:
    """What each clause tells: in each sentence first those with a date."""
    document = page.scene.document
    dates: dict[int, list[DateMention]] = {}
    for _, mention in page.scene.dates.placed:
        index = document.sentence_index(mention.span)
        if index is not None and mention.span.end <= document.sentences[index].span.end:
            dates.setdefault(index, []).append(mention)
    spots = page.scene.by_sentence(spot_words(document, page.words.told))
    for index in sorted(spots.keys() | dates.keys()):
        sentence = document.sentences[index]
        if page.scene.is_told(sentence) and document.norms[sentence.last - 1] != "?":
            yield from _read_sentence(page, sentence, spots.get(index, []), dates.get(index, []))


def _read_sentence(
    page: EventPage, sentence: Sentence, spots: Sequence[int], dates: Sequence[DateMention]
) -> Iterator[Telling]:
    if not dates and not _may_be_news(page, sentence):
        return
    page = page.turn_to(sentence)
    taken: set[int] = set()
    told: dict[Span, Telling] = {}
    said: list[When] = []
    for mention in dates:
        is_said = dates_the_saying(page.scene, sentence, mention, page.pack)
        if is_said and not _has_noun_before(page, mention):
            said.append(mention.when)
            continue
        telling, clause = tell_dated(page, sentence, mention, is_said)
        if telling is not None:
            taken.update(range(clause.first, clause.last))
            known = told.get(telling.event.what)
            if known is None or (telling.is_dated and not known.is_dated):
                told[telling.event.what] = telling
        elif is_said:
            said.append(mention.when)
    yield from told.values()
    when = said[0] if len(said) == 1 else None
    if when is not None:
        spots = [at for at in range(sentence.first, sentence.last) if may_tell_beside(page, at)]
    elif dates and not _may_be_news(page, sentence):
        return
    free = sentence.first
    for spot in spots:
        if spot < free or spot in taken or not (when is not None or is_predicate(page, spot)):
            continue
        telling, free = tell_undated(page, sentence, spot, when, taken)
        if telling is not None:
            yield telling


def _may_be_news(page: EventPage, sentence: Sentence) -> bool:
    """Whether a sentence names two that one could have done something to or at, or goes on about what was told."""
    if page.marked.norms[sentence.first] in page.frame["pointing"]:
        return True
    shelves = (page.scene.actors, page.scene.places, page.scene.aircraft)
    return sum(len(shelf.starting_in(sentence.span)) for shelf in shelves) > 1


def _has_noun_before(page: EventPage, mention: DateMention) -> bool:
    """Whether a noun that names a happening stands close before a date."""
    at = page.scene.document.token_at(mention.span.start)
    return not page.words.nouns.keys().isdisjoint(page.marked.norms[max(0, at - LONGEST_NAME) : at])
