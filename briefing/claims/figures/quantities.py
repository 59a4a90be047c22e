"""Things counted: numbers before a plural that says what of (``pack/lexicons/figure_frame.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.attribution.words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    FINITE,
    MARK,
    MODAL,
    PAST,
    PREPOSITION,
    SUBJECT,
    classify,
)
from briefing.claims.scene import Scene
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.rules.rule import read_words
from briefing.text.document import Sentence
from briefing.values import Count, immutable

LONGEST_PHRASE = 7  # tokens of a noun phrase that is counted
LONGEST_FATE = 4  # tokens up to the participle that tells what became of it
NEAR = 6  # tokens from a number to a word that makes it a toll
CROWD = 20  # so many of those who else are sources are counted
FEWEST_PERSONS = 5  # fewer are somebody's sources, neighbours or guards
ENDS = MARK | PREPOSITION | CONJUNCTION | AUXILIARY | MODAL | FINITE | SUBJECT | PAST | ADVERB


@immutable
class Quantity:
    """A number, the tokens ``[first, last)``, with what it counts, and the rule that saw it."""

    first: int
    last: int
    count: Count
    what: tuple[int, int]
    rule: str


def find_things(
    scene: Scene, sentence: Sentence, numbers: Sequence[tuple[int, int]], words: Words, pack: Pack
) -> Iterator[Quantity]:
    """The quantities of plurals among the numbers of a sentence, given by their tokens."""
    norms = scene.norms
    known = read_known(pack)
    for first, last in numbers:
        count = scene.counts[first]
        is_vague = count.high is None and not count.modifier
        if count.high == 1 or (is_vague and norms[last - 1] not in words["hundreds"]):
            continue  # "one side", "several", "a few"
        if not count.modifier and first > sentence.first and norms[first - 1] in words["definite"]:
            continue
        start = last
        is_part = start + 1 < sentence.last and norms[start] == "of"
        if is_part:
            start += 1 + (norms[start + 1] == "the")
            if norms[start] in words["definite"]:
                continue  # "two of its prisoners"
        end = _end_of_phrase(scene, start, sentence.last, words, pack)
        head = norms[end - 1] if end > start else ""
        is_crowd = head in words["persons"] and (count.low or 0) >= CROWD  # "some 50 witnesses" are no sources
        if not _is_plural(head, words) or (head in words["nothing"] and not is_crowd):
            continue
        if is_part and head not in known and not (is_vague and head in words["vague_nouns"]):
            continue
        if head in words["persons"] and _is_toll(scene, sentence, first, end, count, head in known, words):
            continue
        yield Quantity(first, last, count, (start, end), "figure.things")


@cache
def read_known(pack: Pack) -> frozenset[str]:
    """The plurals that reports of fighting count, however few."""
    classes = read_words(pack, "quantity_words")
    return frozenset().union(*(classes[name] for name in ("forces", "weapons", "aircraft", "actions", "places")))


def _end_of_phrase(scene: Scene, start: int, limit: int, words: Words, pack: Pack) -> int:
    """The token after the noun phrase that begins at `start`."""
    limit = min(limit, start + LONGEST_PHRASE)
    classes = classify(scene.document.texts[start:limit], scene.norms[start:limit], pack)
    known = read_known(pack)
    for at in range(start, limit):
        bits = classes[at - start]
        if scene.norms[at] in known and bits & FINITE:
            return at + 1  # "air strikes": no verb here
        is_modifier = bits & PAST and at == start  # "captured pilots", "unexploded shells"
        if scene.norms[at] == "and" and at > start and _is_pair(scene, at, limit, words):
            continue
        if (bits & ENDS and not is_modifier) or scene.norms[at] in words["stops"]:
            return at
        if _is_plural(scene.norms[at], words) and not (at + 1 < limit and _is_plural(scene.norms[at + 1], words)):
            return at + 1
    return limit


def _is_pair(scene: Scene, at: int, limit: int, words: Words) -> bool:
    """Whether "and" at `at` joins two adjectives of one noun: "12 Iranian and Syrian targets"."""
    texts = scene.document.texts
    is_named = at + 2 < limit and texts[at - 1][0].isupper() and texts[at + 1][0].isupper()
    return is_named and not _is_plural(scene.norms[at - 1], words) and _is_plural(scene.norms[at + 2], words)


def _is_plural(norm: str, words: Words) -> bool:
    return norm in words["plurals"] or (len(norm) > 3 and norm.endswith("s") and not norm.endswith(("ss", "us", "is")))


def _is_toll(scene: Scene, sentence: Sentence, at: int, last: int, count: Count, is_known: bool, words: Words) -> bool:
    """Whether persons are counted beside the hurt and dead, or are too few to be anything but somebody's sources."""
    number = count.low if count.low is not None else count.high
    if number is not None and number < FEWEST_PERSONS and not is_known:
        return True
    return is_hurt(scene, sentence, last if is_known else at, last, words)


def is_hurt(scene: Scene, sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """Whether words of tolls stand close by the tokens ``[first, last)`` in their sentence."""
    near = scene.norms[max(sentence.first, first - NEAR) : min(sentence.last, last + NEAR)]
    return not words["hurt"].isdisjoint(near)


def reach_fate(scene: Scene, after: int, limit: int, words: Words) -> int:
    """The token after what became of the counted things: "buildings [severely damaged]"; `after` where nothing did."""
    norms = scene.norms
    for at in range(after, min(limit, after + LONGEST_FATE)):
        if norms[at] in words["fates"]:
            is_passive = at > after and not words["be"].isdisjoint(norms[after:at])
            return at + 1 if is_passive or at + 1 >= limit or norms[at + 1] in words["after_fates"] else after
        if norms[at] not in words["be"] and not norms[at].endswith("ly") and norms[at] not in ("also", "already"):
            break
    return after
