"""The clause around a word: the stretch between the nearest clause boundaries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress
from operator import or_

from briefing.attribution.attribution import Attribution
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    MARK,
    MODAL,
    NUMBER,
    PAST,
    PREPOSITION,
    SUBJECT,
    SUBORDINATOR,
    TIME,
)
from briefing.claims.events.deeds import is_deed
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Span, immutable

LONGEST_NAME = 10  # tokens of the noun phrase that a relative clause belongs to
LONGEST_CLAUSE = 60  # tokens either side of a word that can belong to its clause

SUBJECTLESS = (
    "passive.raised",
    "clause.raised",
    "infinitive",
)  # rules for statements whose subject stands before the cue
JOINING = frozenset({"and", "but", "or"})
CONTRASTING = frozenset({"and", "but"})
PAUSES = JOINING | {","}
CUTTING = frozenset({"after", "before"})
LONGEST_TAIL = 10  # tokens of "…, the army said on Monday"
INSERTED = frozenset({"who", "which", "whose", "where"})
LONGEST_INSERT = 25  # tokens of a relative clause between a subject and its verb
LONGEST_LEAD = 12  # tokens before a date in which its clause may have a verb
VERBAL = AUXILIARY | MODAL | FINITE | PAST


@immutable
class Marked:
    """A document's norms, the classes of its tokens, and the marks of the sentence at hand."""

    norms: Sequence[str]
    classes: Sequence[int]
    marks: list[int]


@immutable
class Clause:
    """The tokens ``[first, last)``, and the word before them ("" where the sentence begins).

    `classes` are those of all tokens of the document (`briefing.attribution.words`).
    """

    first: int
    last: int
    classes: Sequence[int]
    opener: str = ""

    def classes_of(self, at: int) -> int:
        """The classes of the token `at`; none outside the clause."""
        return self.classes[at] if self.first <= at < self.last else 0

    def cut(self, first: int, last: int) -> Clause:
        """The part ``[first, last)`` of it."""
        return Clause(first, last, self.classes, self.opener)


def find_clause(
    scene: Scene,
    pack: Pack,
    sentence: Sentence,
    anchor: Span,
    holding: Sequence[Attribution],
    page: Marked,
) -> Clause:
    """The clause that `anchor` stands in, within the innermost statement of `holding`, those that hold it."""
    document, words = scene.document, read_words(pack, "clause_words")
    norms, classes = page.norms, page.classes
    starts, openers = document.starts, words["openers"]
    at = document.token_at(anchor.start)
    end = at if anchor.end <= document.end_of(at) else document.token_at(anchor.end - 1)
    low, high = max(sentence.first, at - LONGEST_CLAUSE), min(sentence.last, at + LONGEST_CLAUSE)
    for one in holding:
        if not (one.rule.startswith(SUBJECTLESS) or is_deed(scene, one, pack)):
            region = next(part for part in one.content if part.covers(anchor))
            low = max(low, bisect_left(starts, region.start))
            high = max(end + 1, min(high, bisect_left(starts, region.end)))
            break
    last = _find_last(page, low, end, high, words)
    first = _find_first(page, low, at, last, words)
    opener = norms[first - 1] if first > sentence.first else ""
    is_whole = first == sentence.first and first + 1 == at  # "Since Saturday, Israel has …"
    while first < at and not is_whole and (not norms[first][0].isalnum() or norms[first] in openers):
        opener, first = norms[first], first + 1
    while last - 1 > end and (
        not norms[last - 1][0].isalnum() or (norms[last - 2] == "," and classes[last - 1] & TIME)
    ):
        last -= 1
    while last - 1 > end and last < high and norms[last] in CUTTING and classes[last - 1] & (ADVERB | TIME | NUMBER):
        last -= 1  # "shortly [after it took off]"
    last = _before_saying(norms, end, last, words)
    if first == sentence.first + 1 and opener in words["backward"]:
        comma = next((place for place in range(end + 1, last) if norms[place] == ","), last)
        if any(classes[place] & VERBAL for place in range(first, comma)):
            last = comma  # "After the war ended in May, …", not "Since May, …"
    last = max(last, _end_of_quotation(scene, first, last, high))
    if opener in words["relative"] and first > low:
        if any(bits & VERBAL for bits in classes[first:at]):
            last = min(last, _next_predicate(norms, classes, end + 1, last))
            last = min(last, _closing_comma(norms, classes, end + 1, last))
        first = _find_antecedent(norms, classes, low, first)
    return Clause(first, last, classes, opener)


def find_marks(norms: Sequence[str], classes: Sequence[int], sentence: Sentence, pack: Pack) -> list[int]:
    """The tokens of a sentence that can bound a clause, or be its verb."""
    bounds = _read_bounds(pack)
    first, last = sentence.first, sentence.last
    verbal, bounding = map(VERBAL.__and__, classes[first:last]), map(bounds.__contains__, norms[first:last])
    return [*compress(range(first, last), map(or_, verbal, bounding))]


@cache
def _read_bounds(pack: Pack) -> frozenset[str]:
    words = read_words(pack, "clause_words")
    return PAUSES.union(*(words[name] for name in ("stops", "subordinators", "backward", "relative")))


def _find_first(page: Marked, low: int, at: int, last: int, words: Words) -> int:
    """Where the clause of the token `at` begins: after a boundary, or after "since" or "who" where its verb follows."""
    norms, classes, marks = page.norms, page.classes, page.marks
    stops, openers, backward, relative = words["stops"], words["openers"], words["backward"], words["relative"]
    has_later = _next_verb(norms, classes, at + 1, last) < last
    verbs, is_joined, comma = 0, False, 0
    for place in reversed(marks[bisect_left(marks, low) : bisect_left(marks, at)]):
        before, first = norms[place], place + 1
        if before in stops or (before == "," and norms[first] in openers):
            return comma + 1 if comma and norms[first] in INSERTED else first
        if before == "," and verbs and not comma and not classes[first] & VERBAL:
            comma = place  # what stands before it may be put in: "In Homs, where they live, [men gathered]"
        if (verbs or has_later) and (before in backward or before == "but"):
            return comma + 1 if comma else first
        if before in relative and (verbs == 1 or (verbs and is_joined) or (not verbs and has_later)):
            return first
        if classes[place] & VERBAL:  # an auxiliary and its verb are one
            verbs += not (first < at and classes[place] & (AUXILIARY | MODAL) and classes[first] & VERBAL)
        elif before in JOINING:
            is_joined = True
    return low


def _next_predicate(norms: Sequence[str], classes: Sequence[int], at: int, last: int) -> int:
    """Where the main clause goes on after a relative one: "the truce that began on Sunday [was respected]"."""
    place = _next_verb(norms, classes, at, last)
    is_auxiliary = place < last and classes[place] & (AUXILIARY | MODAL)
    return place if is_auxiliary and JOINING.isdisjoint(norms[at:place]) else last


def _next_verb(norms: Sequence[str], classes: Sequence[int], at: int, last: int) -> int:
    """The first token of ``[at, last)`` that looks like a verb, before any pause; `last` where none does."""
    for place in range(at, last):
        if norms[place] in PAUSES:
            break
        if classes[place] & VERBAL:
            return place
    return last


def _find_antecedent(norms: Sequence[str], classes: Sequence[int], low: int, first: int) -> int:
    """Where the noun phrase begins that a relative clause from `first` on belongs to.

    After a comma it is the last one, "in [Homs, which …]"; else it may be a longer one, "[a truce in Homs that …]".
    """
    start = first - 1
    is_loose = start > low and norms[start - 1] == ","
    if start > low + 1 and norms[start - 1] == "of" and not classes[start - 2] & MARK:
        start -= 2  # "some of which"
        is_loose = start > low and norms[start - 1] == ","
    start -= is_loose
    outside = start
    ends = MARK | VERBAL | SUBORDINATOR | (PREPOSITION | CONJUNCTION if is_loose else 0)
    while start > low and outside - start < LONGEST_NAME:
        bits = classes[start - 1]
        is_pronoun = bits & SUBJECT and not bits & DETERMINER
        if norms[start - 1] != "of" and (bits & ends or is_pronoun):
            break
        start -= 1
    while start < outside and classes[start] & (PREPOSITION | CONJUNCTION):
        start += 1
    return start if start < outside else first - 1


def _closing_comma(norms: Sequence[str], classes: Sequence[int], at: int, last: int) -> int:
    """The comma in ``[at, last)`` after which the main clause goes on: "Iran, which won[, was] …"; else `last`."""
    for place in range(at, last - 1):
        if norms[place] != ",":
            continue
        if classes[place + 1] & VERBAL or (classes[place + 1] & ADVERB and classes[min(place + 2, last - 1)] & VERBAL):
            return place
    return last


def _skip_relative(norms: Sequence[str], classes: Sequence[int], low: int, at: int, comma: int, high: int) -> int:
    """The comma that ends the relative clause after `comma`, where the clause of `at` has no verb yet; else 0."""
    if any(bits & VERBAL for bits in classes[max(low, at - LONGEST_LEAD) : comma]):
        return 0
    return next((place for place in range(comma + 1, min(high, comma + LONGEST_INSERT)) if norms[place] == ","), 0)


def _find_last(page: Marked, low: int, at: int, high: int, words: Words) -> int:
    """The token after the clause of the token `at`."""
    norms, classes, marks = page.norms, page.classes, page.marks
    stops, subordinators, openers, free = words["stops"], words["subordinators"], words["openers"], 0
    for place in marks[bisect_right(marks, at) : bisect_left(marks, high)]:
        after = norms[place]
        if place < free:
            continue
        if after in stops or after in subordinators:
            return place
        if place + 1 == high:
            break
        if place == at + 1 and after in CONTRASTING and classes[place + 1] & VERBAL:
            return place
        if after == "," and norms[place + 1] in openers:
            closing = _skip_relative(norms, classes, low, at, place, high) if norms[place + 1] in INSERTED else 0
            if not closing:
                return place
            free = closing + 1
    return high


def _before_saying(norms: Sequence[str], at: int, last: int, words: Words) -> int:
    """The token after a clause without who says so behind it: "jets hit Homs on Monday[, the army said]"."""
    for place in range(last - 1, max(at, last - LONGEST_TAIL), -1):
        if norms[place] == ",":
            return last if words["saying"].isdisjoint(norms[place:last]) else place
    return last


def _end_of_quotation(scene: Scene, first: int, last: int, high: int) -> int:
    """The token after a quotation that the clause breaks off in, as far as `high`."""
    document = scene.document
    if not document.quotations:
        return last
    span = document.span_of(first, last)
    for quotation in document.quotations_from(span):
        if span.end < quotation.span.end <= document.end_of(high - 1):
            return document.token_at(quotation.span.end - 1) + 1
    return last
