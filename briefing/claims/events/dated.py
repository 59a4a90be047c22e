"""What the clause of a date tells: something that happened or is to happen then, or nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

from briefing.attribution.words import AUXILIARY, FINITE, ING, PAST, PREPOSITION
from briefing.claims.events.clause import Clause, find_clause
from briefing.claims.events.happenings import Happening, find_named, find_other_verb, is_so, is_state, read_verb
from briefing.claims.events.retold import Telling
from briefing.claims.events.tellings import EventPage, find_nouns, is_occasion, is_told_as_so, make_telling
from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.text.document import Sentence

SOFT = frozenset({"date.clock", "date.vague"})  # dates that place nothing by themselves
ATTRIBUTE_AFTER = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that", "'s"})
NO_NOUN = frozenset({"and", "or", "to", "in", "on", "when", "but", "after", "with"})


def tell_dated(
    page: EventPage, sentence: Sentence, mention: DateMention, is_said: bool
) -> tuple[Telling | None, Clause]:
    """What the clause of a date tells, and that clause; of a date of saying, what a noun beside it names."""
    scene, words = page.scene, page.words
    holding = scene.attributions_of(mention.span)
    clause = find_clause(scene, page.pack, sentence, mention.span, holding, page.marked)
    at = scene.document.token_at(mention.span.start)
    last = scene.document.token_at(mention.span.end - 1) + 1
    named = find_named(scene, clause, at, words, page.frame)
    main = None
    is_cut = named is not None and named.lead in page.frame["cutting"]
    if not is_cut and not is_said and is_told_as_so(holding):
        is_quoted = any(one.mode == "direct" for one in holding)
        main = _find_main(page, clause, mention, at, last, is_quoted)
    if main is not None:
        is_dated = mention.rule not in SOFT
        return make_telling(page, sentence, clause, main, "event.dated", mention.when, is_dated), clause
    if named is not None and (is_cut or is_occasion(page, named)):
        clause = clause.cut(named.first, last)
        return make_telling(page, sentence, clause, named.happening, "event.named", mention.when, is_dated=True), clause
    return None, clause


def _find_main(
    page: EventPage, clause: Clause, mention: DateMention, at: int, last: int, is_quoted: bool
) -> Happening | None:
    """What a dated clause tells of; None where it tells nothing that happens."""
    scene, words = page.scene, page.words
    norms, tokens = page.marked.norms, range(clause.first, clause.last)
    if _is_attribute(scene, clause, mention, last) or (norms[at - 1] == "of" and mention.rule == "date.year"):
        return None  # "the first days of 2015"
    own = norms[clause.first : clause.last]
    if is_quoted and not page.frame["we"].isdisjoint(own):
        return None
    verbs = [
        verb
        for place in compress(tokens, map(words.verbs.__contains__, own))
        if (verb := read_verb(norms, clause, place, words, page.frame))
    ]
    finite = [verb for verb in verbs if verb.tense != "participle"]
    before = [verb for verb in finite if verb.first < at and not _is_inserted(page, verb, at)]
    after = [verb for verb in finite if verb.first > at]
    main = before[-1] if before else after[0] if after else None
    if main is None and mention.rule not in SOFT and not is_quoted:
        main = find_other_verb(scene, clause, words, page.frame)
    is_open = main is None or not page.words.stories.get(main.kind)
    nouns = list(find_nouns(page, clause)) if is_open else []
    noun = next((one for one in nouns if main and one.first > main.first), nouns[0] if nouns else None)
    if main is not None and noun is not None:
        main = nouns[0] if _is_subject(page, clause, nouns[0], main) else replace(main, kind=noun.kind)
    elif main is None and not is_state(scene, clause, page.frame):
        main = noun
    if at and norms[at - 1] == "since" and not (main and _goes_on(main, mention, any(find_nouns(page, clause)))):
        return None
    if mention.rule == "date.clock" and (main is None or clause.opener in page.frame["backgrounds"]):
        return None
    return main if main is not None and is_so(scene, clause, main, page.frame) else None


def _is_subject(page: EventPage, clause: Clause, noun: Happening, main: Happening) -> bool:
    """Whether a noun that names a happening heads what the verb is told of: "the [strikes] on Homs began"."""
    ends = ING | PAST | FINITE | PREPOSITION
    return noun.first < main.first and not any(page.marked.classes[at] & ends for at in range(clause.first, noun.first))


def _is_inserted(page: EventPage, verb: Happening, at: int) -> bool:
    """Whether a verb stands in a relative clause that ends before a date: "the truce [that began] was kept"."""
    if page.marked.norms[verb.first - 1] not in page.relative:
        return False
    return any(page.marked.classes[place] & (AUXILIARY | FINITE) for place in range(verb.last, at))


def _goes_on(main: Happening, mention: DateMention, has_noun: bool) -> bool:
    """Whether something is told as going on since a day or month: "has bombed the country since March"."""
    is_toll = main.kind == "toll" and (main.is_passive or not has_noun)
    return main.tense == "perfect" and not is_toll and mention.when.precision != "year"


def _is_attribute(scene: Scene, clause: Clause, mention: DateMention, last: int) -> bool:
    """Whether a year only tells which one is meant: "a 1994 ceasefire", "the 2015 deal"."""
    at = scene.document.token_at(mention.span.start)
    if mention.rule != "date.year" or at == clause.first or last >= clause.last:
        return False
    before = scene.norms[at - 1]
    return before in ATTRIBUTE_AFTER and scene.document.is_word(last) and scene.norms[last] not in NO_NOUN
