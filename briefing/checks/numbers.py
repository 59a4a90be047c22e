"""The numbers that words speak of, whatever they count: digits, separators, number words, vague ones."""

from __future__ import annotations

from briefing.mentions.numbers import parse_number, read_number_words
from briefing.pack import Pack
from briefing.text.tokens import Columns, find_tokens

ONE = frozenset(("a", "an", "one", "another", "single"))
NONE = frozenset(("no", "none", "nobody", "zero", "not", "never", "without", "n't"))


def read_numbers(text: str, pack: Pack) -> frozenset[int]:
    """Every number in `text`, both ends of a range; 1 for "a man", 2 for "both men", 0 for "no man"."""
    words = read_number_words(pack)
    columns = Columns()
    find_tokens(text, 0, len(text), columns)
    norms = tuple(columns.norms)
    found: set[int] = set()
    at = 0
    while at < len(norms):
        norm = norms[at]
        if norm in ONE:
            found.add(1)
        if norm == "both":
            found.add(2)
        if norm in NONE or norm.endswith("n't"):
            found.add(0)
        number = parse_number(norms, at, words) if norm in words.triggers or "-" in norm or norm[0].isdigit() else None
        if number:
            found.add(number.low)
            if number.high is not None:
                found.add(number.high)
            at = max(number.end, at + 1)
        else:
            at += 1
    return frozenset(found)
