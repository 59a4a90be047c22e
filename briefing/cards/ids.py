"""Readable ids that stay: made of names and words, never of values or places in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefing.pack import Pack
from briefing.values.slug import LONGEST, slug

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NUMBER = re.compile(r"[\d.,-]*\d[\d.,-]*(?:st|nd|rd|th|m|mn|bn|k)?", re.IGNORECASE)
CONTENT_WORDS = 5
LONGEST_NAME = 28  # characters of a claimant's id in a claim's


def name_by_words(text: str, pack: Pack, most: int = CONTENT_WORDS) -> str:
    """The first words of `text` that carry its content, joined by hyphens; numbers and dates are none of them."""
    skipped = _skipped_words(pack)
    words: list[str] = []
    for match in _WORD.finditer(text[:2000]):
        word = match.group().replace("’", "'").removesuffix("'s")
        if _NUMBER.fullmatch(word) or skipped.issuperset(word.casefold().split("-")):  # "forty-one"
            continue
        words.append(word)
        if len(words) == most:
            break
    return slug(" ".join(words)) if words else ""


def join_names(*parts: str) -> str:
    """The parts as one id, whole words only, at most as long as a file name should be."""
    words = [word for part in parts for word in part.split("-") if word]
    while len(words) > 1 and len("-".join(words)) > LONGEST:
        words.pop()
    return "-".join(words)[:LONGEST].strip("-")


def shorten_name(name: str) -> str:
    """An id cut between words to what leaves room for others."""
    cut = name.rfind("-", 0, LONGEST_NAME + 1)
    return name if len(name) <= LONGEST_NAME else name[: cut if cut > 0 else LONGEST_NAME]


def make_unique(names: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """The names with -2, -3, … after those that came before, or are `reserved`."""
    taken = set(reserved)
    unique = []
    counts: dict[str, int] = {}
    for name in names:
        candidate = name
        while candidate in taken:
            counts[name] = counts.get(name, 1) + 1
            candidate = f"{name}-{counts[name]}"
        taken.add(candidate)
        unique.append(candidate)
    return unique


@cache
def _skipped_words(pack: Pack) -> frozenset[str]:
    numbers, calendar = pack.read("lexicons/numbers"), pack.read("lexicons/calendar")
    words: Sequence[str] = pack.read("lexicons/title_words")["skip"]
    dates = [form for table in ("months", "weekdays") for forms in calendar[table].values() for form in forms]
    counted = [word for table in ("units", "tens", "scales") for word in numbers[table]]
    phrases = [word for table in ("phrases", "vague") for phrase in numbers[table] for word in phrase.split()]
    modifiers = [word for phrase in numbers["modifiers"] for word in phrase.split()]
    return frozenset([*words, *dates, *calendar["days"], *counted, *phrases, *modifiers])
