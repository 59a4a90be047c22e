"""Casualties: reported tolls, each with who reports it. The rules are ``pack/rules/casualties.yml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import cast

from briefing.claims.fact import Casualty, Outcome, Scope
from briefing.claims.saying import dates_the_saying
from briefing.claims.scene import Scene
from briefing.claims.tolls.counted import Names
from briefing.claims.tolls.ground import Ground, read_ground
from briefing.claims.tolls.sentences import find_tolls, may_tell_toll
from briefing.claims.tolls.toll import Toll
from briefing.claims.tolls.voice import find_voice_beside
from briefing.claims.tolls.whereabouts import Extent, find_place
from briefing.claims.voice import Voice, find_denier, find_voice
from briefing.pack import Pack
from briefing.rules.rule import read_rules, read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Span, When

LONG = 600  # characters either side of a number that may tell when
BEGUN = 6  # tokens from "since" that may tell what began then
CLAUSE = 30  # tokens either side of a number that may tell over what time
NEAR = 12  # words either side of a number that may tell its scope
CROWD = 300  # so many are seldom of one place that only the lead names
MANY = 100_000  # so many driven out or in need are a country's rather than a town's
RECENT = 12  # tolls back among which the dead are sought that "the dead" are
YEAR = 4  # digits
TO_AGENT = 6  # tokens after a verb in which "by" names who did it


def find_casualties(scene: Scene, pack: Pack) -> tuple[Casualty, ...]:
    """The tolls of one article, in the order of the text; the first rule that sees people keeps them."""
    harm = read_words(pack, "casualty_words")["harm"]
    if harm.isdisjoint(scene.words):
        return ()
    rules = read_rules(pack, "casualties", "casualty_words")
    harmful = [scene.document.sentences[index] for index in scene.by_sentence(scene.spot(harm))]
    telling = [sentence for sentence in harmful if may_tell_toll(scene, sentence, rules)]
    names, ground = _named_people(scene) if telling else {}, None
    found: list[Casualty] = []
    for sentence in telling:
        tolls = find_tolls(scene, sentence, rules, names, pack)
        spans = _spans(scene, tolls)
        for toll in tolls:
            ground = ground or read_ground(scene, pack)
            casualty = _casualty(scene, ground, pack, sentence, toll, spans, found)
            if casualty is not None:
                found.append(casualty)
    return tuple(sorted(_without_echoes(scene, found), key=lambda casualty: casualty.span))


def _named_people(scene: Scene) -> Names:
    """Where the article names a person: first token → token after, and the tokens of the bare name."""
    token_at = scene.document.token_at
    people = (m for m in scene.reading.mentions.actors if m.type == "person" and m.named == "named")
    return {
        token_at(m.span.start): (
            token_at(m.span.end - 1) + 1,
            (token_at(m.head.start), token_at(m.head.end - 1) + 1),
        )
        for m in people
        if not m.is_reference
    }


def _spans(scene: Scene, tolls: Sequence[Toll]) -> dict[int, Span]:
    """The words of each toll by its group's first token: with its verb, where no other toll stands between."""
    spans: dict[int, Span] = {}
    free = 0
    for toll, following in zip_longest(tolls, tolls[1:]):
        group = toll.group
        first, last = min(toll.first, group.first), max(toll.last, group.after)
        if first < free or (following and following.group.first < last):
            first, last = group.first, group.after
        spans[group.first] = scene.document.span_of(first, last)
        free = last
    return spans


def _without_echoes(scene: Scene, found: Sequence[Casualty]) -> list[Casualty]:
    """The tolls without those of the headline that the body gives again, there with their claimant and modifier.

    One that says more than the body ("more than 60" and "at least 60"), or says who says so, is no echo.
    """
    headline = [p.span for p in scene.document.paragraphs if p.kind == "headline"]
    is_above = {toll.span: any(span.covers(toll.span) for span in headline) for toll in found}
    given: dict[tuple[str, int], list[Casualty]] = {}
    for toll in found:
        for bound in _bounds(toll) if not is_above[toll.span] else ():
            given.setdefault((toll.outcome, bound), []).append(toll)

    def is_echo(toll: Casualty) -> bool:
        same = [other for bound in _bounds(toll) for other in given.get((toll.outcome, bound), ())]
        if toll.count.is_exact or toll.count.low == toll.count.high:
            same = [other for other in same if not toll.claimed_by or _is_same_voice(toll, other)]
        else:
            same = [other for other in same if other.count == toll.count]
        return bool(same)

    return [toll for toll in found if not is_above[toll.span] or not is_echo(toll)]


def _is_same_voice(one: Casualty, other: Casualty) -> bool:
    """Whether two tolls have one claimant, perhaps by a shorter name: "Afghan officials", "officials"."""
    if one.claimed_by == other.claimed_by:
        return True
    names = [f" {told.claimed_by[0].casefold()}" if told.claimed_by else "" for told in (one, other)]
    return all(names) and (names[0].endswith(names[1]) or names[1].endswith(names[0]))


def _bounds(toll: Casualty) -> set[int]:
    return {bound for bound in (toll.count.low, toll.count.high) if bound is not None}


def _casualty(
    scene: Scene,
    ground: Ground,
    pack: Pack,
    sentence: Sentence,
    toll: Toll,
    spans: Mapping[int, Span],
    before: Sequence[Casualty],
) -> Casualty | None:
    document, group = scene.document, toll.group
    number = document.span_of(*group.number)
    verb = document.span_of(toll.first, toll.first + 1) if toll.is_verb_first else None
    is_denial = toll.gives.get("voice") == "denier"
    voice = find_denier(scene, number) if is_denial else find_voice(scene, number, pack, verb)
    if voice is None:
        return None
    if not (voice.claimants or voice.source):
        voice = find_voice_beside(scene, sentence, toll, before, pack) or voice
    span = spans[group.first]
    scope = _scope(scene, pack, sentence, group.first)
    total = spans.get(toll.part_of) if toll.part_of is not None else None
    if toll.gives.get("part") == "dead":
        total = _total_before(sentence, before, toll, voice)
    size = toll.count.low or toll.count.high or 0
    is_many = toll.outcome in ("displaced", "affected") and size >= MANY
    is_wide = scope in ("war", "operation") or is_many or _is_of_days(scene, sentence, group.first)
    is_crowd = size >= CROWD or toll.outcome in ("displaced", "affected")
    extent: Extent = "wide" if is_wide else "crowd" if is_crowd else "event"
    return Casualty(
        article=scene.article,
        outcome=cast("Outcome", toll.outcome),
        count=toll.count,
        who=document.words_of(*toll.who) if toll.who else "",
        span=span,
        sentence=quote_around(document, sentence.span, span),
        rule=toll.rule,
        scope=scope,
        where=find_place(scene, ground, sentence, span, _earlier(sentence, toll, before), extent, pack),
        when=_when(scene, pack, sentence, span),
        blamed=_blamed(scene, sentence, toll, voice, number),
        part_of=total,
        revises=spans.get(toll.revises) if toll.revises is not None else None,
        claimed_by=voice.claimants,
        source=voice.source,
        via=voice.via,
    )


def _earlier(sentence: Sentence, toll: Toll, before: Sequence[Casualty]) -> Span | None:
    """The toll before in the sentence, where this has a clause of its own: a place between the two is that one's."""
    if toll.is_verb_first or toll.group.who is None or not before or not sentence.span.covers(before[-1].span):
        return None
    return before[-1].span if toll.part_of is None else None


def _total_before(sentence: Sentence, before: Sequence[Casualty], toll: Toll, voice: Voice) -> Span | None:
    """The last toll of dead before: "Three children were among the dead"."""
    size = toll.count.low or toll.count.high or 0
    recent = (other for other in before[: -RECENT - 1 : -1] if not sentence.span.covers(other.span))
    dead = (other for other in recent if other.outcome == "killed" and other.part_of is None)
    own = (other for other in dead if not (voice.claimants and other.claimed_by) or voice.claimants == other.claimed_by)
    return next((other.span for other in own if max(_bounds(other), default=0) > size), None)


def _scope(scene: Scene, pack: Pack, sentence: Sentence, at: int) -> Scope:
    """What the number counts: a war's dead are never set beside an event's."""
    words = read_words(pack, "casualty_words")
    first, last = max(sentence.first, at - NEAR), min(sentence.last, at + NEAR)
    near = scene.norms[first:last]
    norms = {*near, *(part for norm in near if "-" in norm for part in norm.split("-"))}
    if norms & words["war"]:
        return "war"
    if norms & words["operation"]:
        return "operation"
    since = _find_since(scene, sentence, at, pack)
    if since is not None:
        is_operation = not words["operation"].isdisjoint(scene.norms[since : min(since + BEGUN, sentence.last)])
        return "operation" if is_operation else "war"
    if norms & words["daily"] or ("24" in near and "hours" in near):
        return "day"
    return "event"


def _is_of_days(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a number counts what was within a day or a year: "in the past 24 hours", "last year", "in 2009"."""
    near = scene.norms[max(sentence.first, at - CLAUSE) : min(sentence.last, at + CLAUSE)]
    return any(
        (one in ("last", "this") and other == "year")
        or (one == "24" and other == "hours")
        or (one in ("in", "since", "of") and len(other) == YEAR and other.isascii() and other.isdigit())
        for one, other in pairwise(near)
    )


def _find_since(scene: Scene, sentence: Sentence, at: int, pack: Pack) -> int | None:
    """The token of a "since" that a number counts from, where that is more than a day of the week ago."""
    days = read_words(pack, "casualty_words")["said_when"] - {"the"}
    near = range(at, min(sentence.last, at + NEAR))
    since = next((index for index in near if scene.norms[index] == "since"), None)
    if since is None or not days.isdisjoint(scene.norms[since + 1 : min(since + 3, sentence.last)]):
        return None
    return since


def _around(sentence: Sentence, span: Span) -> Span:
    """The sentence about `span`; of one without end, what is near."""
    return Span(max(sentence.span.start, span.start - LONG), min(sentence.span.end, span.end + LONG))


def _when(scene: Scene, pack: Pack, sentence: Sentence, span: Span) -> When | None:
    dates = [mention for _, mention in scene.dates.inside(_around(sentence, span))]
    own = [mention for mention in dates if not dates_the_saying(scene, sentence, mention, pack)]
    return min(own, key=lambda mention: abs(mention.span.start - span.start)).when if own else None


def _blamed(scene: Scene, sentence: Sentence, toll: Toll, voice: Voice, number: Span) -> str:
    """Whom an accusation names ("accused Moscow of killing"), or who is said to have done it ("killed by rebels")."""
    accusing = (attribution for attribution in scene.attributions_of(number) if attribution.act == "accuses")
    accused = next((name for attribution in accusing if (name := scene.named(attribution.target))), "")
    if accused or toll.part_of is not None:
        return accused
    after = toll.last
    if after < sentence.last and scene.norms[after] == "by":
        end = scene.document.end_of(min(after + TO_AGENT, sentence.last) - 1)
        by = Span(scene.document.starts[after], end)
        close = [name for span, name in scene.actors.starting_in(by) if _is_next(scene, after + 1, span)]
        return next((name for name in close if name not in voice.claimants), "")
    return ""


def _is_next(scene: Scene, at: int, span: Span) -> bool:
    """Whether a name begins at the token `at`, or after an article there."""
    first = scene.document.token_at(span.start)
    return first == at or (first == at + 1 and scene.norms[at] in ("the", "a", "an"))
