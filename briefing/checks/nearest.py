"""What a person may have meant: the words of a text nearest to a quote it has not, the card nearest to a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from briefing.values import immutable

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s|\n+")
LONGEST = 300  # words of a quote that are compared
ALIKE = 0.5  # of the quote's words must be in the stretch for it to be what was meant
RARE = 8  # words of a quote that are looked up: the rarest tell most, and "the" tells nothing
CONTEXT = 2  # words shown on each side of the first difference


@immutable
class Nearest:
    """The stretch of the source and that of the quote where the two first part."""

    source: str
    quote: str


@immutable
class _Word:
    text: str
    start: int
    end: int


def find_nearest(quote: str, text: str) -> Nearest | None:
    """Where the quote first parts from the stretch of the text most like it; None where none is like it."""
    wanted = _cut(quote[: 20 * LONGEST])[:LONGEST]
    starts, found_in = _index(text)
    rare = sorted({word.text.casefold() for word in wanted} & found_in.keys(), key=lambda word: len(found_in[word]))[
        :RARE
    ]
    votes = Counter(sentence for word in rare for sentence in found_in[word])
    if not votes:
        return None
    best = max(votes, key=lambda sentence: (votes[sentence], -sentence))
    start = starts[max(0, best - 1)]
    there = _cut(text[start : starts[best] + 2 * len(quote) + 200])[: 4 * LONGEST]
    matcher = SequenceMatcher(None, [word.text for word in there], [word.text for word in wanted], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < ALIKE * len(wanted):
        return None
    first, last = blocks[0], blocks[-1]
    stretch = text[start:]
    for tag, one, two, three, four in matcher.get_opcodes():
        is_inside = first.a < two and one < last.a + last.size
        if tag != "equal" and (is_inside or four > three):
            return Nearest(_show(stretch, there, one, two if is_inside else one), _show(quote, wanted, three, four))
    # The words are the same; what lies between them is not.
    return Nearest(stretch[there[first.a].start : there[last.a + last.size - 1].end][:120], quote.strip()[:120])


def name_nearest(name: str, names: Mapping[str, str]) -> str:
    """The id that `names` (casefolded) has for the one most like `name`, "" where none is like it."""
    close = get_close_matches(name.casefold()[:80], names, n=1, cutoff=0.6)
    return names[close[0]] if close else ""


def _show(text: str, words: list[_Word], start: int, end: int) -> str:
    """The words ``[start, end)`` with a few around them."""
    low, high = max(0, start - CONTEXT), min(len(words), end + CONTEXT)
    return text[words[low].start : words[high - 1].end] if low < high else ""


def _cut(text: str) -> list[_Word]:
    return [_Word(match.group(), *match.span()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=16)
def _index(text: str) -> tuple[list[int], dict[str, list[int]]]:
    """Where each sentence starts, and the sentences each word is in."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    found_in: dict[str, list[int]] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        for word in {match.group().casefold() for match in _WORD.finditer(text, start, end)}:
            found_in.setdefault(word, []).append(number)
    return starts, found_in
