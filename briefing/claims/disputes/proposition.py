"""What a claim is about and on which side it stands, coarse enough to be compared across claimants."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.claims.disputes.words import Lexemes, know_lexemes
from briefing.claims.fact import Claim
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.pattern import Overlay
from briefing.rules.rule import NO_RULES, read_rules
from briefing.values import Span, immutable

NEAR = 4  # telling words either side of one
INTENTS = frozenset(["demands", "promises", "warns"])
REACH = 5  # words that a "not" turns around
LONGEST_VERDICT = 12  # words of "It is a lie, like everything they say"
MOST_POINTING = 4  # words of "all of those allegations"
POINTING = frozenset(
    [
        "that",
        "this",
        "it",
        "the",
        "those",
        "these",
        "such",
        "all",
        "any",
        "them",
        "accusations",
        "allegations",
        "reports",
        "claims",
    ]
)
LONGEST = 400  # tokens of a content that are read
NOBODY: frozenset[str] = frozenset()
WITH_ACTORS: Overlay = {"actor": {0: 1}}  # for choosing rules: there may be actors


class Pole(NamedTuple):
    """At which end of a pair of opposites a claim stands, and the stems of the words around the one that tells."""

    end: bool
    near: frozenset[str]


@immutable
class Proposition:
    """A claim's features and side.

    `topics` of the pack, each with whether the claim holds it to be so; `is_answer`: whether it denies or doubts what
    somebody says, rather than just having a "not" in it; `is_intent`: whether it is about what shall or will be done.
    `names` of those it is about (states for their people too), `states` among them, `places` it names; its `stems`,
    each with the word it stands for, and `negated`, those right after a "not", each with the stems around it.
    Capitalised words are names, not topics: the Free Army is no talk of arms.

    `poles` are the pairs of opposites (``opposites.yml``) it speaks of, `end` is True at the first end. `culprits` are
    the camps it says did it, `cleared` those it says did not; `classes` are the word classes of ``deeds.yml`` that it
    has words of. `sentence` is the sentence of its article, counted from 0, `size` how many tokens it has;
    `is_pointing`: whether an answer's content is but a word for what was said before ("denied that").
    """

    claim: int
    article: str
    content: Span
    sentence: int
    camps: frozenset[str]
    act: str
    target: str
    topics: Mapping[str, bool]
    size: int
    is_answer: bool
    is_intent: bool
    is_pointing: bool
    names: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]
    stems: Mapping[str, str]
    negated: Mapping[str, frozenset[str]]
    poles: Mapping[str, Pole]
    culprits: frozenset[str]
    cleared: frozenset[str]
    classes: frozenset[str]


class _Words(NamedTuple):
    """What the words of a content tell, without who says them."""

    nots: list[int]
    topics: dict[str, bool]
    stems: dict[str, str]
    negated: dict[str, frozenset[str]]
    poles: dict[str, Pole]
    classes: set[str]
    states: set[str]
    is_intent: bool


def _read_words(known: Lexemes, norms: Sequence[str], texts: Sequence[str], *, is_turned: bool) -> _Words:
    """The words of a content; `is_turned` says whether its claim turns it around."""
    nots: list[int] = []
    topics: dict[str, bool] = {}
    ends: dict[str, tuple[bool, int]] = {}  # pair → its end, and the place in `telling`
    stems: dict[str, str] = {}
    classes: set[str] = set()
    states: set[str] = set()
    is_intent, is_question = False, "?" in norms
    telling: list[tuple[int, str]] = []
    for at, lexeme in enumerate(map(known.__getitem__, norms)):
        if lexeme is None:
            continue
        if lexeme.is_negation and not is_question:
            nots.append(at)
        if lexeme.is_empty:
            is_intent = is_intent or lexeme.is_intent
            continue
        text, stem = texts[at], lexeme.stem
        if not text[0].islower():
            if lexeme.state and text[0].isupper() and (text.isupper() or norms[at] != "us"):
                states.add(lexeme.state)
            if at:
                continue
        telling.append((at, stem))
        if stem not in stems:
            stems[stem] = norms[at]
        if lexeme.is_plain:
            continue
        is_intent = is_intent or lexeme.is_intent
        classes |= lexeme.classes
        is_denied = bool(nots) and at - nots[-1] <= REACH
        for topic in lexeme.topics:
            topics[topic] = topics.get(topic, False) or is_denied
        for pair, end in lexeme.poles:
            ends.setdefault(pair, (end != (is_denied != is_turned), len(telling) - 1))
    poles = {pair: Pole(end, _find_near(telling, at)) for pair, (end, at) in ends.items()}
    negated = _find_negated(telling, nots) if nots else {}
    return _Words(nots, topics, stems, negated, poles, classes, states, is_intent)


def _find_near(telling: Sequence[tuple[int, str]], at: int) -> frozenset[str]:
    return frozenset([stem for _, stem in telling[max(0, at - NEAR) : at + NEAR + 1]])


def _find_negated(telling: Sequence[tuple[int, str]], nots: Sequence[int]) -> dict[str, frozenset[str]]:
    """The first telling word after each "not", if it comes soon, with those around it."""
    negated: dict[str, frozenset[str]] = {}
    for place in nots:
        at = bisect_left(telling, (place, ""))
        if at < len(telling) and telling[at][0] - place <= REACH:
            negated.setdefault(telling[at][1], _find_near(telling, at))
    return negated


class Weigher:
    """Makes the propositions of one article's claims."""

    def __init__(self, scene: Scene, camps: Mapping[str, str], pack: Pack) -> None:
        self.scene, self.camps = scene, camps
        self.lexemes = know_lexemes(pack)
        self.vocabulary = self.lexemes.vocabulary
        self.state_names = pack.read("lexicons/states").keys()
        self.denying = self.vocabulary.negations["acts"]
        self.verdicts = [pair for pair in self.vocabulary.verdicts.items() if pair[1] <= scene.words]
        is_deed_told = any(not scene.words.isdisjoint(self.vocabulary.deeds[name]) for name in ("deeds", "did"))
        self.culprits = read_rules(pack, "culprits", "deeds") if is_deed_told else NO_RULES
        self.own_voice = read_rules(pack, "voice", "act_words")

    def weigh(self, index: int, claim: Claim) -> Proposition:
        """The proposition of a claim; `index` is its place among all claims."""
        document, norms = self.scene.document, self.scene.norms
        first = document.token_at(claim.content.start)
        last = self._end(first, document.token_at(claim.content.end - 1) + 1)
        told = norms[first:last]
        spoken = frozenset(told)
        turns = self._count_turns(claim, told, spoken)
        words = _read_words(self.lexemes, told, document.texts[first:last], is_turned=turns % 2 == 1)
        about = claim.about_actors
        if "armed_group" in map(self.scene.types.get, about):
            words.classes.add("fighting")  # an armed group is what may be struck
        names = words.states.union(about, [self.camps.get(name, name) for name in about])
        if claim.about_aircraft:
            words.stems.setdefault(self.vocabulary.make("aircraft").stem, "aircraft")
        nots = [first + place for place in words.nots]
        culprits, cleared = self._blame(claim, first, last, nots, turns, spoken)
        return Proposition(
            index,
            claim.article,
            claim.content,
            document.sentence_index(claim.content) or 0,
            frozenset([self.camps.get(name, name) for name in claim.claimants]),
            claim.act,
            self.camps.get(claim.target, claim.target),
            {topic: (turns + is_turned) % 2 == 0 for topic, is_turned in words.topics.items()},
            last - first,
            turns > 0,
            words.is_intent or claim.act in INTENTS,
            turns > 0 and self._is_pointing(claim, first, told),
            frozenset(names),
            frozenset(names & self.state_names),
            frozenset(claim.about_places),
            words.stems,
            words.negated,
            words.poles,
            culprits,
            cleared,
            frozenset(words.classes),
        )

    def _end(self, first: int, last: int) -> int:
        """Where what the claimant says ends: before the reporter's own words go on from it."""
        last = min(last, first + LONGEST)
        if not self.own_voice.may_speak(self.scene.norms[first:last]):
            return last  # as with most claims
        own_voice = next(self.own_voice.find(self.scene.norms, first, last, {}), None)
        return own_voice.first if own_voice and own_voice.first > first else last

    def _count_turns(self, claim: Claim, norms: Sequence[str], spoken: frozenset[str]) -> int:
        """How often the act of a claim and the verdicts in its words turn its content around."""
        is_denial = claim.act in self.denying
        if is_denial and claim.mode == "direct":
            return 1  # by its own words, which are not to be counted twice
        verdicts = [verdict for verdict, words in self.verdicts if words <= spoken]
        if not verdicts:
            return int(is_denial)  # as with most claims
        plain = f" {' '.join(norms)} "
        return is_denial + sum([verdict in plain for verdict in verdicts])

    def _is_pointing(self, claim: Claim, first: int, norms: Sequence[str]) -> bool:
        """Whether an answer's words only point at what was said: "that", "those numbers", "any role", "… as false"."""
        by_words = claim.mode == "direct" or claim.act not in self.denying
        reports = self.vocabulary.negations["reports"]
        opening = next((norm for norm in norms if norm[0].isalnum()), "")
        if not by_words and opening not in POINTING and opening != "as" and opening not in reports:
            return False  # as with most claims
        told = [norm for norm in norms if norm[0].isalnum()]
        if by_words and len(told) <= LONGEST_VERDICT:
            return True
        if told[:1] == ["as"] and len(told) <= LONGEST_VERDICT:
            return not reports.isdisjoint(self.scene.norms[max(0, first - MOST_POINTING) : first])
        if not 0 < len(told) <= MOST_POINTING:
            return False
        if told[0] in reports and len(told) == 1:
            return True
        return told[0] in POINTING and (len(told) == 1 or told[-1] in reports or told[1] in reports)

    def _blame(
        self, claim: Claim, first: int, last: int, nots: Sequence[int], turns: int, spoken: frozenset[str]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The camps that the claim says did it, and those that it says did not."""
        said: dict[str, bool] = {}
        if claim.act == "claims-responsibility":
            said |= {self.camps.get(name, name): True for name in claim.claimants}
        elif claim.act == "accuses" and (blamed := claim.target or self._only_actor(claim)):
            said[self.camps.get(blamed, blamed)] = True
        elif self.culprits.select(spoken, WITH_ACTORS.keys()):
            for name, at in self._name_culprits(claim, first, last):
                is_turned = any(at - REACH <= place <= at + REACH for place in nots)
                said.setdefault(self.camps.get(name, name), (turns + is_turned) % 2 == 0)
        if not said:
            return NOBODY, NOBODY  # as with most claims
        culprits = frozenset([name for name, is_so in said.items() if is_so])
        return culprits, frozenset(said) - culprits

    def _only_actor(self, claim: Claim) -> str:
        """The actor that a content consists of: "blamed [the army]"; "" for none."""
        inside = self.scene.actors.inside(claim.content)
        if not inside or len(claim.content) - max(len(span) for span, _ in inside) > len("the "):
            return ""
        return max(inside, key=lambda pair: len(pair[0]))[1]

    def _name_culprits(self, claim: Claim, first: int, last: int) -> Iterator[tuple[str, int]]:
        """Whom the words of a content name as the one who did it, each with the token at which."""
        document = self.scene.document
        ends: dict[int, int] = {}
        named: dict[int, str] = {}
        for span, name in self.scene.actors.inside(claim.content):
            at, after = document.token_at(span.start), document.token_at(span.end - 1) + 1
            if after > ends.get(at, 0):
                ends[at], named[at] = after, name
        overlay: Overlay = {"actor": ends}
        for match in self.culprits.find(document.norms, first, last, overlay):
            if match.rule.gives.get("culprit") == "self":
                for name in claim.claimants:
                    yield name, match.first
            else:
                at = match.parts["culprit"][0]
                yield named.get(at, document.norms[at]), at
