"""Who gives a toll that stands in no attribution: the subject of its verb, or who gives the toll it goes with."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.claims.fact import Casualty
from briefing.claims.scene import Scene
from briefing.claims.tolls.counted import Group
from briefing.claims.tolls.toll import Toll
from briefing.claims.voice import Voice, find_above, find_giver, find_resumed, find_speaker, find_subject
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span

FAR = 1_000  # characters back in which the last speaker is sought
RECENT = 4  # words of saying back among which the last speaker is sought
LINKING = frozenset(("that", "with"))  # "… killed, according to the ministry, with dozens missing"


def find_voice_beside(
    scene: Scene, sentence: Sentence, toll: Toll, before: Sequence[Casualty], pack: Pack
) -> Voice | None:
    """Who says a toll that stands in no attribution: the subject of its verb, or who says the toll it goes with."""
    words, first = read_words(pack, "casualty_words"), min(toll.first, toll.group.first)
    if toll.gives.get("voice") == "subject" or scene.norms[max(toll.group.first - 1, 0)] in words["tellers"]:
        voice = find_subject(scene, sentence, first, _find_last(scene, sentence, before), pack)
        if voice:
            return voice
    after = max(toll.last, toll.group.after)
    if toll.gives.get("voice") == "subject" or toll.gives.get("outcome") == "same":
        voice = find_giver(scene, sentence, after, pack)
        if voice:
            return voice
    beside = [other for other in before[-1:] if sentence.span.covers(other.span)]
    if beside and beside[-1].claimed_by:
        between = scene.document.tokens_in(Span(beside[-1].span.end, scene.document.starts[toll.group.first]))
        norms = {scene.norms[at] for at in between}
        is_linked = toll.part_of is not None or toll.gives.get("needs") == "old" or toll.outcome != beside[-1].outcome
        if (is_linked and ";" not in norms) or (norms & LINKING and norms.isdisjoint(words["turns"])):
            return Voice(beside[-1].claimed_by, beside[-1].source, beside[-1].via)
    told = before[-1] if before else None
    if told and told.claimed_by and _adds(scene, toll.group) and _is_next_sentence(scene, told.span, sentence):
        return Voice(told.claimed_by, told.source, told.via)  # "Another 12 people were injured."
    if scene.document.paragraphs[sentence.paragraph].kind == "headline":
        voice = find_above(scene, sentence, first, pack)
        if voice:
            return voice
    return find_speaker(scene, sentence, first, after, pack) or find_resumed(scene, sentence, toll.group.first, pack)


def _find_last(scene: Scene, sentence: Sentence, before: Sequence[Casualty]) -> Voice | None:
    """Who spoke last, in this paragraph or the one before: by a word of saying, or by a toll."""
    document = scene.document
    start = max(document.paragraphs[max(0, sentence.paragraph - 1)].span.start, sentence.span.start - FAR)
    told = before[-1] if before and before[-1].claimed_by and before[-1].span.start >= start else None
    for cue, held in scene.cues.starting_in(Span(start, sentence.span.start))[: -RECENT - 1 : -1]:
        if told is not None and told.span.end > cue.start:
            break
        if scene.claimants(held):
            return Voice(scene.claimants(held), scene.quote(held.source), scene.carriers(held))
    return Voice(told.claimed_by, told.source, told.via) if told else None


def _adds(scene: Scene, group: Group) -> bool:
    """Whether a number adds to one told before: "another 12", "12 others"."""
    return group.head == "others" or scene.norms[max(group.first - 1, 0)] in ("another", "further", "additional")


def _is_next_sentence(scene: Scene, span: Span, sentence: Sentence) -> bool:
    """Whether `span` stands in the sentence before, in one paragraph."""
    earlier, index = scene.document.sentence_index(span), scene.document.sentence_index(sentence.span)
    if earlier is None or index is None:
        return False
    return index - earlier == 1 and scene.document.sentences[earlier].paragraph == sentence.paragraph
