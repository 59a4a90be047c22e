"""Happenings: what a clause tells of as done or undergone, by its main verb or by a noun that names such a thing.

The words are ``pack/lexicons/event_words.yml``; what makes a verb tell of something that did not happen, or only may
have, is ``event_frame.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    HAVE,
    ING,
    MARK,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT,
    PAST,
    PREPOSITION,
    SUBJECT,
    TIME,
)
from briefing.claims.events.clause import Clause
from briefing.claims.events.words import EventWords, Verb
from briefing.claims.scene import Scene
from briefing.rules.pattern import Words
from briefing.values import immutable

Tense = Literal["past", "perfect", "pluperfect", "present", "ahead", "participle", "named"]
QUOTES = frozenset("\"“'")
RELATIVE = frozenset({"who", "which", "that"})
SUFFERED = frozenset({"toll", "downing"})  # kinds whose verbs without an object tell what befell their subject
LONGEST_GROUP = 5  # tokens of auxiliaries and adverbs before a verb
LONGEST_PHRASE = 8  # tokens of a noun phrase that names a happening, before and after its noun
VERBS = FINITE | AUXILIARY | MODAL
OBJECTLESS = PREPOSITION | AUXILIARY | MODAL


@immutable
class Happening:
    """What is told: its kind ("" where the verb is in no list), its words ``[first, last)``, and how it is told."""

    kind: str
    first: int
    last: int
    tense: Tense
    is_passive: bool = False


def read_verb(norms: Sequence[str], clause: Clause, at: int, words: EventWords, frame: Words) -> Happening | None:
    """The happening that the verb at `at` tells of; None where the word is no verb here, or an infinitive."""
    verb = words.verb_at(norms, at, clause.last)
    if verb is None:
        return None
    group, classes = _read_group(norms, clause, at)
    last = at + 1 + len(verb.rest)
    lead = norms[group - 1] if group > clause.first else ""
    if lead == "to" and not classes & (BE | HAVE):
        is_ahead = group - 1 > clause.first and norms[group - 2] in frame["to_come"]
        return Happening(verb.kind, group, last, "ahead") if is_ahead else None
    tense = _read_tense(norms, clause, verb, at, classes)
    if tense is None:
        return None
    is_passive = verb.form in ("past", "participle") and bool(classes & BE)
    return Happening(verb.kind, group, last, tense, is_passive or (not verb.takes and verb.kind in SUFFERED))


def _read_group(norms: Sequence[str], clause: Clause, at: int) -> tuple[int, int]:
    """Where the verb group of `at` begins, and the classes of the auxiliaries in it."""
    first, found = at, 0
    place = at
    while place > max(clause.first, at - LONGEST_GROUP):
        bits = clause.classes_of(place - 1)
        if bits & (AUXILIARY | MODAL):
            first, found = place - 1, found | bits
        elif not bits & (ADVERB | NEGATION | TIME | MARK) or (bits & MARK and norms[place - 1] not in QUOTES):
            break
        place -= 1
    return first, found


def _read_tense(norms: Sequence[str], clause: Clause, verb: Verb, at: int, classes: int) -> Tense | None:
    """How the form with its auxiliaries places the happening; None where it is no predicate."""
    if classes & MODAL:
        return "ahead"
    if verb.form in ("past", "participle"):
        if classes & HAVE:
            return "pluperfect" if "had" in norms[max(clause.first, at - LONGEST_GROUP) : at] else "perfect"
        if classes & BE:
            return "past"
        return "past" if verb.form == "past" and _is_finite(norms, clause, verb, at) else None
    if verb.form == "ing":
        if classes & BE:
            return "present" if not verb.takes or _takes_object(norms, clause, at + len(verb.rest)) else None
        return "participle"
    if classes & (AUXILIARY | MODAL) or verb.form == "base":
        return None
    return "present" if _takes_object(norms, clause, at) else None


def _is_finite(norms: Sequence[str], clause: Clause, verb: Verb, at: int) -> bool:
    """Whether a bare past form is a predicate, not a participle: "seized the town", not "the town seized by them"."""
    before = clause.classes_of(at - 1)
    if before & (DETERMINER | PREPOSITION) and not before & SUBJECT:
        return False
    if verb.is_past or not verb.takes:
        return True
    return _takes_object(norms, clause, at + len(verb.rest)) or bool(before & SUBJECT)


def _takes_object(norms: Sequence[str], clause: Clause, at: int) -> bool:
    """Whether an object seems to follow the token `at`."""
    after = at + 1
    if after >= clause.last or not norms[after][0].isalnum():
        return after < clause.last and norms[after] in ('"', "“", "'")
    bits = clause.classes_of(after)
    if bits & (DETERMINER | NUMBER | CAPITAL | OBJECT) and not bits & PREPOSITION:
        return not bits & TIME
    return not bits & (OBJECTLESS | TIME | ADVERB) and norms[after] not in ("and", "or", "but")


@immutable
class Named:
    """A happening that a noun names, where its noun phrase begins, and the preposition before that."""

    happening: Happening
    first: int
    lead: str


def find_named(scene: Scene, clause: Clause, at: int, words: EventWords, frame: Words) -> Named | None:
    """The happening that the noun phrase before the token `at` names: "since [the occupation of Kuwait in] 1990"."""
    noun = at - 1
    while noun >= max(clause.first, at - LONGEST_PHRASE) and scene.norms[noun] not in words.nouns:
        if not scene.document.is_word(noun) or clause.classes_of(noun) & (VERBS | PAST):
            return None
        noun -= 1
    if noun < max(clause.first, at - LONGEST_PHRASE):
        return None
    first = noun
    while first > clause.first and noun - first < LONGEST_PHRASE:
        bits = clause.classes_of(first - 1)
        if (
            scene.norms[first - 1] in frame["prepositions"]
            or bits & (VERBS | MARK | CONJUNCTION)
            or bits & SUBJECT & ~DETERMINER
        ):
            break
        first -= 1
    lead = scene.norms[first - 1] if first else ""
    happening = Happening(words.nouns[scene.norms[noun]], noun, noun + 1, "named")
    return Named(happening, first, lead)


def find_other_verb(scene: Scene, clause: Clause, words: EventWords, frame: Words) -> Happening | None:
    """What the first word of the clause tells that looks like a predicate and tells no mere state; None for none."""
    states, sayings = frame["states"], frame["sayings"]
    cues = [span for span, _ in scene.cues.inside(scene.document.span_of(clause.first, clause.last))]
    own = clause.classes[clause.first : clause.last]
    for at, bits, before in zip(range(clause.first, clause.last), own, (0, *own), strict=False):
        norm = scene.norms[at]
        is_participle = before & (BE | HAVE) and norm in words.irregular
        if not (bits & (FINITE | PAST | ING) or is_participle) or norm in states or norm in sayings:
            continue
        if bits & ING or scene.norms[at - 1] == "being":
            continue  # "was being respected"
        if before & DETERMINER and not before & SUBJECT:
            continue
        if scene.norms[at - 1] in RELATIVE and _goes_on_after(clause, at):
            continue  # "the truce that came on Sunday was kept"
        token = scene.document.span_of(at, at + 1)
        if not any(cue.covers(token) for cue in cues):
            return Happening("", at, at + 1, "past")
    return None


def _goes_on_after(clause: Clause, at: int) -> bool:
    return any(clause.classes_of(place) & (AUXILIARY | FINITE) for place in range(at + 1, clause.last))


def is_so(scene: Scene, clause: Clause, happening: Happening, words: Words) -> bool:
    """Whether it is told as something that happens: not negated, wished for or feared, and on no condition."""
    first = max(clause.first, happening.first - LONGEST_GROUP)
    before, after = scene.norms[first : happening.last], scene.norms[happening.last : clause.last]
    return (
        words["not_so"].isdisjoint((scene.norms[clause.first], *before))
        and words["unreal"].isdisjoint((clause.opener, *before))
        and words["conditions"].isdisjoint((clause.opener, *after))
    )


def is_state(scene: Scene, clause: Clause, words: Words) -> bool:
    """Whether a clause without another verb tells how things are or what is said: "are close to a truce"."""
    norms = scene.norms[clause.first : clause.last]
    return not (words["seeming"].isdisjoint(norms) and words["sayings"].isdisjoint(norms))


def has_earlier_verb(clause: Clause, happening: Happening) -> bool:
    """Whether another predicate stands before it in its clause: "footage showed [houses damaged]"."""
    for at in range(clause.first, happening.first):
        bits = clause.classes_of(at)
        if bits & (FINITE | AUXILIARY | MODAL):
            return True
    return False


def is_possible(scene: Scene, clause: Clause, happening: Happening, words: Words) -> bool:
    """Whether it is told as no more than possible."""
    return not words["possible"].isdisjoint(scene.norms[clause.first : happening.last])
