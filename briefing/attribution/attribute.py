"""The stage: who says what in a document."""

from __future__ import annotations

from bisect import bisect_left

from briefing.attribution.attribution import Attribution
from briefing.attribution.cues import read_cues
from briefing.attribution.groups import find_hits, find_places
from briefing.attribution.reading import LONGEST_SENTENCE, Reading, read_document
from briefing.attribution.registry import read_rules
from briefing.attribution.scene import Draft
from briefing.attribution.sentence import read_drafts, read_scene
from briefing.attribution.statements import make_statements
from briefing.attribution.turns import find_going_on, find_introduced, find_named_turn
from briefing.attribution.weights import read_weights
from briefing.mentions.mention import Mentions
from briefing.pack import Pack
from briefing.text.document import Document


def attribute(document: Document, mentions: Mentions, pack: Pack) -> tuple[Attribution, ...]:
    """The attributed statements of `document`, in the order of their sentences."""
    reading = read_document(document, mentions, pack)
    return make_statements(reading, find_drafts(document, reading, pack))


def find_drafts(document: Document, reading: Reading, pack: Pack) -> list[Draft]:
    """What the rules propose, paragraph by paragraph, where the cue is sure enough for its rule."""
    cues, rules, weights = read_cues(pack), read_rules(pack), read_weights(pack)
    places = find_places(reading, cues)
    drafts: list[Draft] = []
    for paragraph in document.paragraphs:
        sentences = document.sentences[paragraph.first : paragraph.last]
        if not sentences:
            continue
        start, end = sentences[0].first, sentences[-1].last
        is_headline = paragraph.kind in ("headline", "heading")
        turn = find_named_turn(reading, start, end, is_headline)
        if turn is not None:
            drafts.append(turn)
            continue
        found: list[Draft] = []
        low = bisect_left(places, start)
        if low < len(places) and places[low] < end:
            ends = tuple(sentence.last for sentence in sentences)
            for sentence in sentences:
                high = min(sentence.last, sentence.first + LONGEST_SENTENCE)
                last = bisect_left(places, high, low)
                hits = find_hits(reading, cues, places[low:last], sentence.first, high, is_headline)
                low = bisect_left(places, sentence.last, last)
                if hits:
                    scene = read_scene(reading, sentence.first, high, sentence.last, start, end, ends, hits)
                    found += read_drafts(scene, rules, weights)
        found += find_introduced(reading, sentences, found)
        if not found and drafts:
            goes_on = find_going_on(reading, start, end)
            found = [goes_on] if goes_on is not None else []
        drafts += found
    return drafts
