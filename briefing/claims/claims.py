"""Claims: attributed statements with their claimants, carriers, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.attribution.attribution import Attribution
from briefing.claims.fact import Claim
from briefing.claims.scene import FACT_BLOCKS, Scene, whole
from briefing.claims.shelf import Shelf
from briefing.pack import Pack
from briefing.rules.rule import read_rules
from briefing.values import Span, When

SHORTEST = 3  # words: "…," he said, "…" gives a claim for each part that says something on its own
QUESTION_WORDS = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
QUOTES = "\"“‘«„'"


def find_claims(scene: Scene, pack: Pack) -> tuple[Claim, ...]:
    """The claims of one article's headline and body, in the order of the text.

    A quotation interrupted by its cue gives a claim for each part that stands on its own.
    """
    found: dict[tuple[Span, tuple[str, ...], str], Claim] = {}
    for attribution in scene.reading.attributions:
        if _is_told(scene, attribution) and _is_statement(scene, attribution):
            for claim in _claims_of(scene, attribution, pack):
                found.setdefault((claim.content, claim.claimants, claim.act), claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.content, claim.claimants)))


def _is_told(scene: Scene, attribution: Attribution) -> bool:
    """Whether it stands in the headline or body."""
    sentence = scene.document.sentence_of(attribution.content[0]) if attribution.content else None
    return sentence is not None and scene.document.paragraphs[sentence.paragraph].kind in FACT_BLOCKS


def _is_statement(scene: Scene, attribution: Attribution) -> bool:
    """Whether somebody says, be it unclear who, that something is so.

    Not so: what was not said ("has never condemned"), what is nobody's ("is thought to be", "fears that"), how somebody
    stands to a thing ("backing Mr Assad"), and a question passed on ("asked whether").
    """
    rule, act = attribution.rule, attribution.act
    is_nobodys = not attribution.source and rule.startswith(("passive.", "noun."))
    is_attitude = act == "expresses" and rule.startswith("object.")
    opening = scene.norms[scene.document.token_at(attribution.content[0].start)]
    is_question = act == "demands" and opening in QUESTION_WORDS
    return not (attribution.is_withheld or is_nobodys or is_attitude or is_question)


def _claims_of(scene: Scene, attribution: Attribution, pack: Pack) -> Iterator[Claim]:
    for part in _parts(scene, attribution):
        yield Claim(
            article=scene.article,
            claimants=scene.claimants(attribution),
            act=_act(scene, attribution, part, pack),
            mode=attribution.mode,
            content=part,
            sentence=_sentence(scene, attribution, part),
            rule=attribution.rule,
            cue=scene.words(attribution.cue),
            source=scene.words(attribution.source),
            target=scene.named(attribution.target),
            via=scene.carriers(attribution),
            about_actors=_inside(scene.actors, part),
            about_places=_inside(scene.places, part),
            about_aircraft=_inside(scene.aircraft, part),
            said_when=_said_when(scene, attribution),
        )


def _parts(scene: Scene, attribution: Attribution) -> list[Span]:
    """The quoted parts of a content that say something on their own, else its longest part."""
    document = scene.document
    words = {part: sum(token.is_word for token in document.tokens_in(part)) for part in attribution.content}
    quoted = [part for part in words if words[part] >= SHORTEST and document.text[part.start] in QUOTES]
    return quoted or [max(words, key=lambda part: (words[part], -part.start))]


def _act(scene: Scene, attribution: Attribution, part: Span, pack: Pack) -> str:
    """The speech act by the cue; where a neutral cue brings the speaker's own words, these may say more.

    "The reports are unfounded," he said, is a denial. The rules are ``pack/rules/acts.yml``.
    """
    if attribution.act != "states" or attribution.mode != "direct":
        return attribution.act
    first, last = scene.document.token_at(part.start), scene.document.token_at(part.end - 1) + 1
    match = next(read_rules(pack, "acts", "act_words").find(scene.norms, first, last, {}), None)
    return match.rule.gives["act"] if match else attribution.act


def _sentence(scene: Scene, attribution: Attribution, part: Span) -> Span:
    """The sentences that show the statement with its attribution, or of the content alone where they are apart."""
    document = scene.document
    last = Span(part.end - 1, part.end)
    own = [sentence for sentence in (document.sentence_of(part), document.sentence_of(last)) if sentence]
    if not own:
        return part
    frame = [document.sentence_of(span) for span in (*attribution.source, *attribution.cue)]
    same = [sentence for sentence in frame if sentence and sentence.paragraph == own[0].paragraph]
    spans = [sentence.span for sentence in (*own, *same)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _said_when(scene: Scene, attribution: Attribution) -> When | None:
    """The date that stands with the cue, outside any content: when it was said."""
    if not attribution.cue:
        return None
    frame = whole((*attribution.source, *attribution.cue)) if attribution.source else whole(attribution.cue)
    sentence = scene.document.sentence_of(attribution.cue[0])
    if sentence is None:
        return None
    near = [
        (abs(mention.span.start - frame.end), mention.when)
        for _, mention in scene.dates.inside(sentence.span)
        if not any(part.overlaps(mention.span) for part in attribution.content)
        and (frame.covers(mention.span) or scene.document.count_tokens(_gap(frame, mention.span)) <= 3)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _gap(frame: Span, other: Span) -> Span:
    low, high = min(frame.end, other.end), max(frame.start, other.start)
    return Span(min(low, high), max(low, high))


def _inside(shelf: Shelf[str], part: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in shelf.inside(part)))
