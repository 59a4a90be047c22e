"""Counts: numerals, number words and vague quantities, with the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.mentions.mention import CountMention
from briefing.mentions.numbers import (
    YEARS,
    Number,
    NumberWords,
    Phrases,
    is_thing,
    match_longest,
    norms_of,
    parse_number,
    read_number_words,
)
from briefing.mentions.spots import spot_phrases
from briefing.pack import Pack
from briefing.text.document import Document, Token
from briefing.values import Count, Span

MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)\.?|january|february|march|april|june|july|"
    r"august|september|october|november|december"
)


def find_counts(document: Document, pack: Pack) -> tuple[CountMention, ...]:
    """The counts of a document, in order; years, dates, clock times, ages, shares, money and labels are none."""
    words, tokens, found = read_number_words(pack), document.tokens, []
    free = 0  # the first token that no count covers yet
    labels: set[str] = set()  # digits that named something once ("Boeing 707") go on naming it ("the 707")
    for index in sorted({*spot_phrases(document, words.triggers, words.needed), *document.numerals}):
        norm = tokens[index].norm
        if index < free or norm in labels:
            continue
        if is_label(tokens, index, words):
            labels.add(norm.removesuffix("s"))
            continue
        number = parse_number(tokens, index, words)
        if number is None or is_no_count(tokens, index, number, words):
            continue
        mention, free = bound_number(document, index, number, words, free)
        found.append(mention)
    return tuple(found)


def is_no_count(tokens: Sequence[Token], at: int, number: Number, words: NumberWords) -> bool:
    """Whether a number counts no things here: part of a date or clock time, an age, a share, money, a label."""
    lists = words.lists
    before = tokens[at - 1] if at else None
    after = tokens[number.end] if number.end < len(tokens) else None
    norm = tokens[at].norm
    if norm == "one" and number.end == at + 1:
        if after is None or after.norm in lists["one_not_before"]:
            return True
        if before and before.norm in lists["one_not_after"]:
            return True
    if after is not None:
        if after.norm in lists["not_before"] or (after.norm == ":" and norm.isdigit()):
            return True
        if after.norm == "per" and tokens[min(number.end + 1, len(tokens) - 1)].norm == "cent":
            return True
        if after.norm in ("year", "years") and number.end + 1 < len(tokens) and tokens[number.end + 1].norm == "old":
            return True
    if number.is_bare and after is not None and after.norm == "." and starts_sentence(tokens, at):
        return True  # "2. Even in a state where …"
    if before is None:
        return number.is_bare and number.low in YEARS
    if number.rule not in ("count.numeral", "count.range"):
        return False
    if before.norm in (":", ".", "/", "-") and before.end == tokens[at].start:
        return True
    return number.is_bare and (is_date_part(tokens, at, number, words) or is_age(tokens, at, number))


def starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands first, or after a full stop with more than a space between."""
    return at == 0 or (
        tokens[at - 1].norm in (".", ":", "?", "!", '"', "”") and tokens[at].start - tokens[at - 1].end > 1
    )


def is_date_part(tokens: Sequence[Token], at: int, number: Number, words: NumberWords) -> bool:
    """Whether bare digits are a year or the day beside a month."""
    norm = tokens[at].norm
    month = at - 2 if at > 1 and tokens[at - 1].norm == "." else at - 1  # "Oct. 22"
    neighbours = [tokens[i] for i in (month, number.end) if 0 <= i < len(tokens)]
    if number.low <= 31 and any(is_month(token) for token in neighbours):
        return True
    if norm.startswith("0"):
        return True
    if len(norm) != 4:
        return False
    before = tokens[at - 1].norm
    if before in words.lists["before_year"]:
        return 1000 <= number.low < 2100 and not is_thing(tokens[number.end : number.end + 1], words)
    if is_month(tokens[at - 1]) or (
        before == "," and at > 1 and (tokens[at - 2].norm.isdigit() or is_month(tokens[at - 2]))
    ):
        return True
    return number.low in YEARS and not is_thing(tokens[number.end : number.end + 2], words)


def is_month(token: Token) -> bool:
    """Whether a token names a month (capitalised: "may" is a verb)."""
    return token.text[0].isupper() and MONTH.fullmatch(token.norm) is not None


def is_age(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether bare digits are somebody's age: "Ann Smith, 52, said", "who is 28"."""
    if at < 2 or number.low > 120:
        return False
    after = tokens[number.end] if number.end < len(tokens) else None
    ends = after is None or after.norm in (",", ".", ")", ";")
    before, earlier = tokens[at - 1].norm, tokens[at - 2]
    if before in ("is", "was") and earlier.norm in ("who", "he", "she"):
        return ends
    return (
        before == ","
        and (earlier.text[0].isupper() or earlier.norm == ")")
        and (ends or (after is not None and after.text[0].isupper()))
    )


def is_label(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether a number belongs to a name that stands before it: "Boeing 707s", "Article 5", "ADE 651", "$20"."""
    if not at or tokens[at].norm in ("a", "no"):
        return False
    before = tokens[at - 1]
    if before.norm in words.lists["not_after_word"]:
        return before.norm not in words.lists["label_capitalised"] or before.text[0].isupper()
    letters = before.text
    return (
        tokens[at].norm.isdigit()
        and 2 <= len(letters) <= 4
        and letters.isupper()
        and letters.isalpha()
        and before.norm not in words.lists["no_label"]
    )


def bound_number(
    document: Document, at: int, number: Number, words: NumberWords, free: int
) -> tuple[CountMention, int]:
    """The mention of a number with its modifiers, and the token after it."""
    tokens, first, end = document.tokens, at, number.end
    low, high, rule = number.low, number.high, number.rule
    effect = modifier = ""
    if number.rule == "count.range" and at > free and tokens[at - 1].norm == "between":
        first = at - 1
    if start := match_before(tokens, at, words.modifiers, free):
        effect = words.modifiers[norms_of(tokens, start - 1, at)]
        first = start - 1
        modifier = document.text[tokens[first].start : tokens[at - 1].end].casefold()
    elif last := match_longest(tokens, end, words.after):
        effect = words.after[norms_of(tokens, end, last)]
        modifier = document.text[tokens[end].start : tokens[last - 1].end].casefold()
        end = last
    bottom: int | None = low
    if effect == "floor":
        high, rule = None, "count.floor"
    elif effect == "ceiling":
        bottom, high, rule = None, high if high is not None else low, "count.ceiling"
    elif effect:
        rule = "count.about"
    span = Span(tokens[first].start, tokens[end - 1].end)
    written = document.text[span.start : span.end]
    return CountMention(span, Count(bottom, high, modifier, written), rule), end


def match_before(tokens: Sequence[Token], at: int, table: Phrases, free: int) -> int:
    """One more than the first token of the longest phrase that ends before `at`; 0 if none does."""
    norms = norms_of(tokens, max(free, at - 3), at)
    return next((at - len(norms) + i + 1 for i in range(len(norms)) if norms[i:] in table), 0)
