"""Three clocks kept apart: which dates say when something was said, not when it happened."""

from __future__ import annotations

from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span

BY_CUE = 2  # tokens between a cue and a date that says when something was said
LONGEST_CLAUSE = 60  # tokens either side of a date that can belong to its clause


def dates_the_saying(scene: Scene, sentence: Sentence, mention: DateMention, pack: Pack) -> bool:
    """Whether a date belongs to a cue rather than to what is told: "said on Thursday that", "Speaking on Thursday,"."""
    for cue, attribution in scene.cues.starting_in(sentence.span):
        if any(part.covers(mention.span) for part in attribution.content):
            continue
        between = Span(min(cue.end, mention.span.end), max(cue.start, mention.span.start))
        if cue.overlaps(mention.span) or scene.document.count_tokens(between) <= BY_CUE:
            return True
    at = scene.document.token_at(mention.span.start)
    if (
        at - sentence.first > LONGEST_CLAUSE
        or scene.norms[sentence.first] not in read_words(pack, "clause_words")["speaking"]
    ):
        return False
    return "," not in scene.norms[sentence.first : at]
