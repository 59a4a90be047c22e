"""Verb groups: a cue with its auxiliaries, negation and adverbs ("has not confirmed", "declined to say")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from briefing.attribution.agreement import agrees, find_plural, has_singular, is_noun
from briefing.attribution.cues import Cue, Cues, Entry
from briefing.attribution.forms import Form
from briefing.attribution.table import TokenTable
from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    DASHES,
    DETERMINER,
    FINITE,
    HAVE,
    LEANING,
    MARK,
    MODAL,
    NEGATION,
    NUMBER,
    OBJECT,
    PAST,
    PREPOSITION,
    RECEIVING,
    SUBJECT,
    TIME,
    UNWILLING,
)
from briefing.values import immutable

LONGEST_GROUP = 9
HELPING = AUXILIARY | MODAL
HAVING = AUXILIARY | BE  # what "'s" after a pronoun counts as
PASSIVES = frozenset(("to", "by", "as"))  # "he's expected to"
BEFORE_BASE = DASHES | {",", "%", ")", '"', "'", "”"}  # marks that may stand before "say"


@immutable
class Hit:
    """A cue in the text: its group is the tokens ``[first, last)``, its own word at `core`."""

    cue: Cue
    form: Form
    first: int
    core: int
    last: int
    is_finite: bool = False
    is_passive: bool = False
    is_negated: bool = False
    is_unwilling: bool = False  # "declined to say"
    is_infinitive: bool = False


def find_places(table: TokenTable, cues: Cues) -> list[int]:
    """The tokens at which a cue may begin, in their order."""
    return list(compress(range(len(table.norms)), map(cues.by_word.__contains__, table.norms)))


def find_hits(
    table: TokenTable, cues: Cues, places: Sequence[int], low: int, high: int, is_headline: bool = False
) -> list[Hit]:
    """The cues at the `places` in ``[low, high)``, outside quotations, in their order; at most one at a place."""
    norms, classes, quoted = table.norms, table.classes, table.quoted
    hits: list[Hit] = []
    free = low
    for at in places:
        if at < free or quoted[at] or (classes[at] & CAPITAL and not is_headline and at > low):
            continue
        for entry in cues.by_word[norms[at]]:
            last = at + 1
            if entry.rest:
                last += len(entry.rest)
                if last > high or norms[at + 1 : last] != entry.rest:
                    continue
            kind = entry.cue.kind
            if kind == "phrase":
                hit: Hit | None = Hit(entry.cue, entry.form, at, at, last)
            elif kind == "noun":
                hit = _read_noun(table, entry, low, at, last)
            elif kind == "verb" and entry.form in ("s", "base") and _follows_verb(table, hits, low, at):
                continue  # "expressed doubts", "prompted calls for": a noun after a verb
            else:
                hit = _read_verb(table, entry, low, at, last)
            if hit is not None and not (hits and hit.first < hits[-1].last):
                if hits and _is_noun_before(hits[-1], hit):
                    hits.pop()
                hits.append(hit)
                free = last
                break
    return hits


def _follows_verb(table: TokenTable, hits: list[Hit], low: int, at: int) -> bool:
    if hits and hits[-1].last == at and hits[-1].cue.kind == "verb":
        return hits[-1].form not in ("s", "base") or hits[-1].first < hits[-1].core  # "company reports show"
    return at - 1 > low and bool(table.classes[at - 1] & (PAST | FINITE)) and not table.classes[at - 1] & AUXILIARY


def _is_noun_before(earlier: Hit, hit: Hit) -> bool:
    """Whether a bare verb form is the noun that a finite verb follows: "both [sides] have acknowledged"."""
    is_bare = earlier.cue.kind == "verb" and earlier.form in ("s", "base") and earlier.first == earlier.core
    return is_bare and earlier.last == hit.first and hit.cue.kind == "verb" and hit.is_finite


def _read_noun(table: TokenTable, entry: Entry, low: int, at: int, last: int) -> Hit | None:
    classes, norms = table.classes, table.norms
    if at > low and (
        (classes[at - 1] & (SUBJECT | MODAL) and not classes[at - 1] & DETERMINER)
        or (norms[at - 1] == "to" and entry.form == "base")
    ):
        return None
    return Hit(entry.cue, entry.form, at, at, last)


def _read_verb(table: TokenTable, entry: Entry, low: int, at: int, last: int) -> Hit | None:
    classes, norms = table.classes, table.norms
    first = left = at
    helping = 0
    negated = unwilling = infinitive = False
    floor = max(low, at - LONGEST_GROUP)
    while left > floor:
        left -= 1
        bits = classes[left]
        if norms[left] == "," and left - 2 > low and norms[left - 2] == "," and classes[left - 1] & ADVERB:
            left -= 2  # "does not, however, list"
            continue
        if bits & CAPITAL and left > low and not (bits & HELPING and classes[at] & CAPITAL):
            break  # a name, also "Will wrote"
        if bits & HELPING:
            helping |= bits
            infinitive = False  # "has to say", "is to announce"
            negated = negated or bool(bits & NEGATION)
            first = left
            if bits & SUBJECT:
                break
        elif norms[left] == "since" and left > low and classes[left - 1] & HAVE:
            first = left
        elif bits & NEGATION and not bits & PREPOSITION:
            negated, first = True, left
        elif bits & ADVERB and not bits & (TIME | CONJUNCTION):
            first = left
        elif norms[left] == "to" and not helping and entry.form == "base" and left == first - 1:
            infinitive, first = True, left
            if left > low and norms[left - 1] == "on" and left - 1 > low:
                left -= 1
            if left > low and classes[left - 1] & LEANING:
                unwilling = bool(classes[left - 1] & UNWILLING)
                infinitive, left = False, left - 1
                first, helping = left, MODAL
        else:
            break
    before = classes[first - 1] if first > low else 0
    word = norms[first - 1] if first > low else ""
    form = entry.form
    adjective = entry.cue.kind == "adjective"
    if adjective:
        if not helping & BE:
            return None
        return Hit(entry.cue, form, first, at, last, True, False, negated)
    if form == "s" and helping:
        return None  # "there are fears"
    be, have = bool(helping & BE), bool(helping & HAVE)
    if (
        first < at
        and norms[at - 1] == "'s"
        and helping & ~HAVING == 0
        and not PASSIVES.intersection(norms[last : last + 1])
    ):
        be, have = False, True  # "he's said the war is over"
    if form in ("base", "s") and not helping and not infinitive:
        if (before & (DETERMINER | PREPOSITION) and not before & (SUBJECT | TIME | NUMBER)) or word == "'s":
            return None
        if word == "'" and first - 2 >= low and norms[first - 2].endswith("s") and not table.quoted[first - 1]:
            return None  # "the rebels' claim"
        joins = form == "base" and "and" in norms[max(low, first - 5) : first]
        far = find_plural(table, low, first) >= 0 if form == "base" else has_singular(table, low, first)
        if not (joins or agrees(form, before, word) or far):
            return None
        if is_noun(table, low, first, last) or any(bits & RECEIVING for bits in classes[max(low, first - 3) : first]):
            return None  # "drawing international calls for"
        if form == "base" and before & MARK and word not in BEFORE_BASE:
            return None
    if form in ("past", "participle") and not helping and before & DETERMINER and not before & (SUBJECT | NUMBER):
        return None
    if form == "ing" and not be and before & DETERMINER and not before & (OBJECT | SUBJECT):
        return None
    passive = form in ("past", "participle") and be and not (have and not classes[at - 1] & BE)
    finite = bool(helping & HELPING) or (form in ("past", "s", "base") and not infinitive)
    if (form == "participle" and not helping) or (form == "ing" and not be):
        finite = False
    return Hit(entry.cue, form, first, at, last, finite, passive, negated, unwilling, infinitive)
