"""Numbers as an article writes them, in digits or words, before anything is asked about what they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from briefing.mentions.spots import Seconds, goes_on
from briefing.pack import Pack
from briefing.values import immutable

NUMERAL = re.compile(r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,13}(?:\.\d{1,6})?", re.ASCII)
RANGE = re.compile(r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,13})[-–—](\d{1,3}(?:,\d{3}){1,4}|\d{1,13})", re.ASCII)
MOST_WORDS = 5  # the longest phrase of the lexicon
YEARS = range(1900, 2100)
Phrases = Mapping[tuple[str, ...], str]


@immutable
class NumberWords:
    """`numbers.yml`, compiled: phrases as tuples of norms, `triggers` the norms a count can begin with."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    only_after_number: frozenset[str]
    phrases: Mapping[tuple[str, ...], int]
    vague: Mapping[tuple[str, ...], int]
    not_after: Mapping[str, frozenset[str]]
    modifiers: Phrases
    after: Phrases
    lists: Mapping[str, frozenset[str]]
    seconds: Seconds
    needed: Seconds  # the seconds without which a word is no count: "a dozen", not "a day"
    triggers: frozenset[str]


@immutable
class Number:
    """A number as parsed: bounds, the token after it, the rule; `is_bare` means plain digits without separator."""

    low: int
    high: int | None
    end: int
    rule: str
    is_bare: bool = False


@cache
def read_number_words(pack: Pack) -> NumberWords:
    """The compiled lexicon of numbers."""
    data: Mapping[str, Any] = pack.read("lexicons/numbers")

    def read_values(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in data[name].items()}

    def read_phrases(name: str) -> dict[tuple[str, ...], str]:
        return {tuple(words.split()): value for words, value in data[name].items()}

    phrases = {words: int(value) for words, value in read_phrases("phrases").items()}
    vague = {words: int(value) for words, value in read_phrases("vague").items()}
    units, tens, scales = read_values("units"), read_values("tens"), read_values("scales")
    only_after = frozenset(data["only_after_number"])
    lists = (
        "zero_of",
        "zero_verbs",
        "not_before",
        "not_after_word",
        "things",
        "one_not_after",
        "one_not_before",
        "label_capitalised",
        "no_label",
        "before_year",
        "number_after",
    )
    seconds: dict[str, frozenset[str]] = {"a": frozenset(scales) - only_after}
    for first, second, *_ in (words for words in (*phrases, *vague) if len(words) > 1):
        seconds[first] = seconds.get(first, frozenset()) | {second}
    compounds = {f"{ten}-{unit}" for ten in tens for unit in units}
    triggers = {*units, *tens, *compounds, *seconds, *(words[0] for words in (*phrases, *vague)), "no"}
    return NumberWords(
        units=units,
        tens=tens,
        scales=scales,
        only_after_number=only_after,
        phrases=phrases,
        vague=vague,
        not_after={word: frozenset(before) for word, before in data["not_after"].items()},
        modifiers=read_phrases("modifiers"),
        after=read_phrases("after"),
        lists={name: frozenset(data[name]) for name in lists},
        seconds=seconds,
        needed={"a": seconds["a"]},
        triggers=frozenset(triggers),
    )


def parse_number(norms: tuple[str, ...], at: int, words: NumberWords) -> Number | None:
    """Grammar: number = phrase | vague | range | (numeral | number words) {scale} ["to" number]."""
    norm = norms[at]
    if norm == "no":
        return parse_none(norms, at, words)
    if norm in words.not_after and at and norms[at - 1] in words.not_after[norm]:
        return None
    longer = goes_on(norms, at, words.seconds)
    for table, rule in ((words.vague, "count.vague"), (words.phrases, "count.phrase")):
        end = match_longest(norms, at, table) if longer else at + 1 if (norm,) in table else 0
        if end:
            value = table[norms[at:end]]
            return Number(value, None if rule == "count.vague" else value, end, rule)
    if span := RANGE.fullmatch(norm):
        low, high = (read_numeral(part) for part in span.groups())
        return Number(low, high, at + 1, "count.range") if low < high and low not in YEARS else None
    first = parse_exact(norms, at, words)
    if first is None:
        return None
    return parse_range(norms, at, first, words) or first


def parse_none(norms: tuple[str, ...], at: int, words: NumberWords) -> Number | None:
    """Grammar: none = "no" (casualty word | adjective casualty word | "one" "was" killed)."""
    following = norms[at + 1 : at + 5]
    if not following:
        return None
    if following[0] == "one":
        hurt = any(norm in words.lists["zero_verbs"] for norm in following[1:])
        return Number(0, 0, at + 2, "count.none") if hurt else None
    if following[0] != "longer" and any(norm in words.lists["zero_of"] for norm in following[:2]):
        return Number(0, 0, at + 1, "count.none")
    return None


def parse_exact(norms: tuple[str, ...], at: int, words: NumberWords) -> Number | None:
    """Grammar: exact = (numeral | word number | "a") {scale}; "two hundred and fifty", "5.7 million", "a dozen"."""
    norm, end = norms[at], at + 1
    scales = words.scales
    if NUMERAL.fullmatch(norm):
        if end < len(norms) and norms[end] in scales:
            value = round(float(norm.replace(",", "")) * scales[norms[end]])
            return Number(value, value, end + 1, "count.numeral")
        if "." in norm:
            return None
        value = read_numeral(norm)
        return Number(value, value, end, "count.numeral", is_bare="," not in norm)
    total, current = 0, read_word(norm, words)
    if norm == "a" and end < len(norms) and norms[end] not in words.only_after_number:
        current = 1 if norms[end] in scales else None
    if current is None:
        return None
    while end < len(norms):
        norm = norms[end]
        if norm in scales:
            scale = scales[norm]
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0
            else:
                current = (current or 1) * scale
        elif norm == "and" and (total or current >= 100) and end + 1 < len(norms):
            more = read_word(norms[end + 1], words)
            if more is None or current % 100:
                break
            current, end = current + more, end + 1
        else:
            more = read_word(norm, words)
            if more is None or not (current % 100 == 0 or (current % 10 == 0 and more < 10)) or not (total or current):
                break
            current += more
        end += 1
    value = total + current
    return Number(value, value, end, "count.words")


def parse_range(norms: tuple[str, ...], at: int, first: Number, words: NumberWords) -> Number | None:
    """Grammar: range = exact ("to" | "or" | "-" | "and" after "between") exact."""
    joint = first.end
    if joint + 1 >= len(norms):
        return None
    norm = norms[joint]
    if not (norm in ("to", "or", "-", "–", "—") or (norm == "and" and at and norms[at - 1] == "between")):
        return None
    last = parse_exact(norms, joint + 1, words)
    if last is None or (last.is_bare and first.is_bare and last.low in YEARS and first.low in YEARS):
        return None
    low = first.low
    for scale in (1_000_000_000, 1_000_000, 1000, 100):  # "two to three million" means two million to three million
        if last.low % scale == 0 and 0 < low < 100 and last.low >= scale and not norms[last.end - 1][0].isdigit():
            low *= scale
            break
    if low >= last.low:
        return None
    return Number(low, last.low, last.end, "count.range")


def read_numeral(text: str) -> int:
    """The value of digits with thousands separators."""
    return int(text.replace(",", ""))


def read_word(norm: str, words: NumberWords) -> int | None:
    """The value of one number word, "twenty-five" included; None for any other word."""
    if norm in words.units:
        return words.units[norm]
    if norm in words.tens:
        return words.tens[norm]
    ten, hyphen, unit = norm.partition("-")
    if hyphen and ten in words.tens and unit in words.units:
        return words.tens[ten] + words.units[unit]
    return None


def match_longest(norms: tuple[str, ...], at: int, table: Mapping[tuple[str, ...], object]) -> int:
    """The token after the longest phrase of `table` that begins at `at`; 0 if none does."""
    most = min(MOST_WORDS, len(norms) - at)
    return next((at + size for size in range(most, 0, -1) if norms[at : at + size] in table), 0)


def is_thing(following: Sequence[str], words: NumberWords) -> bool:
    """Whether something that can be counted follows, perhaps after one other word ("2000 Syrian refugees")."""
    return not words.lists["things"].isdisjoint(following)
