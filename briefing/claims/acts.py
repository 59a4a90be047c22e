"""What a speaker's own words do, where the cue does not say: "The reports are unfounded," he said, is a denial."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from briefing.attribution.attribution import Attribution
from briefing.links.reading import Reading
from briefing.mentions.mention import ActorMention
from briefing.pack import Pack
from briefing.rules.pattern import Overlay
from briefing.rules.rule import RuleSet, match_rules, read_rules
from briefing.text.document import Document
from briefing.values import Span, immutable

OPENING, CLOSING = "^", "$"
BEFORE_CUE = 2  # tokens before a cue that the rules see
LONGEST_LEAD = 12  # tokens from a cue to the content after it
QUOTES = frozenset("\"“”„«»'‘’")
QUESTION_WORDS = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
FINAL = frozenset((".", "!", "?", "…"))
ANY_MARK: Overlay = {kind: {0: 1} for kind in ("start", "end", "own", "other")}  # whatever a content may have
SEEN_THROUGH = QUOTES | FINAL  # marks that are left out, or open another sentence


@immutable
class Heard:
    """A content as the rules of ``pack/rules/acts.yml`` see it.

    `norms` are its words without quotation marks, "^" where it and each of its sentences begin, "$" where it ends;
    `places` their tokens. `overlay` has these marks as "start" and "end", and the mentions of actors: "own" where they
    are among the words of the source, else "other".
    """

    norms: tuple[str, ...]
    places: tuple[int, ...]
    overlay: Overlay


def read_acts(pack: Pack) -> RuleSet:
    """The rules that tell what own words do (``pack/rules/acts.yml``)."""
    return read_rules(pack, "acts", "act_words")


def find_act(reading: Reading, attribution: Attribution, part: Span, rules: RuleSet) -> tuple[str, str, Span] | None:
    """The speech act of one part of a content by its own words, the rule that says so, and the words it saw.

    Only words under a neutral cue ("said") can say more than their cue; None where they don't. The `rules` are those of
    `read_acts`.
    """
    if attribution.act != "states":
        return None
    document = reading.document
    tokens = document.tokens_in(part)
    able = rules.select(document.norms[tokens.start : tokens.stop], ANY_MARK.keys())
    if not able:
        return None  # as with most
    if document.norms[document.token_at(part.start)] in QUESTION_WORDS:
        return None  # "how the town should be rebuilt"
    source = " ".join([span.of(document.text) for span in attribution.source])
    heard = hear(document, reading.mentions.actors, part, source)
    match = next(match_rules(able, heard.norms, 0, len(heard.norms), heard.overlay), None)
    if match is None:
        return None
    places = heard.places[match.first : match.last]
    return match.rule.gives["act"], match.rule.id, document.span_of(places[0], places[-1] + 1)


def read_unsaid(pack: Pack) -> RuleSet:
    """The rules that tell what is no statement (``pack/rules/unsaid.yml``)."""
    return read_rules(pack, "unsaid", "act_words")


def says_nothing(reading: Reading, attribution: Attribution, rules: RuleSet) -> str:
    """The rule by which an attribution is no statement, "" for none: "asked not to be named", "called a meeting".

    The `rules` are those of `read_unsaid`. They also see the cue, with the two words before it.
    """
    part, document = attribution.content[0], reading.document
    if not rules.may_speak(_read_around(document, attribution, part)):
        return ""  # as with most
    lead, told = _lead(document, attribution, part), document.tokens_in(part)
    seen = document.norms[lead.start : lead.stop] + document.norms[told.start : told.stop]
    able = rules.select(seen, ANY_MARK.keys())
    if not able:
        return ""
    heard = hear(document, reading.mentions.actors, part, "", lead)
    match = next(match_rules(able, heard.norms, 0, len(heard.norms), heard.overlay), None)
    return match.rule.id if match else ""


def _read_around(document: Document, attribution: Attribution, part: Span) -> Sequence[str]:
    """The norms of cue and content with all between, and the two before: no fewer than the rules see."""
    cue = attribution.cue[0] if attribution.cue else part
    first = bisect_left(document.starts, min(cue.start, part.start)) - BEFORE_CUE
    return document.norms[max(0, first) : bisect_left(document.starts, max(cue.end, part.end))]


def _lead(document: Document, attribution: Attribution, part: Span) -> range:
    """The tokens of the cue with the two before it, as far as the content where that follows soon."""
    if not attribution.cue:
        return range(0)
    cue, content = document.tokens_in(attribution.cue[0]), document.token_at(part.start)
    is_near = 0 <= content - cue.stop <= LONGEST_LEAD
    sentence = document.sentence_of(attribution.cue[0])
    first = max(cue.start - BEFORE_CUE, sentence.first if sentence else 0)
    return range(first, content if is_near else cue.stop)


def hear(
    document: Document, actors: tuple[ActorMention, ...], part: Span, source: str, lead: range = range(0)
) -> Heard:
    """The content `part` of what `source` says, as the rules see it, after the tokens of `lead`.

    The `actors` are in the order of the text.
    """
    first, last = document.token_at(part.start), document.token_at(part.end - 1) + 1
    places = [first]
    norms = [OPENING]
    if lead:  # a lead that the content does not follow is closed before it
        is_near = lead.stop <= first <= lead.stop + LONGEST_LEAD
        norms += [*document.norms[lead.start : lead.stop], *([] if is_near else [CLOSING]), OPENING]
        places += [*lead, *[first] * (1 if is_near else 2)]
    base, words = len(norms), document.norms[first:last]
    if SEEN_THROUGH.isdisjoint(words):
        norms += words
        places += range(first, last)
    else:
        after = 0
        for at in compress(range(len(words)), map(SEEN_THROUGH.__contains__, words)):
            norms += words[after:at]
            places += range(first + after, first + at)
            if words[at] in FINAL:
                is_end = first + at + 1 < last
                norms += (words[at], OPENING) if is_end else (words[at],)
                places += (first + at, first + at) if is_end else (first + at,)
            after = at + 1
        norms += words[after:]
        places += range(first + after, last)
    norms.append(CLOSING)
    places.append(last - 1)
    overlay: dict[str, dict[int, int]] = {"own": {}, "other": {}, **mark_ends(norms)}
    for index in range(bisect_left(actors, part.start, key=_start), len(actors)):
        span = actors[index].span
        if span.start >= part.end:
            break
        if not actors[index].is_reference:
            begins = bisect_left(places, document.token_at(span.start), base)
            ends = bisect_left(places, document.token_at(span.end - 1), base) + 1
            overlay["own" if span.of(document.text) in source else "other"][begins] = ends
    return Heard(tuple(norms), tuple(places), overlay)


def mark_ends(norms: Sequence[str]) -> dict[str, dict[int, int]]:
    """Where statements begin and end among the words that rules see."""
    return {"start": _mark(norms, OPENING), "end": _mark(norms, CLOSING)}


def _mark(norms: Sequence[str], mark: str) -> dict[int, int]:
    places: dict[int, int] = {}
    after = 0
    for _ in range(norms.count(mark)):
        at = norms.index(mark, after)
        places[at] = after = at + 1
    return places


def _start(mention: ActorMention) -> int:
    return mention.span.start
