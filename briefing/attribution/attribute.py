"""The stage: who says what in a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.attribution.attribution import Attribution
from briefing.attribution.cues import read_cues
from briefing.attribution.groups import find_hits, find_places
from briefing.attribution.passage import Draft, Frame
from briefing.attribution.registry import read_rulebook
from briefing.attribution.sentence import read_drafts, read_passage
from briefing.attribution.statements import make_statements
from briefing.attribution.table import LONGEST_SENTENCE, TokenTable, tabulate
from briefing.attribution.turns import find_going_on, find_introduced, find_named_last, find_named_turn
from briefing.attribution.words import classify, find_all
from briefing.mentions.mention import Mentions
from briefing.pack import Pack
from briefing.text.document import Document


def attribute(
    document: Document, mentions: Mentions, pack: Pack, classes: Sequence[int] | None = None
) -> tuple[Attribution, ...]:
    """The attributed statements of `document`, in the order of their sentences; `classes` are those of its tokens."""
    known = classify(document.texts, document.norms, pack) if classes is None else classes
    table = tabulate(document, mentions, known)
    return make_statements(table, find_drafts(document, table, pack))


def find_drafts(document: Document, table: TokenTable, pack: Pack) -> list[Draft]:
    """What the rules propose, paragraph by paragraph, where the cue is sure enough for its rule."""
    cues, book = read_cues(pack), read_rulebook(pack)
    places, colons = find_places(table, cues), list(find_all(":", table.norms))
    drafts: list[Draft] = []
    for paragraph in document.paragraphs:
        sentences = document.sentences[paragraph.first : paragraph.last]
        if not sentences:
            continue
        start, end = sentences[0].first, sentences[-1].last
        is_headline = paragraph.kind in ("headline", "heading")
        colon = bisect_left(colons, start)
        has_colon = colon < len(colons) and colons[colon] < end
        turn = find_named_turn(table, start, end, is_headline) if has_colon else None
        if turn is None and is_headline:
            turn = find_named_last(table, start, end)
        if turn is not None:
            drafts.append(turn)
            continue
        found: list[Draft] = []
        low = bisect_left(places, start)
        if low < len(places) and places[low] < end:
            ends = tuple([sentence.last for sentence in sentences])
            frame = Frame(start, end, ends, any(table.quoted[start:end]))
            for sentence in sentences:
                own = low
                low = bisect_left(places, sentence.last, own)
                if low == own:
                    continue
                high = min(sentence.last, sentence.first + LONGEST_SENTENCE)
                near = places[own : bisect_left(places, high, own, low)]
                if hits := find_hits(table, cues, near, sentence.first, high, is_headline):
                    passage = read_passage(table, sentence.first, high, sentence.last, frame, hits)
                    found += read_drafts(passage, book)
        if has_colon:
            found += find_introduced(table, sentences, found)
        if not found and drafts:
            goes_on = find_going_on(table, start, end)
            found = [goes_on] if goes_on is not None else []
        drafts += found
    return drafts
