"""Counts: numerals, number words and vague quantities, with the words that bound them."""

from __future__ import annotations

import re

from briefing.mentions.mention import CountMention
from briefing.mentions.numbers import (
    YEARS,
    Number,
    NumberWords,
    Phrases,
    is_thing,
    match_longest,
    parse_number,
    read_number_words,
)
from briefing.mentions.openings import Openings, find_openings
from briefing.pack import Pack
from briefing.text.document import Document
from briefing.values import Count

MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)\.?|january|february|march|april|june|july|"
    r"august|september|october|november|december"
)


def find_counts(document: Document, pack: Pack, openings: Openings | None = None) -> tuple[CountMention, ...]:
    """The counts of a document, in order; years, dates, clock times, ages, shares, money and labels are none.

    `openings` are the document's.
    """
    words, norms, found = read_number_words(pack), document.norms, []
    begun = (openings or find_openings(document, pack)).counts
    free = 0  # the first token that no count covers yet
    labels: set[str] = set()  # digits that named something once ("Boeing 707") go on naming it ("the 707")
    for index in sorted({*begun, *document.numerals}):
        norm = norms[index]
        if index < free or norm in labels:
            continue
        if is_label(document, index, words):
            labels.add(norm.removesuffix("s"))
            continue
        number = parse_number(norms, index, words)
        if number is None or is_no_count(document, index, number, words):
            continue
        mention, free = bound_number(document, index, number, words, free)
        found.append(mention)
    return tuple(found)


def is_no_count(document: Document, at: int, number: Number, words: NumberWords) -> bool:
    """Whether a number counts no things here: part of a date or clock time, an age, a share, money, a label."""
    norms, lists = document.norms, words.lists
    before = norms[at - 1] if at else None
    after = norms[number.end] if number.end < len(norms) else None
    norm = norms[at]
    if norm == "one" and number.end == at + 1:
        if after is None or after in lists["one_not_before"]:
            return True
        if before and before in lists["one_not_after"]:
            return True
    if after is not None:
        if after in lists["not_before"] or (after == ":" and norm.isdigit() and before not in lists["number_after"]):
            return True
        if after == "per" and norms[min(number.end + 1, len(norms) - 1)] == "cent":
            return True
        if after in ("year", "years") and number.end + 1 < len(norms) and norms[number.end + 1] == "old":
            return True
    if number.is_bare and after is not None and after == "." and starts_sentence(document, at):
        return True  # "2. Even in a state where …"
    if before is None:
        return number.is_bare and number.low in YEARS
    if number.rule not in ("count.numeral", "count.range"):
        return False
    if before in (":", ".", "/", "-") and document.end_of(at - 1) == document.starts[at]:
        return True
    return number.is_bare and (is_date_part(document, at, number, words) or is_age(document, at, number))


def starts_sentence(document: Document, at: int) -> bool:
    """Whether a token stands first, or after a full stop with more than a space between."""
    return at == 0 or (
        document.norms[at - 1] in (".", ":", "?", "!", '"', "”") and document.starts[at] - document.end_of(at - 1) > 1
    )


def is_date_part(document: Document, at: int, number: Number, words: NumberWords) -> bool:
    """Whether bare digits are a year or the day beside a month."""
    norms = document.norms
    norm = norms[at]
    month = at - 2 if at > 1 and norms[at - 1] == "." else at - 1  # "Oct. 22"
    neighbours = [i for i in (month, number.end) if 0 <= i < len(norms)]
    if number.low <= 31 and any(is_month(document, i) for i in neighbours):
        return True
    if norm.startswith("0"):
        return True
    if len(norm) != 4:
        return False
    before = norms[at - 1]
    if before in words.lists["before_year"]:
        return 1000 <= number.low < 2100 and not is_thing(norms[number.end : number.end + 1], words)
    if is_month(document, at - 1) or (
        before == "," and at > 1 and (norms[at - 2].isdigit() or is_month(document, at - 2))
    ):
        return True
    return number.low in YEARS and not is_thing(norms[number.end : number.end + 2], words)


def is_month(document: Document, at: int) -> bool:
    """Whether a token names a month (capitalised: "may" is a verb)."""
    return document.texts[at][0].isupper() and MONTH.fullmatch(document.norms[at]) is not None


def is_age(document: Document, at: int, number: Number) -> bool:
    """Whether bare digits are somebody's age: "Ann Smith, 52, said", "who is 28"."""
    if at < 2 or number.low > 120:
        return False
    norms, texts = document.norms, document.texts
    ends = number.end >= len(norms) or norms[number.end] in (",", ".", ")", ";")
    before, earlier = norms[at - 1], norms[at - 2]
    if before in ("is", "was") and earlier in ("who", "he", "she"):
        return ends
    return before == "," and (texts[at - 2][0].isupper() or earlier == ")") and (ends or texts[number.end][0].isupper())


def is_label(document: Document, at: int, words: NumberWords) -> bool:
    """Whether a number belongs to a name that stands before it: "Boeing 707s", "Article 5", "ADE 651", "$20"."""
    norm = document.norms[at]
    if not at or norm in ("a", "no"):
        return False
    before, letters = document.norms[at - 1], document.texts[at - 1]
    if before in words.lists["not_after_word"]:
        return before not in words.lists["label_capitalised"] or letters[0].isupper()
    return (
        norm.isdigit()
        and 2 <= len(letters) <= 4
        and letters.isupper()
        and letters.isalpha()
        and before not in words.lists["no_label"]
    )


def bound_number(
    document: Document, at: int, number: Number, words: NumberWords, free: int
) -> tuple[CountMention, int]:
    """The mention of a number with its modifiers, and the token after it."""
    norms, first, end = document.norms, at, number.end
    low, high, rule = number.low, number.high, number.rule
    effect = modifier = ""
    if number.rule == "count.range" and at > free and norms[at - 1] == "between":
        first = at - 1
    if start := match_before(norms, at, words.modifiers, free):
        effect = words.modifiers[norms[start - 1 : at]]
        first = start - 1
        modifier = document.words_of(first, at).casefold()
    elif last := match_longest(norms, end, words.after):
        effect = words.after[norms[end:last]]
        modifier = document.words_of(end, last).casefold()
        end = last
    bottom: int | None = low
    if effect == "floor":
        high, rule = None, "count.floor"
    elif effect == "ceiling":
        bottom, high, rule = None, high if high is not None else low, "count.ceiling"
    elif effect:
        rule = "count.about"
    span = document.span_of(first, end)
    written = span.of(document.text)
    return CountMention(span, Count(bottom, high, modifier, written), rule), end


def match_before(norms: tuple[str, ...], at: int, table: Phrases, free: int) -> int:
    """One more than the first token of the longest phrase that ends before `at`; 0 if none does."""
    return next((first + 1 for first in range(max(free, at - 3), at) if norms[first:at] in table), 0)
