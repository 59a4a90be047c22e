"""Claims: attributed statements with their claimants, carriers, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.attribution.attribution import Attribution
from briefing.claims.acts import find_act, read_acts, read_unsaid
from briefing.claims.fact import Claim
from briefing.claims.levels import choose_levels
from briefing.claims.scene import Scene, whole
from briefing.claims.shelf import Shelf
from briefing.claims.statement import is_statement
from briefing.pack import Pack
from briefing.rules.rule import RuleSet
from briefing.text.document import Document
from briefing.text.passages import quote_around
from briefing.values import Span, When

SHORTEST = 3  # words: "…," he said, "…" gives a claim for each part that says something on its own
LONGEST_ADVERBIAL = 8  # words
ADVERBIAL = frozenset(
    {"by", "in", "at", "on", "after", "before", "during", "until", "since", "for", "under", "despite", "so"}
)
QUOTES = "\"“‘«„'"


def find_claims(scene: Scene, pack: Pack) -> tuple[Claim, ...]:
    """The claims of one article's headline and body, in the order of the text.

    A quotation interrupted by its cue gives a claim for each part that stands on its own.
    """
    found: dict[tuple[int, int, tuple[str, ...], str], Claim] = {}
    chosen, acts, unsaid = choose_levels(scene), read_acts(pack), read_unsaid(pack)
    for index, attribution in enumerate(scene.reading.attributions):
        is_told = index in chosen and attribution.content and scene.told_in(attribution.content[0])
        if is_told and is_statement(scene, attribution, unsaid, pack):
            for claim in _claims_of(scene, attribution, acts):
                found.setdefault((claim.content.start, claim.content.end, claim.claimants, claim.act), claim)
    return tuple([found[key] for key in sorted(found, key=lambda key: key[:3])])


def _claims_of(scene: Scene, attribution: Attribution, acts: RuleSet) -> Iterator[Claim]:
    claimants, source, cue = scene.claimants(attribution), scene.quote(attribution.source), scene.quote(attribution.cue)
    via, said_when = scene.carriers(attribution), _said_when(scene, attribution)
    for part in _parts(scene, attribution):
        own = find_act(scene.reading, attribution, part, acts)
        for speakers, target in _against(scene, attribution, claimants):
            yield Claim(
                article=scene.article,
                claimants=speakers,
                act=own[0] if own else attribution.act,
                mode=attribution.mode,
                content=part,
                sentence=_sentence(scene, attribution, part),
                rule=attribution.rule,
                cue=cue,
                source=source,
                target=target,
                via=via,
                about_actors=_inside(scene.actors, part),
                about_places=_inside(scene.places, part),
                about_aircraft=_inside(scene.aircraft, part),
                said_when=said_when,
            )


def _against(
    scene: Scene, attribution: Attribution, claimants: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Who speaks against whom: all claimants together or, where two accuse "each other", each against the other."""
    words = attribution.target.of(scene.document.text).casefold().split() if attribution.target else []
    if len(claimants) == 2 and (words[:2] in (["each", "other"], ["one", "another"])):
        one, other = claimants
        yield (one,), other
        yield (other,), one
    else:
        yield claimants, scene.named(attribution.target)


def _parts(scene: Scene, attribution: Attribution) -> list[Span]:
    """The parts of a content that say something on their own, else its longest part.

    Words of the reporter's that their cue interrupts are one part, with the cue: "A gunship, he confirmed, had fired".
    """
    document, parts = scene.document, list(attribution.content)
    if len(parts) == 1:
        return parts
    words = {part: _count_words(document, part) for part in parts}
    if words[parts[0]] <= LONGEST_ADVERBIAL and scene.norms[document.token_at(parts[0].start)] in ADVERBIAL:
        return parts[1:]  # "By noon, he said, they had left"
    for index in range(len(parts) - 1, 0, -1):
        one, other = parts[index - 1 : index + 1]
        is_quoted = all(document.text[part.start] in QUOTES for part in (one, other))
        first = document.token_at(other.start)
        if scene.norms[first] == "but" and len(other) > len("but "):
            parts[index] = Span(document.starts[first + 1], other.end)  # "…, he said, but [had not aimed at houses]"
        elif not is_quoted and one.end <= other.start and document.sentence_of(one) is document.sentence_of(other):
            parts[index - 1 : index + 1] = [Span(one.start, other.end)]
    telling = [part for part in parts if words.get(part, SHORTEST) >= SHORTEST]
    return telling or [max(parts, key=lambda part: (words[part], -part.start))]


def _count_words(document: Document, part: Span) -> int:
    tokens = document.tokens_in(part)
    return sum([text[0].isalnum() for text in document.texts[tokens.start : tokens.stop]])


def _sentence(scene: Scene, attribution: Attribution, part: Span) -> Span:
    """The sentences that show the statement with its attribution, or of the content alone where they are apart."""
    document, frame = scene.document, (*attribution.source, *attribution.cue)
    start, end = part.start, part.end
    for span in frame:
        start = min(start, span.start)
        end = max(end, span.end)
    around = Span(start, end)
    first = document.sentence_of(part)
    if first and first.span.covers(around):
        return quote_around(document, first.span, around)  # as with most statements
    last = Span(part.end - 1, part.end)
    own = [(sentence, span) for span in (part, last) if (sentence := document.sentence_of(span))]
    if not own:
        return part
    others = [(sentence, span) for span in frame if (sentence := document.sentence_of(span))]
    same = [pair for pair in others if pair[0].paragraph == own[0][0].paragraph]
    spans = [quote_around(document, sentence.span, span) for sentence, span in (*own, *same)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _said_when(scene: Scene, attribution: Attribution) -> When | None:
    """The date that stands with the cue, outside any content: when it was said."""
    if not (attribution.cue and scene.dates.placed):
        return None
    sentence = scene.document.sentence_of(attribution.cue[0])
    dates = scene.dates.inside(sentence.span) if sentence else []
    if not dates:
        return None
    frame = whole((*attribution.source, *attribution.cue))
    near = [
        (abs(mention.span.start - frame.end), mention.when)
        for _, mention in dates
        if not any(part.overlaps(mention.span) for part in attribution.content)
        and (frame.covers(mention.span) or scene.document.count_tokens(_gap(frame, mention.span)) <= 3)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _gap(frame: Span, other: Span) -> Span:
    low, high = min(frame.end, other.end), max(frame.start, other.start)
    return Span(min(low, high), max(low, high))


def _inside(shelf: Shelf[str], part: Span) -> tuple[str, ...]:
    found = shelf.inside(part)
    return tuple(dict.fromkeys([name for _, name in found])) if found else ()
