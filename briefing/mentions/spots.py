"""The few tokens of a document that a finder looks at, found without asking each token anything twice."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import compress
from operator import itemgetter, ne

from briefing.text.document import Document, Token

# The loops over all tokens run in C: they are most of what the finders of counts and dates cost.
TEXT, NORM = itemgetter(0), itemgetter(1)
DIGITS = re.compile(r"[0-9][0-9.,:/-]*")
Seconds = Mapping[str, frozenset[str]]  # first word of a phrase → its second words


def spot_words(document: Document, words: Container[str]) -> list[int]:
    """The tokens whose norm is one of `words`, in order."""
    tokens = document.tokens
    return list(compress(range(len(tokens)), map(words.__contains__, map(NORM, tokens))))


def spot_capitals(document: Document) -> list[int]:
    """The tokens that have a capital letter (or another sign that folding changes), in order."""
    tokens = document.tokens
    return list(compress(range(len(tokens)), map(ne, map(TEXT, tokens), map(NORM, tokens))))


def spot_digits(document: Document) -> list[int]:
    """The tokens that hold a digit, in order."""
    tokens, found, last = document.tokens, [], -1
    for match in DIGITS.finditer(document.text):
        index = document.token_at(match.start())
        if index != last and index < len(tokens) and tokens[index].start <= match.start():
            found.append(index)
            last = index
    return found


def goes_on(tokens: Sequence[Token], at: int, seconds: Seconds) -> bool:
    """Whether the token after `at` is the second word of a phrase that begins there."""
    return at + 1 < len(tokens) and tokens[at + 1].norm in seconds.get(tokens[at].norm, ())
