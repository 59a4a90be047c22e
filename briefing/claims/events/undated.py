"""What a clause without a date tells: something in the article's own course, or beside a saying that has a date."""

from __future__ import annotations

from dataclasses import replace

from briefing.claims.events.clause import Clause, find_clause
from briefing.claims.events.happenings import Happening, find_named, has_earlier_verb, is_so, read_verb
from briefing.claims.events.retold import Telling
from briefing.claims.events.tellings import EventPage, find_nouns, is_occasion, is_told_as_so, make_telling
from briefing.claims.fact import Event
from briefing.text.document import Sentence
from briefing.values import Span, When

LONGEST_NAME = 8  # tokens from the preposition to the noun in "after the latest round of talks"
AROUND = 8  # tokens either side of a verb that show whether it is a predicate


def may_tell_beside(page: EventPage, at: int) -> bool:
    """Whether the word at `at` may tell what happened beside a saying that has a date."""
    norm = page.marked.norms[at]
    if norm in page.words.nouns:
        return not page.frame["occasions"].isdisjoint(page.marked.norms[max(0, at - LONGEST_NAME) : at])
    if norm.endswith("ing"):
        return norm in page.words.verbs and page.marked.norms[at - 1] in (",", "after")
    return norm in page.words.told and is_predicate(page, at)


def is_predicate(page: EventPage, at: int) -> bool:
    """Whether a past form is the predicate of its clause, as far as the words around it show."""
    around = Clause(max(0, at - AROUND), min(len(page.marked.classes), at + AROUND), page.marked.classes)
    verb = read_verb(page.marked.norms, around, at, page.words, page.frame)
    return verb is not None and verb.tense in ("past", "perfect", "pluperfect")


def tell_undated(
    page: EventPage, sentence: Sentence, spot: int, said: When | None, taken: set[int]
) -> tuple[Telling | None, int]:
    """What a clause without a date tells, and the token after what was read; `said` dates the whole sentence."""
    scene = page.scene
    token = scene.document.span_of(spot, spot + 1)
    holding = scene.attributions_of(token)
    if not is_told_as_so(holding):
        return None, spot + 1
    clause = find_clause(scene, page.pack, sentence, token, holding, page.marked)
    if not taken.isdisjoint(range(clause.first, clause.last)):
        return None, spot + 1
    main = (
        read_verb(page.marked.norms, clause, spot, page.words, page.frame)
        if page.marked.norms[spot] in page.words.verbs
        else None
    )
    rule = "event.told"
    if main is not None and main.tense == "participle":
        if not (said and main.kind == "meeting" and page.marked.norms[main.first - 1] in (",", "after")):
            return None, spot + 1
        clause, rule = clause.cut(main.first, clause.last), "event.aside"
    elif main is None:
        named = find_named(scene, clause, spot + 1, page.words, page.frame) if said else None
        if named is None or not is_occasion(page, named):
            return None, spot + 1
        main, rule = named.happening, "event.named"
        clause = clause.cut(named.first, clause.last)
    elif not _is_news(page, clause, main, bool(holding)):
        return None, spot + 1
    elif main.kind == "toll":
        nouns = [noun for noun in find_nouns(page, clause) if noun.first < main.first]
        main = replace(main, kind=nouns[0].kind) if nouns else main  # "the blast killed two guards"
    also = _find_sayer(page, sentence, token) if rule == "event.aside" else ()
    telling = make_telling(page, sentence, clause, main, rule, said, is_dated=False, also=also)
    event = telling.event
    is_news = telling.is_news and _is_full(page, event, main) and not telling.is_headline
    return replace(telling, is_news=is_news), clause.last


def _is_full(page: EventPage, event: Event, main: Happening) -> bool:
    """Whether an event without a date of its own tells enough to stand alone; who were killed is told by tolls."""
    way = page.words.roles[main.kind]
    if event.when is not None and way != "toll":
        return bool(event.agent or event.target or event.where or event.means)
    return len(event.agent) + bool(event.target) + bool(event.where) + bool(event.means) > 1 and bool(event.agent)


def _find_sayer(page: EventPage, sentence: Sentence, token: Span) -> tuple[str, ...]:
    """Who speaks in the sentence before `token`: "Mr Kerry said, [appearing with Mr Lavrov]"."""
    cues = page.scene.cues.starting_in(Span(sentence.span.start, token.start))
    return page.scene.claimants(cues[-1][1]) if cues else ()


def _is_news(page: EventPage, clause: Clause, main: Happening, is_said: bool) -> bool:
    """Whether an undated clause tells what happened in the article's own course, not in its background."""
    tenses = ("past", "perfect", "pluperfect") if is_said else ("past", "perfect")
    own = page.marked.norms[clause.first : main.first]
    return (
        main.tense in tenses
        and bool(own)
        and clause.opener not in page.frame["backgrounds"]
        and page.frame["backgrounds"].isdisjoint(own)
        and not has_earlier_verb(clause, main)
        and is_so(page.scene, clause, main, page.frame)
    )
