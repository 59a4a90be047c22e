"""Casualties: reported tolls, each with who reports it. The rules are ``pack/rules/casualties.yml``."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.claims.fact import Casualty, Outcome, Scope
from briefing.claims.saying import dates_the_saying
from briefing.claims.scene import Scene
from briefing.claims.voice import find_voice
from briefing.pack import Pack
from briefing.rules.rule import Found, read_rules, read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Count, Span, When

OUTCOMES: dict[str, Outcome] = {
    "killed": "killed", "wounded": "wounded", "missing": "missing", "captured": "captured", "displaced": "displaced",
    "killed_or_wounded": "killed_or_wounded",
}  # fmt: skip
LONG = 600  # characters either side of a number that may tell where and when
NEAR = 12  # words either side of a number that may tell its scope


def find_casualties(scene: Scene, pack: Pack) -> tuple[Casualty, ...]:
    """The tolls of one article, in the order of the text; the first rule that sees a number keeps it."""
    rules = read_rules(pack, "casualties", "casualty_words").narrow(scene.words, scene.overlay)
    if rules.is_empty:
        return ()
    found: list[Casualty] = []
    for sentence in scene.told:
        taken: set[int] = set()
        for match in rules.find(scene.norms, sentence.first, sentence.last, scene.overlay):
            number = match.parts["count"][0]
            if number in taken:
                continue
            taken.add(number)
            casualty = _casualty(scene, pack, sentence, match)
            if casualty is not None:
                found.append(casualty)
    return tuple(sorted(_without_echoes(scene, found), key=lambda casualty: casualty.span))


def _without_echoes(scene: Scene, found: Sequence[Casualty]) -> list[Casualty]:
    """The tolls without those of the headline that the body gives again, there with their claimant and modifier."""
    headline = [p.span for p in scene.document.paragraphs if p.kind == "headline"]
    is_above = {toll.span: any(span.covers(toll.span) for span in headline) for toll in found}
    given = {(toll.outcome, bound) for toll in found if not is_above[toll.span] for bound in _bounds(toll)}
    return [
        toll for toll in found if not is_above[toll.span] or given.isdisjoint((toll.outcome, b) for b in _bounds(toll))
    ]


def _bounds(toll: Casualty) -> set[int]:
    return {bound for bound in (toll.count.low, toll.count.high) if bound is not None}


def _casualty(scene: Scene, pack: Pack, sentence: Sentence, match: Found) -> Casualty | None:
    document = scene.document
    span = document.span_of(match.first, match.last)
    first, last = match.parts["count"]
    number = document.span_of(first, last)
    who = match.parts.get("who")
    voice = find_voice(scene, number, pack)
    if voice is None:
        return None
    return Casualty(
        article=scene.article,
        outcome=OUTCOMES[match.rule.gives["outcome"]],
        count=_count(scene, match, number),
        who=document.words_of(*who) if who else match.rule.gives.get("who", ""),
        span=span,
        sentence=quote_around(scene.document, sentence.span, span),
        rule=match.rule.id,
        scope=_scope(scene, pack, sentence, first),
        where=_where(scene, sentence, span),
        when=_when(scene, pack, sentence, span),
        blamed=_blamed(scene, number),
        claimed_by=voice.claimants,
        source=voice.source,
        via=voice.via,
    )


def _count(scene: Scene, match: Found, number: Span) -> Count:
    words = number.of(scene.document.text)
    fixed = {"one": Count(1, 1, "", words), "none": Count(0, 0, "", words)}
    if given := match.rule.gives.get("count"):
        return fixed[given]
    return scene.counts[number]


def _scope(scene: Scene, pack: Pack, sentence: Sentence, at: int) -> Scope:
    """What the number counts: a war's dead are never set beside an event's."""
    words = read_words(pack, "casualty_words")
    near = scene.document.norms[max(sentence.first, at - NEAR) : min(sentence.last, at + NEAR)]
    norms = {part for norm in near for part in (norm, *norm.split("-"))}
    if norms & words["war"]:
        return "war"
    if norms & words["operation"]:
        return "operation"
    return "event"


def _where(scene: Scene, sentence: Sentence, span: Span) -> str:
    """The place named after the number in its sentence, else before it, else in the sentence before."""
    here = scene.places.inside(_around(sentence, span))
    after = [name for place, name in here if place.start >= span.start]
    if after or here:
        return after[0] if after else here[-1][1]
    index = scene.document.sentence_index(sentence.span)
    earlier = scene.document.sentences[index - 1] if index else None
    if earlier and earlier.paragraph == sentence.paragraph:
        return next((name for _, name in reversed(scene.places.inside(earlier.span))), "")
    return ""


def _around(sentence: Sentence, span: Span) -> Span:
    """The sentence about `span`; of one without end, what is near."""
    return Span(max(sentence.span.start, span.start - LONG), min(sentence.span.end, span.end + LONG))


def _when(scene: Scene, pack: Pack, sentence: Sentence, span: Span) -> When | None:
    dates = [mention for _, mention in scene.dates.inside(_around(sentence, span))]
    own = [mention for mention in dates if not dates_the_saying(scene, sentence, mention, pack)]
    return min(own, key=lambda mention: abs(mention.span.start - span.start)).when if own else None


def _blamed(scene: Scene, number: Span) -> str:
    """Whom an accusation names: "accused Moscow of killing"."""
    accusing = (attribution for attribution in scene.attributions_of(number) if attribution.act == "accuses")
    return next((name for attribution in accusing if (name := scene.named(attribution.target))), "")
