"""Three clocks kept apart: which dates say when something was said, not when it happened."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.claims.events.deeds import is_deed
from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span

LONGEST_OPENING = 60  # tokens of a sentence before a date that "Speaking" may reach over
BY_CUE = 2  # tokens between a cue or its source and a date that says when something was said
PASSIVE = frozenset({"was", "were", "been", "be"})
JOINING = frozenset({"and", "but", "when", "while", "after", "as", "who", "which", "before", "where"})


def dates_the_saying(scene: Scene, sentence: Sentence, mention: DateMention, pack: Pack) -> bool:
    """Whether a date belongs to a cue rather than to what is told: "said on Thursday that", "Speaking on Thursday,".

    Not so beyond an "and" ("met on Saturday and condemned it"), nor where saying it does it ("on Monday declared war").
    """
    words = read_words(pack, "clause_words")
    at = scene.document.token_at(mention.span.start)
    end = scene.document.token_at(mention.span.end - 1) + 1
    for cue, attribution in scene.cues.starting_in(sentence.span):
        if any(part.covers(mention.span) for part in attribution.content):
            if _opens_content(scene, cue, mention, end, attribution):
                return True
            continue
        if cue.overlaps(mention.span):
            return True
        if not any(_is_by(scene, at, end, span) for span in (cue, *attribution.source)):
            continue
        is_saying = not (is_deed(scene, attribution, pack) or _is_attitude(scene, cue, attribution))
        if is_saying and not _is_inserted(scene, at, end, cue, attribution, pack):
            return True
    before = scene.norms[max(sentence.first, at - BY_CUE) : at]
    is_passive = at > sentence.first + BY_CUE and scene.norms[at - BY_CUE] in PASSIVE
    if (
        before
        and not is_passive
        and (before[-1] in words["saying"] or (before[0] in words["saying"] and before[-1] == "on"))
    ):
        return True
    if at - sentence.first > LONGEST_OPENING or scene.norms[sentence.first] not in words["speaking"]:
        return False
    return "," not in scene.norms[sentence.first : at]


def _is_attitude(scene: Scene, cue: Span, attribution: Attribution) -> bool:
    """Whether a cue is no saying that a date could tell of: "to demand", "started supporting them"."""
    if scene.norms[scene.document.token_at(cue.start)] == "to":
        return True
    return attribution.rule.startswith(("object.", "infinitive")) and attribution.act in ("states", "expresses")


def _is_by(scene: Scene, at: int, end: int, span: Span) -> bool:
    """Whether a date, the tokens ``[at, end)``, stands right beside the words of `span`."""
    first, last = scene.document.token_at(span.start), scene.document.token_at(span.end - 1) + 1
    if first <= at < last:
        return True
    low, high = (last, at) if last <= at else (end, first)
    return high - low <= BY_CUE and JOINING.isdisjoint(scene.norms[low:high])


def _opens_content(scene: Scene, cue: Span, mention: DateMention, end: int, attribution: Attribution) -> bool:
    """Whether a date that seems to begin what is said stands right by the cue: "said yesterday at least 12 died"."""
    starts = {part.start for part in attribution.content}
    between = scene.document.tokens_in(Span(cue.end, mention.span.start)) if cue.end <= mention.span.start else None
    return (
        between is not None
        and len(between) <= 1
        and starts.issuperset({scene.document.starts[between.start]} if between else {mention.span.start})
        and attribution.mode == "indirect"
        and end < len(scene.norms)
        and scene.norms[end] != "'s"
    )


def _is_inserted(scene: Scene, at: int, end: int, cue: Span, attribution: Attribution, pack: Pack) -> bool:
    """Whether a date ends what is put in between source and cue: "Ann Lee, who was honoured on Monday, said"."""
    token_at = scene.document.token_at
    speaking = read_words(pack, "clause_words")["speaking"]
    return any(
        token_at(source.end - 1) < at < end < token_at(cue.start)
        and scene.norms[end] == ","
        and speaking.isdisjoint(scene.norms[token_at(source.end - 1) : at])
        for source in attribution.source
    )
