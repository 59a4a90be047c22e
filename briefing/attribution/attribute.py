"""The stage: who says what in a document."""

from __future__ import annotations

from briefing.attribution import acted, phrased, spoken  # noqa: F401 - they register the rules
from briefing.attribution.attribution import Attribution, Mode
from briefing.attribution.cues import Cues, read_cues
from briefing.attribution.groups import Hit, find_hits
from briefing.attribution.reading import LONGEST_SENTENCE, Reading, read_document
from briefing.attribution.registry import Rule, read_rules
from briefing.attribution.scene import Draft, Scene, find_stops, find_subjects
from briefing.attribution.words import MARK
from briefing.mentions.mention import Mentions
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Span

FINAL = frozenset((".", "!", "?", "…"))


def attribute(document: Document, mentions: Mentions, pack: Pack) -> tuple[Attribution, ...]:
    """The attributed statements of `document`, in the order their sentences stand in."""
    reading = read_document(document, pack)
    return tuple(_finish(reading, drafts) for drafts in [find_drafts(document, reading, pack)])[0]


def find_drafts(document: Document, reading: Reading, pack: Pack) -> list[Draft]:
    """What the rules propose, sentence by sentence, where the cue is sure enough for its rule."""
    cues, rules = read_cues(pack), read_rules(pack)
    triggers = cues.by_word.keys()
    norms = reading.norms
    drafts: list[Draft] = []
    for paragraph in document.paragraphs:
        sentences = document.sentences[paragraph.first : paragraph.last]
        if not sentences:
            continue
        start, end = sentences[0].first, sentences[-1].last
        if triggers.isdisjoint(norms[start:end]):
            drafts += _go_on(reading, start, end, drafts)
            continue
        ends = frozenset(sentence.last for sentence in sentences)
        found: list[Draft] = []
        for sentence in sentences:
            low, high = sentence.first, min(sentence.last, sentence.first + LONGEST_SENTENCE)
            hits = find_hits(reading, cues, low, high)
            if hits:
                scene = read_scene(reading, low, high, start, end, ends, hits, paragraph.kind == "headline")
                found += read_drafts(scene, rules)
        drafts += found or _go_on(reading, start, end, drafts)
    return drafts


def read_scene(
    reading: Reading,
    low: int,
    high: int,
    start: int,
    end: int,
    ends: frozenset[int],
    hits: list[Hit],
    is_headline: bool,
) -> Scene:
    """The scene of the sentence ``[low, high)``; its last mark is left out, unless a quotation ends with it."""
    while high > low + 1 and reading.norms[high - 1] in FINAL and not reading.quoted[high - 1]:
        high -= 1
    found = tuple(hits)
    subjects = find_subjects(reading, low, found)
    stops = find_stops(reading, low, found, subjects)
    return Scene(reading, low, high, start, end, ends, found, subjects, stops, is_headline)


def read_drafts(scene: Scene, rules: dict[str, tuple[Rule, ...]]) -> list[Draft]:
    """The drafts of one sentence: for each cue outside earlier content, what the first rule that speaks finds."""
    drafts = scene.drafts
    for index, hit in enumerate(scene.hits):
        if any(first <= hit.core < last for draft in drafts for first, last in draft.content):
            continue
        spot = scene.spot(index)
        for rule in rules[hit.cue.kind]:
            draft = rule.find(scene, spot)
            if draft is not None:
                if draft.sure >= rule.needs:
                    drafts.append(draft)
                break
    return drafts


def _go_on(reading: Reading, start: int, end: int, drafts: list[Draft]) -> list[Draft]:
    """A paragraph that is one quotation goes on with the last speaker."""
    if not reading.quoted[start] or not drafts:
        return []
    first, last = reading.quotes[reading.quoted[start] - 1]
    if first != start:
        return []
    content = [(start, min(last, end))]
    at = last
    while at < end:
        if reading.quoted[at]:
            first, last = reading.quotes[reading.quoted[at] - 1]
            content.append((at, min(last, end)))
            at = last
        elif reading.classes[at] & MARK:
            at += 1
        else:
            return []
    return [Draft("quote.goes_on", "quote", 100, None, None, tuple(content), act="states", goes_on=True)]


def _finish(reading: Reading, drafts: list[Draft]) -> tuple[Attribution, ...]:
    found: list[Attribution] = []
    speaker: int | None = None
    for draft in drafts:
        spans = tuple(reading.span(first, last) for first, last in draft.content)
        hit = draft.hit
        act = draft.act
        if not act and hit is not None:
            act = hit.cue.act
            if hit.is_unwilling:
                act = "does-not-confirm"
            elif hit.is_negated and hit.cue.denied:
                act = hit.cue.denied
        cue = (reading.span(hit.first, hit.last),) if hit is not None else ()
        source = (reading.span(*draft.source),) if draft.source is not None else ()
        found.append(
            Attribution(
                source=source,
                cue=cue,
                content=spans,
                act=act,
                mode=_find_mode(reading, draft),
                rule=draft.rule,
                same_source_as=speaker if draft.goes_on else None,
                link=reading.span(*draft.link) if draft.link else None,
                target=reading.span(*draft.target) if draft.target else None,
            )
        )
        if source:
            speaker = len(found) - 1
    return tuple(found)


def _find_mode(reading: Reading, draft: Draft) -> Mode:
    inside = outside = 0
    for first, last in draft.content:
        for index in range(first, last):
            if not reading.classes[index] & MARK:
                if reading.quoted[index]:
                    inside += 1
                else:
                    outside += 1
    return "indirect" if not inside else "direct" if not outside else "mixed"


__all__ = ["Cues", "Span", "attribute"]
