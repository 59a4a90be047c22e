"""Why a statement was read as it was: the rule for its content, and the words that decided on cue, source and act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.attribution.attribution import Attribution, Grounds
from briefing.claims.acts import find_act, read_acts
from briefing.links.entity import Speaker
from briefing.links.reading import Reading
from briefing.pack import Pack
from briefing.values import Span, Trace

FRAMES = {
    "quote": "with words in quotation marks",
    "that": "before “that”",
    "left": "after what was said",
    "clause": "before a clause",
    "comma": "before a comma and a clause",
    "wh": "before a question word",
    "np": "with an object",
    "to": "before “to”",
    "raised": "between a subject and what it seems to be",
    "by": "in the passive, before “by”",
    "passive_as": "in the passive, before “as”",
    "passive_wh": "in the passive, before a question",
    "noun": "with a noun that carries the meaning",
}
OBJECTS = "obj_"  # frames with somebody between the cue and its preposition: "obj_of"
SOURCES = {
    "subject": "the cue's subject",
    "shared": "the subject of the clause before, which the cue shares",
    "after": "the words after the cue",
    "owner": "whose word it is",
    "none": "no source stands with the cue",
}
SPEAKERS = {
    "speaker.pronoun": "a pronoun, so whoever spoke or was named last and fits",
    "speaker.named": "the words name them",
    "speaker.again": "a phrase already met",
    "speaker.voice": "a word for what somebody said, so the last who did",
    "speaker.group": "a word for a body, so the last that spoke or was named",
    "speaker.parties": "two who were named together before, or the only two there are",
    "speaker.new": "words met for the first time",
    "speaker.undecided": "two could be meant, so nobody is",
    "speaker.unresolved": "words that stand for nobody in particular",
}


def explain_statement(
    reading: Reading, speakers: Sequence[Speaker], rule: str, content: Span, pack: Pack
) -> Iterator[Trace]:
    """The traces of the attribution that the rule `rule` made of `content`, outermost level last; none where none is.

    For each: its content with mode and speech act, its cue with the grades that let it pass, its source, and whom the
    source stands for (`speakers` are those of the briefing).
    """
    named = {speaker.span: speaker for speaker in speakers if speaker.article == reading.document.article.id}
    found = next((a for a in reading.attributions if a.rule == rule and content in a.content), None)
    own = find_act(reading, found, content, read_acts(pack)) if found is not None else None
    while found is not None:
        yield from _tell(reading, named, found)
        if own is not None:
            yield Trace(own[1], own[2], f"these words make the speech act: {own[0]}")
            own = None
        found = reading.attributions[found.within] if found.within is not None else None


def _tell(reading: Reading, named: dict[Span, Speaker], attribution: Attribution) -> Iterator[Trace]:
    act = f"speech act: {attribution.act}"
    yield Trace(attribution.rule, attribution.content[0], f"content, {attribution.mode}; {act}")
    if attribution.cue:
        cue, grounds = _whole(attribution.cue), attribution.grounds
        yield Trace(f"cue.{grounds.kind if grounds else 'mark'}", cue, _tell_cue(grounds))
    if attribution.same_source_as is not None:
        before = reading.attributions[attribution.same_source_as]
        yield Trace("source.goes_on", _whole(before.source), "the speaker of the statement that this one goes on")
        attribution = before
    elif attribution.source:
        place = attribution.grounds.source if attribution.grounds else "subject"
        yield Trace(f"source.{place}", _whole(attribution.source), SOURCES[place])
    for part in [_whole(attribution.source)] if attribution.source else []:
        speaker = named.get(part)
        if speaker is not None:
            who = " and ".join(speaker.actors) or "nobody"
            yield Trace(speaker.rule, part, f"stands for {who}: {SPEAKERS.get(speaker.rule, speaker.rule)}")


def _tell_cue(grounds: Grounds | None) -> str:
    if grounds is None:
        return "a mark gives the words to the one before it"
    frame = FRAMES.get(grounds.frame, f"before “{grounds.frame.removeprefix(OBJECTS)}”")
    weighed = f"{grounds.sure} with what stands around it" if grounds.sure != grounds.grade else "here too"
    sure = f"a cue {grounds.grade} times in 100, {weighed}; the rule asks for {grounds.needs}"
    return f"“{grounds.cue}” {frame} is {sure}"


def _whole(parts: tuple[Span, ...]) -> Span:
    return Span(min(part.start for part in parts), max(part.end for part in parts))
