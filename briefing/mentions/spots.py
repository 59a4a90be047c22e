"""The few tokens of a document that a finder looks at, found without asking each token anything twice."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import compress

from briefing.text.document import Document

Seconds = Mapping[str, frozenset[str]]  # first word of a phrase → its second words


def spot_words(document: Document, words: Container[str]) -> list[int]:
    """The tokens whose norm is one of `words`, in order."""
    norms = document.norms  # the loop over all of them runs in C: it is most of what some finders cost
    return list(compress(range(len(norms)), map(words.__contains__, norms)))


def goes_on(norms: Sequence[str], at: int, seconds: Seconds) -> bool:
    """Whether the token after `at` is the second word of a phrase that begins there."""
    return at + 1 < len(norms) and norms[at + 1] in seconds.get(norms[at], ())
