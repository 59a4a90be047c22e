"""Shares, sums of money and measures: "around five percent", "nearly half", "$20 million in aid", "a 72-hour truce"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.attribution.words import AUXILIARY, CONJUNCTION, FINITE, MARK, MODAL, PAST, PREPOSITION, classify
from briefing.claims.figures.quantities import Quantity
from briefing.claims.scene import Scene
from briefing.mentions.counts import bound_number
from briefing.mentions.numbers import NumberWords, parse_exact, read_number_words, read_word
from briefing.pack import Pack
from briefing.rules.pattern import Words
from briefing.text.document import Sentence
from briefing.values import Count

LONGEST_THING = 4  # tokens of what money is for
LONGEST_WHOLE = 9  # tokens of what a share is of
MOST_BEFORE = 4  # tokens of a number before "percent"
DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,3}", re.ASCII)
COMPOUND = re.compile(r"([a-z]+|\d[\d,]*)-([a-z]+)", re.ASCII)
ENDS = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "while",
        "when",
        "after",
        "as",
        "and",
        "but",
        "with",
        "for",
        "since",
        "who",
        "which",
        "that",
        "do",
    }
)


def find_shares(scene: Scene, sentence: Sentence, spots: list[int], words: Words, pack: Pack) -> Iterator[Quantity]:
    """The shares, sums and measures that the words at `spots` tell of."""
    numbers = read_number_words(pack)
    for at in spots:
        norm = scene.norms[at]
        if norm in words["shares"]:
            found = _read_percentage(scene, sentence, at, words, numbers, pack)
        elif norm in words["fractions"]:
            found = _read_fraction(scene, sentence, at, words, numbers, pack)
        elif norm in words["currencies"] or norm in words["monies"]:
            found = _read_money(scene, sentence, at, words, numbers, pack)
        else:
            found = _read_measure(scene, sentence, at, words, numbers)
        if found is not None:
            yield found


def _read_percentage(
    scene: Scene, sentence: Sentence, at: int, words: Words, numbers: NumberWords, pack: Pack
) -> Quantity | None:
    """Grammar: percentage = number ("percent" | "%" | "per cent") ["of" whole]."""
    norms = scene.norms
    unit = at - 1 if norms[at] == "cent" and at and norms[at - 1] == "per" else at
    if norms[at] == "cent" and unit == at:
        return None
    read = _read_number_before(scene, sentence, unit, numbers)
    if read is None and unit > sentence.first and DECIMAL.fullmatch(norms[unit - 1]):
        read = unit - 1, Count(None, None)
    return _make_share(scene, sentence, read[0], at + 1, read[1], words, pack) if read else None


def _read_number_before(scene: Scene, sentence: Sentence, at: int, numbers: NumberWords) -> tuple[int, Count] | None:
    """The number that ends before the token `at`, with its modifiers: its first token and the count."""
    for first in range(max(sentence.first, at - MOST_BEFORE), at):
        number = parse_exact(scene.norms, first, numbers)
        if number is not None and number.end == at:
            mention, _ = bound_number(scene.document, first, number, numbers, sentence.first)
            return scene.document.token_at(mention.span.start), mention.count
    return None


def _read_fraction(
    scene: Scene, sentence: Sentence, at: int, words: Words, numbers: NumberWords, pack: Pack
) -> Quantity | None:
    """Grammar: fraction = {modifier} ("half" | ("a" | number) ("third" | "thirds" | …)) "of" whole."""
    norms = scene.norms
    if at + 1 >= sentence.last or norms[at + 1] not in ("of", "the"):
        return None
    first = at
    if "-" in norms[at]:
        pass  # "two-thirds"
    elif norms[at] != "half":
        if at == sentence.first or not (norms[at - 1] in ("a", "one") or read_word(norms[at - 1], numbers)):
            return None
        first = at - 1
    elif norms[at + 1] == "the" or (
        at > sentence.first and norms[at - 1] in ("second", "first", "other", "latter", "better")
    ):
        return None
    start = first
    for size in (3, 2, 1):
        if first - size >= sentence.first and norms[first - size : first] in numbers.modifiers:
            start = first - size
            break
    modifier = scene.document.words_of(start, first).casefold() if start < first else ""
    return _make_share(scene, sentence, start, at + 1, Count(None, None, modifier), words, pack)


def _make_share(
    scene: Scene, sentence: Sentence, first: int, last: int, count: Count, words: Words, pack: Pack
) -> Quantity | None:
    """The share whose words are the tokens ``[first, last)``, with what it is of."""
    norms, document = scene.norms, scene.document
    following = norms[last] if last < sentence.last else ""
    if following != "of" and (count.low is None or following not in words["levels"]):
        return None
    start = last + (following == "of")
    end = _end_of_whole(scene, start, sentence.last, pack)
    if end == start:
        return None
    written = document.words_of(first, last)
    return Quantity(first, last, Count(count.low, count.high, count.modifier, written), (start, end), "figure.share")


def _end_of_whole(scene: Scene, start: int, limit: int, pack: Pack) -> int:
    limit = min(limit, start + LONGEST_WHOLE)
    classes = classify(scene.document.texts[start:limit], scene.norms[start:limit], pack)
    for at in range(start, limit):
        if classes[at - start] & (MARK | AUXILIARY | FINITE | MODAL) and scene.norms[at] != "'s":
            return at
        if at > start and scene.norms[at] in ENDS:
            return at
    return limit


def _read_money(
    scene: Scene, sentence: Sentence, at: int, words: Words, numbers: NumberWords, pack: Pack
) -> Quantity | None:
    """Grammar: money = {modifier} (sign number {scale} | number {scale} "euros") ["in" | "worth of"] thing."""
    norms, document = scene.norms, scene.document
    if at - 2 > sentence.first and norms[at - 1] == "(" and norms[at - 2] in words["monies"]:
        return None  # "34 million riyals ($158,000)" is one sum
    if norms[at] in words["monies"]:
        read, start = _read_number_before(scene, sentence, at, numbers), at + 1
        if read is None:
            return None
        first, count = read
        count = Count(count.low, count.high, count.modifier, document.words_of(first, start))
    else:
        number = parse_exact(norms, at + 1, numbers) if at + 1 < sentence.last else None
        if number is None or number.end > sentence.last:
            return None
        mention, start = bound_number(document, at, number, numbers, sentence.first)
        first, count = document.token_at(mention.span.start), mention.count
    last = start
    if norms[start : start + 2] == ("worth", "of"):
        start += 2
    elif start < sentence.last and norms[start] in ("in", "of", "for"):
        start += 1
    end = _end_of_thing(scene, start, sentence.last, pack)
    what = (start, end) if end > start else (last - 1, last)
    return Quantity(first, last, count, what, "figure.money")


def _end_of_thing(scene: Scene, start: int, limit: int, pack: Pack) -> int:
    """The token after the few words that tell what money is for."""
    limit = min(limit, start + LONGEST_THING)
    classes = classify(scene.document.texts[start:limit], scene.norms[start:limit], pack)
    ends = MARK | AUXILIARY | FINITE | MODAL | PREPOSITION | CONJUNCTION | PAST
    return next((at for at in range(start, limit) if classes[at - start] & ends), limit)


def _read_measure(scene: Scene, sentence: Sentence, at: int, words: Words, numbers: NumberWords) -> Quantity | None:
    """Grammar: measure = number "-" unit thing: "a 72-hour truce", "a 500-pound bomb"; of times only some things."""
    match = COMPOUND.fullmatch(scene.norms[at])
    if not match or match[2] not in words["units"] or at + 1 >= sentence.last:
        return None
    digits = match[1].replace(",", "")
    value = int(digits) if digits.isdigit() else read_word(digits, numbers)
    thing = at + 1
    if value is None or not scene.document.is_word(thing):
        return None
    if match[2] in words["spans"]:
        while thing < min(sentence.last, at + 3) and scene.norms[thing] not in words["timed"]:
            thing += 1
        if thing >= sentence.last or scene.norms[thing] not in words["timed"]:
            return None
    return Quantity(
        at,
        at + 1,
        Count(value, value, "", scene.document.texts[at][: len(match[1])]),
        (at, thing + 1),
        "figure.measure",
    )
