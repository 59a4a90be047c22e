"""The stage: who says what in a document."""

from __future__ import annotations

from dataclasses import replace

from briefing.attribution import acted, phrased, spoken  # noqa: F401 - they register the rules
from briefing.attribution.attribution import Attribution, Mode
from briefing.attribution.cues import Cues, read_cues
from briefing.attribution.groups import Hit, find_hits
from briefing.attribution.reading import LONGEST_SENTENCE, Reading, read_document
from briefing.attribution.registry import Rule, read_rules
from briefing.attribution.scene import Draft, Scene, find_stops, find_subjects
from briefing.attribution.words import AUXILIARY, CAPITAL, FINITE, MARK, MODAL
from briefing.mentions.mention import Mentions
from briefing.pack import Pack
from briefing.text.document import Document, Paragraph
from briefing.values import Span

VERBAL = AUXILIARY | MODAL | FINITE
NAME_LENGTH = 7  # tokens before the colon of "Kerry: Ceasefire Near"
NO_NAMES = frozenset("breaking exclusive update updated watch video live photos analysis opinion report poll fact report editorial".split())
FINAL = frozenset((".", "!", "?", "…"))


def attribute(document: Document, mentions: Mentions, pack: Pack) -> tuple[Attribution, ...]:
    """The attributed statements of `document`, in the order their sentences stand in."""
    reading = read_document(document, pack)
    return _finish(reading, find_drafts(document, reading, pack))


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
        if ":" in norms[start : min(end, start + NAME_LENGTH)] and (draft := _find_named(document, reading, paragraph, start, end)):
            drafts.append(draft)
            continue
        if triggers.isdisjoint(norms[start:end]):
            drafts += _go_on(reading, start, end, drafts)
            continue
        ends = frozenset(sentence.last for sentence in sentences)
        found: list[Draft] = []
        is_headline = paragraph.kind in ("headline", "heading")
        for sentence in sentences:
            low, high = sentence.first, min(sentence.last, sentence.first + LONGEST_SENTENCE)
            hits = find_hits(reading, cues, low, high, is_headline)
            if hits:
                scene = read_scene(reading, low, high, start, end, ends, hits, is_headline)
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
                    if drafts and draft.content[0][0] < hit.first:
                        _drop_covered(drafts, draft)
                    drafts.append(_tie_relative(scene, draft))
                break
    return drafts


def _drop_covered(drafts: list[Draft], draft: Draft) -> None:
    """Takes away the drafts whose cue stands inside the content of a surer one: "… hopes to win, he said"."""
    drafts[:] = [
        other
        for other in drafts
        if other.hit is None or not any(first <= other.hit.core < last for first, last in draft.content)
    ]


def _tie_relative(scene: Scene, draft: Draft) -> Draft:
    """The draft with "which" or "whom" before its source as its link: "whom he described as armed"."""
    if draft.source is None or draft.link is not None or draft.hit is None or draft.source[1] > draft.hit.first:
        return draft
    before = draft.source[0] - 1
    if before >= scene.low and scene.reading.norms[before] in ("which", "whom", "what") and draft.content[0][0] > before:
        return replace(draft, link=(before, before + 1))
    return draft


def _find_named(document: Document, reading: Reading, paragraph: Paragraph, start: int, end: int) -> Draft | None:
    """``name ":" clause`` - a headline, or a turn in an interview ("TAPPER: Do you think …")."""
    colon = reading.norms.index(":", start, min(end, start + NAME_LENGTH))
    if colon == start or colon + 2 >= end or not reading.classes[start] & CAPITAL:
        return None
    names = reading.tokens[start:colon]
    is_headline = paragraph.kind == "headline"
    if not is_headline and not all(token.text.isupper() for token in names):
        return None
    if any(bits & (MARK | VERBAL) for bits in reading.classes[start:colon]) or names[0].norm in NO_NAMES:
        return None
    source_end = next((index for index in range(start, colon) if reading.norms[index] in ("to", "on")), colon)
    last = end
    while last > colon + 2 and reading.norms[last - 1] in FINAL and not reading.quoted[last - 1] and is_headline:
        last -= 1
    return Draft("colon.name", "quote", 100, None, (start, source_end), ((colon + 1, last),), act="states", cue=((colon, colon + 1),))


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
        cues = ((hit.first, hit.last),) if hit is not None else draft.cue
        cue = tuple(reading.span(first, last) for first, last in cues)
        source = (reading.span(*draft.source),) if draft.source is not None else ()
        if source and hit is not None and hit.first > 0 and reading.norms[hit.first - 1] in ("who", "which"):
            source = (*source, reading.span(hit.first - 1, hit.first))  # "Moscow, which insists"
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
