"""Events: what happened at a stated time, in the words of the article."""

from __future__ import annotations

from briefing.claims.fact import Event
from briefing.claims.saying import LONGEST_CLAUSE, dates_the_saying
from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Span

NEAR_START = 4  # characters before an actor that opens a clause: "the "


def find_events(scene: Scene, pack: Pack) -> tuple[Event, ...]:
    """One event for each dated clause, in the order of the text; the date of a mere saying makes none."""
    found: dict[tuple[Span, str | None], Event] = {}
    words = read_words(pack, "clause_words")
    for _, mention in scene.dates.placed:
        sentence = scene.told_in(mention.span)
        if sentence is None or mention.span.end > sentence.span.end:
            continue
        if not dates_the_saying(scene, sentence, mention, pack):
            event = _event(scene, words, sentence, mention)
            if event.agent or event.where or event.means or event.target:  # else nobody did it anywhere
                found.setdefault((event.what, event.when.value if event.when else None), event)
    return tuple(found.values())


def _event(scene: Scene, words: Words, sentence: Sentence, mention: DateMention) -> Event:
    what = _clause(scene, words, sentence, mention)
    actors = scene.actors.inside(what)
    named = tuple(dict.fromkeys(name for _, name in actors))
    is_agent = bool(actors) and actors[0][0].start - what.start <= NEAR_START
    return Event(
        article=scene.article,
        what=what,
        sentence=quote_around(scene.document, sentence.span, what),
        rule="event.dated_clause",
        when=mention.when,
        where=tuple(dict.fromkeys(name for _, name in scene.places.inside(what))),
        agent=named[:1] if is_agent else (),
        target=named[1:] if is_agent else named,
        means=tuple(dict.fromkeys(name for _, name in scene.aircraft.inside(what))),
    )


def _clause(scene: Scene, words: Words, sentence: Sentence, mention: DateMention) -> Span:
    """The stretch around the date between the nearest clause boundaries, within the statement that holds it."""
    document, norms = scene.document, scene.document.norms
    stops, openers, subordinators = words["stops"], words["openers"], words["subordinators"]
    holding = scene.attributions_of(mention.span)
    region = sentence.span
    if holding:
        region = next(part for part in holding[0].content if part.covers(mention.span))
    at = document.token_at(mention.span.start)
    first = last = at
    lowest, highest = max(sentence.first, at - LONGEST_CLAUSE), min(sentence.last, at + LONGEST_CLAUSE)
    while first > lowest and document.starts[first - 1] >= region.start:
        before = norms[first - 1]
        if before in stops or (before == "," and norms[first] in openers):
            break
        first -= 1
    while last + 1 < highest and document.end_of(last + 1) <= region.end:
        after = norms[last + 1]
        if after in stops or after in subordinators:
            break
        if after == "," and last + 2 < sentence.last and norms[last + 2] in openers:
            break
        last += 1
    while first < at and (not document.is_word(first) or norms[first] in openers):
        first += 1
    while last > at and not document.is_word(last):
        last -= 1
    return _close_quotation(scene, Span(document.starts[first], max(document.end_of(last), mention.span.end)), region)


def _close_quotation(scene: Scene, span: Span, region: Span) -> Span:
    """The span to the end of a quotation that it breaks off in, as far as `region` goes."""
    for quotation in scene.document.quotations_from(span):
        if span.end < quotation.span.end <= region.end:
            return Span(span.start, quotation.span.end)
    return span
