"""Events: what happened or is to happen, clause by clause, in the words of the article (``pack/rules/events.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.attribution.attribution import Attribution
from briefing.attribution.words import AUXILIARY, FINITE, ING, PAST, PREPOSITION, classify
from briefing.claims.clause import Clause, Marked, find_clause, find_marks
from briefing.claims.event_words import read_event_words
from briefing.claims.fact import Event
from briefing.claims.happenings import (
    Happening,
    Named,
    find_named,
    find_other_verb,
    has_earlier_verb,
    is_possible,
    is_so,
    is_state,
    read_verb,
)
from briefing.claims.retold import Telling, join_retold
from briefing.claims.roles import read_roles
from briefing.claims.saying import dates_the_saying
from briefing.claims.scene import Scene
from briefing.mentions.mention import DateMention
from briefing.mentions.spots import spot_words
from briefing.mentions.states import read_states
from briefing.pack import Pack
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.text.passages import quote_around
from briefing.values import Span, When

TOLD_AS_SO = frozenset({"states", "confirms", "expresses", "accuses", "claims-responsibility"})
LONGEST_NAME = 8  # tokens from the preposition to the noun in "after the latest round of talks"
AROUND = 8  # tokens either side of a verb that show whether it is a predicate
SOFT = frozenset({"date.clock", "date.vague"})  # dates that place nothing by themselves
WITH_SAYING = frozenset({"meeting", "violence", "crash"})  # stories that a noun tells beside a dated saying


def find_events(scene: Scene, pack: Pack) -> tuple[Event, ...]:
    """The events of one article, each once, in the order of the text."""
    return join_retold(_Finder(scene, pack).find_tellings(), frozenset(pack.read("lexicons/states")))


class _Finder:
    """Reads one article; keeps what its sentences share."""

    def __init__(self, scene: Scene, pack: Pack) -> None:
        self.scene, self.pack = scene, pack
        self.words = read_event_words(pack)
        self.frame = read_words(pack, "event_frame")
        self.relative = read_words(pack, "clause_words")["relative"]
        self.states = read_states(pack)
        self.norms = scene.norms
        self.classes = [0] * len(self.norms)  # of the sentences read so far
        self.page = Marked(self.norms, self.classes, [])
        self.headlines = [p.span for p in scene.document.paragraphs if p.kind == "headline"]

    def find_tellings(self) -> Iterator[Telling]:
        """What each clause tells: in each sentence first those with a date."""
        document = self.scene.document
        dates: dict[int, list[DateMention]] = {}
        for _, mention in self.scene.dates.placed:
            index = document.sentence_index(mention.span)
            if index is not None and mention.span.end <= document.sentences[index].span.end:
                dates.setdefault(index, []).append(mention)
        spots: dict[int, list[int]] = {}
        for at in spot_words(document, self.words.told):
            index = document.sentence_index(Span(document.starts[at], document.starts[at] + 1))
            if index is not None:
                spots.setdefault(index, []).append(at)
        for index in sorted(spots.keys() | dates.keys()):
            sentence = document.sentences[index]
            if self.scene.told_in(sentence.span) and document.norms[sentence.last - 1] != "?":
                yield from self._read_sentence(sentence, spots.get(index, []), dates.get(index, []))

    def _may_be_news(self, sentence: Sentence) -> bool:
        """Whether a sentence names two that one could have done something to or at, or goes on about what was told."""
        if self.norms[sentence.first] in self.frame["pointing"]:
            return True
        shelves = (self.scene.actors, self.scene.places, self.scene.aircraft)
        return sum(len(shelf.starting_in(sentence.span)) for shelf in shelves) > 1

    def _has_noun_before(self, mention: DateMention) -> bool:
        """Whether a noun that names a happening stands close before a date."""
        at = self.scene.document.token_at(mention.span.start)
        return not self.words.nouns.keys().isdisjoint(self.norms[max(0, at - LONGEST_NAME) : at])

    def _may_tell_beside(self, at: int) -> bool:
        """Whether the word at `at` may tell what happened beside a saying that has a date."""
        norm = self.norms[at]
        if norm in self.words.nouns:
            return not self.frame["occasions"].isdisjoint(self.norms[max(0, at - LONGEST_NAME) : at])
        if norm.endswith("ing"):
            return norm in self.words.verbs and self.norms[at - 1] in (",", "after")
        return norm in self.words.told and self._is_predicate(at)

    def _is_predicate(self, at: int) -> bool:
        """Whether a past form is the predicate of its clause, as far as the words around it show."""
        around = Clause(max(0, at - AROUND), min(len(self.classes), at + AROUND), self.classes)
        verb = read_verb(self.norms, around, at, self.words, self.frame)
        return verb is not None and verb.tense in ("past", "perfect", "pluperfect")

    def _read_sentence(
        self, sentence: Sentence, spots: Sequence[int], dates: Sequence[DateMention]
    ) -> Iterator[Telling]:
        if not dates and not self._may_be_news(sentence):
            return
        first, last, texts = sentence.first, sentence.last, self.scene.document.texts
        self.classes[first:last] = classify(texts[first:last], self.norms[first:last], self.pack)
        self.page = Marked(self.norms, self.classes, find_marks(self.norms, self.classes, sentence, self.pack))
        taken: set[int] = set()
        told: dict[Span, Telling] = {}
        said: list[When] = []
        for mention in dates:
            is_said = dates_the_saying(self.scene, sentence, mention, self.pack)
            if is_said and not self._has_noun_before(mention):
                said.append(mention.when)
                continue
            telling, clause = self._tell_dated(sentence, mention, is_said)
            if telling is not None:
                taken.update(range(clause.first, clause.last))
                known = told.get(telling.event.what)
                if known is None or (telling.is_dated and not known.is_dated):
                    told[telling.event.what] = telling
            elif is_said:
                said.append(mention.when)
        yield from told.values()
        when = said[0] if len(said) == 1 else None
        if when is not None:
            spots = [at for at in range(sentence.first, sentence.last) if self._may_tell_beside(at)]
        elif dates and not self._may_be_news(sentence):
            return
        free = sentence.first
        for spot in spots:
            if spot < free or spot in taken or not (when is not None or self._is_predicate(spot)):
                continue
            telling, free = self._tell_undated(sentence, spot, when, taken)
            if telling is not None:
                yield telling

    def _tell_dated(self, sentence: Sentence, mention: DateMention, is_said: bool) -> tuple[Telling | None, Clause]:
        """What the clause of a date tells, and that clause; of a date of saying, what a noun beside it names."""
        scene, words = self.scene, self.words
        holding = scene.attributions_of(mention.span)
        clause = find_clause(scene, self.pack, sentence, mention.span, holding, self.page)
        at = scene.document.token_at(mention.span.start)
        last = scene.document.token_at(mention.span.end - 1) + 1
        named = find_named(scene, clause, at, words, self.frame)
        main = None
        is_cut = named is not None and named.lead in self.frame["cutting"]
        if not is_cut and not is_said and _is_told_as_so(holding):
            is_quoted = any(one.mode == "direct" for one in holding)
            main = self._find_main(clause, mention, at, last, is_quoted)
        if main is not None:
            is_dated = mention.rule not in SOFT
            return self._make(sentence, clause, main, "event.dated", mention.when, is_dated), clause
        if named is not None and (is_cut or self._is_occasion(named)):
            clause = clause.cut(named.first, last)
            return self._make(sentence, clause, named.happening, "event.named", mention.when, is_dated=True), clause
        return None, clause

    def _is_occasion(self, named: Named) -> bool:
        """Whether a noun phrase tells on what occasion something was said: "after talks", "in a call with"."""
        story = self.words.stories[named.happening.kind]
        if named.lead not in self.frame["occasions"] or story not in WITH_SAYING:
            return False
        return story == "meeting" or named.lead != "in"

    def _find_main(self, clause: Clause, mention: DateMention, at: int, last: int, is_quoted: bool) -> Happening | None:
        """What a dated clause tells of; None where it tells nothing that happens."""
        scene, words = self.scene, self.words
        if _is_attribute(scene, clause, mention, last):
            return None
        verbs = [
            verb
            for place in range(clause.first, clause.last)
            if self.norms[place] in words.verbs and (verb := read_verb(self.norms, clause, place, words, self.frame))
        ]
        finite = [verb for verb in verbs if verb.tense != "participle"]
        before = [verb for verb in finite if verb.first < at and not self._is_inserted(verb, at)]
        after = [verb for verb in finite if verb.first > at]
        main = before[-1] if before else after[0] if after else None
        if self.norms[at - 1] == "of" and mention.rule == "date.year":
            return None  # "the first days of 2015"
        if is_quoted and not self.frame["we"].isdisjoint(self.norms[clause.first : clause.last]):
            return None
        if main is None and mention.rule not in SOFT and not is_quoted:
            main = find_other_verb(scene, clause, words, self.frame)
        is_open = main is None or not self.words.stories.get(main.kind)
        nouns = list(self._named_in(clause)) if is_open else []
        noun = next((one for one in nouns if main and one.first > main.first), nouns[0] if nouns else None)
        if main is not None and noun is not None:
            main = nouns[0] if self._is_subject(clause, nouns[0], main) else replace(main, kind=noun.kind)
        elif main is None and not is_state(scene, clause, self.frame):
            main = noun
        if at and self.norms[at - 1] == "since" and not (main and _goes_on(main, mention, any(self._named_in(clause)))):
            return None
        if mention.rule == "date.clock" and (main is None or clause.opener in self.frame["backgrounds"]):
            return None
        return main if main is not None and is_so(scene, clause, main, self.frame) else None

    def _is_subject(self, clause: Clause, noun: Happening, main: Happening) -> bool:
        """Whether a noun that names a happening heads what the verb is told of: "the [strikes] on Homs began"."""
        ends = ING | PAST | FINITE | PREPOSITION
        return noun.first < main.first and not any(self.classes[at] & ends for at in range(clause.first, noun.first))

    def _is_inserted(self, verb: Happening, at: int) -> bool:
        """Whether a verb stands in a relative clause that ends before a date: "the truce [that began] was kept"."""
        if self.norms[verb.first - 1] not in self.relative:
            return False
        return any(self.classes[place] & (AUXILIARY | FINITE) for place in range(verb.last, at))

    def _tell_undated(
        self, sentence: Sentence, spot: int, said: When | None, taken: set[int]
    ) -> tuple[Telling | None, int]:
        """What a clause without a date tells, and the token after what was read; `said` dates the whole sentence."""
        scene = self.scene
        token = scene.document.span_of(spot, spot + 1)
        holding = scene.attributions_of(token)
        if not _is_told_as_so(holding):
            return None, spot + 1
        clause = find_clause(scene, self.pack, sentence, token, holding, self.page)
        if not taken.isdisjoint(range(clause.first, clause.last)):
            return None, spot + 1
        main = (
            read_verb(self.norms, clause, spot, self.words, self.frame)
            if self.norms[spot] in self.words.verbs
            else None
        )
        rule = "event.told"
        if main is not None and main.tense == "participle":
            if not (said and main.kind == "meeting" and self.norms[main.first - 1] in (",", "after")):
                return None, spot + 1
            clause, rule = clause.cut(main.first, clause.last), "event.aside"
        elif main is None:
            named = find_named(scene, clause, spot + 1, self.words, self.frame) if said else None
            if named is None or not self._is_occasion(named):
                return None, spot + 1
            main, rule = named.happening, "event.named"
            clause = clause.cut(named.first, clause.last)
        elif not self._is_news(clause, main, bool(holding)):
            return None, spot + 1
        also = self._sayer_before(sentence, token) if rule == "event.aside" else ()
        telling = self._make(sentence, clause, main, rule, said, is_dated=False, also=also)
        event = telling.event
        is_news = self._is_full(event, main) and not telling.is_headline
        return replace(telling, is_news=is_news), clause.last

    def _is_full(self, event: Event, main: Happening) -> bool:
        """Whether an event without a date of its own tells enough to stand alone; who were killed is told by tolls."""
        way = self.words.roles[main.kind]
        if event.when is not None and way != "toll":
            return bool(event.agent or event.target or event.where or event.means)
        return len(event.agent) + bool(event.target) + bool(event.where) + bool(event.means) > 1 and bool(event.agent)

    def _sayer_before(self, sentence: Sentence, token: Span) -> tuple[str, ...]:
        """Who speaks in the sentence before `token`: "Mr Kerry said, [appearing with Mr Lavrov]"."""
        cues = self.scene.cues.starting_in(Span(sentence.span.start, token.start))
        return self.scene.claimants(cues[-1][1]) if cues else ()

    def _is_news(self, clause: Clause, main: Happening, is_said: bool) -> bool:
        """Whether an undated clause tells what happened in the article's own course, not in its background."""
        tenses = ("past", "perfect", "pluperfect") if is_said else ("past", "perfect")
        own = self.norms[clause.first : main.first]
        return (
            main.tense in tenses
            and bool(own)
            and clause.opener not in self.frame["backgrounds"]
            and self.frame["backgrounds"].isdisjoint(own)
            and not has_earlier_verb(clause, main)
            and is_so(self.scene, clause, main, self.frame)
        )

    def _named_in(self, clause: Clause) -> Iterator[Happening]:
        for at in range(clause.first, clause.last):
            kind = self.words.nouns.get(self.norms[at])
            if kind is not None and not (at and self.norms[at - 1] == "to"):
                yield Happening(kind, at, at + 1, "named")

    def _make(
        self,
        sentence: Sentence,
        clause: Clause,
        main: Happening,
        rule: str,
        when: When | None,
        is_dated: bool,
        also: tuple[str, ...] = (),
    ) -> Telling:
        scene = self.scene
        what = scene.document.span_of(clause.first, clause.last)
        way = self.words.roles.get(main.kind, "deed")
        roles = read_roles(scene, clause, main, way, self.frame, self.states, also)
        if when and not when.is_possible and is_possible(scene, clause, main, self.frame):
            when = replace(when, is_possible=True)
        event = Event(
            article=scene.article,
            what=what,
            sentence=quote_around(scene.document, sentence.span, what),
            rule=rule,
            when=when,
            where=roles.where,
            agent=roles.agent,
            target=roles.target,
            means=roles.means,
        )
        story = self.words.stories.get(main.kind, "")
        is_news = not (roles.agent and scene.media.issuperset(roles.agent))
        return Telling(
            event,
            story,
            is_dated,
            is_news,
            points_back=bool(story) and not is_dated and self._points_back(clause, story),
            is_headline=any(span.covers(what) for span in self.headlines),
        )

    def _points_back(self, clause: Clause, story: str) -> bool:
        """Whether the clause tells more of what was told: "the attack killed", "it carried out these strikes"."""
        return any(
            self.words.stories[one.kind] == story
            and one.first > clause.first
            and self.norms[one.first - 1] in self.frame["pointing"]
            for one in self._named_in(clause)
        )


def _is_told_as_so(holding: Sequence[Attribution]) -> bool:
    """Whether nobody only denies, doubts, demands or announces what stands in these statements."""
    return all(one.act in TOLD_AS_SO and not one.is_withheld for one in holding)


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


ATTRIBUTE_AFTER = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that", "'s"})
NO_NOUN = frozenset({"and", "or", "to", "in", "on", "when", "but", "after", "with"})
