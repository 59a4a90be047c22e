"""Whose number it is: the claimant of the statement a number stands in, or the article's own voice."""

from __future__ import annotations

from briefing.attribution.attribution import Attribution
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.rule import read_rules, read_words
from briefing.text.document import Sentence
from briefing.values import Span, immutable

TO_VERB = 5  # tokens from the number's name back to the verb that gives it: "raises the border town's death toll"
TO_SUBJECT = 3  # tokens at the start of a clause among which its subject begins
SAID = frozenset(("said", "says", "say"))
TO_NUMBER = 5  # tokens between "said" and the number: "said in a statement on Monday that"
PRONOUNS = frozenset(("he", "she", "it", "they"))
LONGEST_SUBJECT = 10  # tokens of a subject that no actor is known by
NEAR = 400  # characters back in which who speaks is sought
LONGEST_CLAUSE = 30  # tokens in which the subject or the cue of a clause is sought


@immutable
class Voice:
    """Who says so, in which words the article names them, and who passed it on, nearest first.

    Without `claimants` it is the article itself or, where there are words in `source`, somebody unclear.
    """

    claimants: tuple[str, ...] = ()
    source: str = ""
    via: tuple[str, ...] = ()


def find_voice(scene: Scene, span: Span, pack: Pack, verb: Span | None = None) -> Voice | None:
    """Whose words `span` are; None where somebody only denies or doubts them and nobody says them.

    Inside an attribution they are its claimant's, unless the reporter's own words begin there before them: "blame him
    for starting what has become a war with 5,000 dead" (the rules are ``pack/rules/voice.yml``). What stands at `verb`
    says nothing ("the war has claimed 5,000 lives"), nor do the wounded ("dozens wounded in blasts").
    """
    holding = scene.attributions_of(span)
    if not holding:
        return Voice()  # as with most
    harm = read_words(pack, "casualty_words")["wounded"] | read_words(pack, "casualty_words")["killed"]
    holding = [held for held in holding if harm.isdisjoint(scene.quote(held.source).casefold().split())]
    holding = [held for held in holding if not _is_label(scene, held, pack)]
    if verb is not None:
        holding = [held for held in holding if not any(cue.overlaps(verb) for cue in held.cue)]
    if not holding:
        return Voice()
    against = frozenset(pack.read("lexicons/negations")["acts"])
    saying = [attribution for attribution in holding if attribution.act not in against and not attribution.is_withheld]
    if not saying:
        return None
    part = next(part for part in saying[0].content if part.covers(span))
    first, last = scene.document.token_at(part.start), scene.document.token_at(span.start)
    own = read_rules(pack, "voice", "act_words").find(scene.norms, first, last, {})
    if next(own, None) is not None:
        return Voice()
    return Voice(scene.claimants(saying[0]), scene.quote(saying[0].source), scene.carriers(saying[0]))


def find_denier(scene: Scene, span: Span) -> Voice | None:
    """Who denies what stands at `span`: of "the army denied any casualties" it is the army; None for nobody."""
    held = next(iter(scene.attributions_of(span)), None)
    return None if held is None else Voice(scene.claimants(held), scene.quote(held.source), scene.carriers(held))


def _is_label(scene: Scene, held: Attribution, pack: Pack) -> bool:
    """Whether a headline's "Peru: Nine killed" tells where, as the name of a state before a colon does."""
    return (
        held.rule == "colon.name"
        and len(held.source) == 1
        and (held.source[0].of(scene.document.text) in pack.read("lexicons/states"))
    )


def find_subject(scene: Scene, sentence: Sentence, at: int, earlier: Voice | None, pack: Pack) -> Voice | None:
    """Who gives a number as the subject of its verb: "the ministry raised the toll to 31"; None where nobody does.

    `at` is the token at which the number, its name or its verb stands; `earlier` spoke last, and "he" is him.
    """
    words = read_words(pack, "casualty_words")
    near = range(at, max(sentence.first, at - TO_VERB) - 1, -1)
    verb = next((index for index in near if scene.norms[index] in words["tellers"]), None)
    if verb is None:
        return None
    subject = _read_subject(scene, sentence, verb, pack)
    if subject is None and earlier is not None and _is_pronoun(scene, sentence, verb, pack):
        return earlier
    return subject or _read_stranger(scene, sentence, verb, pack)


def _is_pronoun(scene: Scene, sentence: Sentence, verb: int, pack: Pack) -> bool:
    """Whether only a pronoun stands before a verb: "he later put"."""
    filler, last = read_words(pack, "casualty_words")["filler"], verb
    while last > sentence.first and scene.norms[last - 1] in filler:
        last -= 1
    return last > sentence.first and scene.norms[last - 1] in PRONOUNS


def _read_stranger(scene: Scene, sentence: Sentence, verb: int, pack: Pack) -> Voice | None:
    """The words before a verb that call somebody or some office who is no actor: "a nurse at the hospital put"."""
    words, last = read_words(pack, "casualty_words"), verb
    while last > sentence.first and scene.norms[last - 1] in words["filler"]:
        last -= 1
    first = last
    while first > max(sentence.first, last - LONGEST_SUBJECT) and scene.document.is_word(first - 1):
        first -= 1
    near = scene.norms[first:last]
    if not near or near[0] not in ("a", "an", "the", "one") or words["givers"].isdisjoint(near):
        return None
    return Voice((), scene.document.words_of(first, last)) if words["be"].isdisjoint(near) else None


def find_giver(scene: Scene, sentence: Sentence, after: int, pack: Pack) -> Voice | None:
    """Who gave a number, told with "by" at the token `after`: "the toll was put at 31 by the ministry"."""
    if after + 1 >= sentence.last or scene.norms[after] != "by":
        return None
    starts, words = scene.document.starts, read_words(pack, "casualty_words")
    near = Span(starts[after + 1], starts[min(after + 1 + TO_SUBJECT, sentence.last - 1)])
    known = next((Voice((name,), span.of(scene.document.text)) for span, name in scene.actors.starting_in(near)), None)
    end = after + 1
    while end < min(sentence.last, after + LONGEST_SUBJECT) and scene.document.is_word(end):
        end += 1
    is_told = not words["givers"].isdisjoint(scene.norms[after + 1 : end])
    return known or (Voice((), scene.document.words_of(after + 1, end)) if is_told else None)


def find_above(scene: Scene, sentence: Sentence, at: int, pack: Pack) -> Voice | None:
    """Who says all that a headline tells after him: "Officials say revolt crushed, 300 detained"."""
    for _, held in scene.cues.starting_in(
        Span(max(sentence.span.start, scene.document.starts[at] - NEAR), scene.document.starts[at])
    )[-1:]:
        if held.source and not _is_label(scene, held, pack):
            return Voice(scene.claimants(held), scene.quote(held.source), scene.carriers(held))
    return None


def find_resumed(scene: Scene, sentence: Sentence, at: int, pack: Pack) -> Voice | None:
    """Who says what goes on after the words that name him: "the strike missed, he said, wounding nine civilians"."""
    document, norms = scene.document, scene.norms
    for cue, held in scene.cues.starting_in(
        Span(max(sentence.span.start, document.starts[at] - NEAR), document.starts[at])
    )[-1:]:
        end = max(part.end for part in (cue, *held.source))
        if held.mode != "indirect" or not held.source or any(part.end > cue.start for part in held.content):
            return None
        after = document.token_at(end - 1) + 1
        if after + 1 >= sentence.last or after >= at or norms[after] != ",":
            return None
        goes_on = norms[after + 1].endswith("ing") or norms[after + 1] in read_words(pack, "casualty_words")["going_on"]
        against = pack.read("lexicons/negations")["acts"]
        if goes_on and held.act not in against:
            return Voice(scene.claimants(held), scene.quote(held.source), scene.carriers(held))
    return None


def _read_subject(scene: Scene, sentence: Sentence, verb: int, pack: Pack) -> Voice | None:
    """Who stands before a verb, or before what is put in: "the council, which met 12 of them, put"."""
    words, last = read_words(pack, "casualty_words"), verb
    while last > sentence.first and scene.norms[last - 1] in words["filler"]:
        last -= 1
    if last > sentence.first and scene.norms[last - 1] in ("which", "who"):  # "the council, which put the toll at 70"
        last -= 1 + (scene.norms[last - 2] == ",")
    if last <= sentence.first:
        return None
    starts = scene.document.starts
    if scene.norms[last - 1] == ",":
        first = last - 1
        while (
            first > max(sentence.first, last - LONGEST_CLAUSE) and scene.norms[first - 1] not in words["subject_breaks"]
        ):
            first -= 1
        opening = Span(starts[first], starts[min(first + TO_SUBJECT, last - 1)] + 1)
        subjects = scene.actors.starting_in(opening)[:1]
        if not subjects:  # "the governor, General Aziz, put"
            beside = scene.actors.starting_in(Span(starts[first], starts[last - 1]))
            subjects = [(span, name) for span, name in beside if scene.document.token_at(span.end - 1) == last - 2][-1:]
    else:
        first = max(sentence.first, last - 2 * TO_SUBJECT)
        before = scene.actors.starting_in(Span(starts[first], starts[last - 1] + 1))
        subjects = [(span, name) for span, name in before if scene.document.token_at(span.end - 1) == last - 1][-1:]
        if not subjects and scene.norms[last - 2] in words["locating"]:  # "The ministry in Lima put the toll at 31"
            opening = Span(starts[sentence.first], starts[min(sentence.first + TO_SUBJECT, last - 1)] + 1)
            subjects = scene.actors.starting_in(opening)[:1]
    return next((Voice((name,), span.of(scene.document.text)) for span, name in subjects), None)


def find_speaker(scene: Scene, sentence: Sentence, first: int, last: int, pack: Pack) -> Voice | None:
    """Who says the tokens ``[first, last)``, where no attribution was seen; None where the words don't tell.

    "The ministry said on Monday at least 12 died", "12 died, said a spokesman of the ministry".
    """
    words, norms = read_words(pack, "casualty_words"), scene.norms
    at = first
    while at > max(sentence.first, first - TO_NUMBER) and norms[at - 1] in words["said_when"]:
        at -= 1
    if at > sentence.first and norms[at - 1] in words["sayers"]:
        return _read_subject(scene, sentence, at - 1, pack)
    if norms[at : at + 1] == ("that",):  # "told AFP that 12 had died"
        near = range(at - 1, max(sentence.first, at - TO_VERB) - 1, -1)
        verb = next((index for index in near if norms[index] in ("told", "tells")), None)
        if verb is not None:
            return _read_subject(scene, sentence, verb, pack)
    for index in range(last, min(sentence.last, last + LONGEST_CLAUSE) - 1):
        if norms[index] in (";", ":"):
            return None
        if norms[index] == ",":
            speaker = _read_speaker(scene, sentence, index + 1)
            if speaker is not None:
                return speaker
    return None


def _read_speaker(scene: Scene, sentence: Sentence, at: int) -> Voice | None:
    """Grammar: speaker = ("said" | "says") actor | actor ("said" | "says"), from the token `at`."""
    document, is_first = scene.document, scene.norms[at] in SAID
    start = document.end_of(min(at + is_first + 1, sentence.last - 1))
    for span, name in scene.actors.starting_in(Span(document.starts[at], start)):
        after = document.token_at(span.end - 1) + 1
        if is_first or (after < sentence.last and scene.norms[after] in SAID):
            return Voice((name,), span.of(document.text))
    return None
