"""Compiled patterns over tokens, and how they match. How they are written is in ``notation.py``.

Of a token they see its norm only: the token as rules compare it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import compress

from briefing.values import immutable

Words = Mapping[str, frozenset[str]]  # class → norms
Overlay = Mapping[str, Mapping[int, int]]  # mention kind → first token → token after the last


# Words of nearly every sentence, and of nearly every article: by these a rule is tried far too often.
EVERYWHERE = frozenset([
    "of", "the", "a", "an", "in", "on", "at", "to", "for", "by", "and", "or", "was", "were", "been", "is", "are", "had",
    "has", "have", "with", "that",
])  # fmt: skip
COMMON = frozenset([
    "from", "as", "but", "than", "this", "which", "who", "what", "there", "not", "no", "more", "be", "do", "would",
    "will", "should", "i", "we", "he", "she", "it", "they", "him", "her", "them", "his", "its", "their",
])  # fmt: skip


def measure_rarity(norms: frozenset[str]) -> tuple[bool, bool, int]:
    """How rare a set of words is, the rarest first: few words, and none that is common."""
    return not EVERYWHERE.isdisjoint(norms), not COMMON.isdisjoint(norms), len(norms)


@immutable
class Word:
    """A token whose norm is one of `norms`."""

    norms: frozenset[str]


@immutable
class AnyWord:
    """Any token that is a word, begins no mention, and is none of `but`."""

    but: frozenset[str] = frozenset()


@immutable
class Marked:
    """A whole mention of one kind."""

    kind: str


@immutable
class Choice:
    """One of several sequences, tried in order.

    `by_word` has, in order, those that may match from a word on, `others` those that may from any other: most choices
    are long, and most of their sequences begin with a word of their own.
    """

    options: tuple[tuple[Element, ...], ...]
    by_word: Mapping[str, tuple[tuple[Element, ...], ...]]
    others: tuple[tuple[Element, ...], ...]


Atom = Word | AnyWord | Marked | Choice


@immutable
class Element:
    """An atom, how often it may come, and the name under which its match is kept."""

    atom: Atom
    least: int = 1
    most: int = 1
    name: str = ""


Match = tuple[int, tuple[tuple[str, int, int], ...]]  # the token after the last, and (name, first, after last)…


@immutable
class Openers:
    """What a match may begin with: a word of `words`, or a mention of one of `kinds`."""

    words: frozenset[str]
    kinds: frozenset[str]


@immutable
class Pattern:
    """A compiled pattern, and what any match of it holds: a word of each set in `words`, a mention of each kind.

    It begins with one of the `openers`; None where that may be anything.
    """

    source: str
    elements: tuple[Element, ...]
    words: tuple[frozenset[str], ...]
    mentions: frozenset[str]
    openers: Openers | None

    @property
    def triggers(self) -> frozenset[str] | None:
        """The rarest set of words of which each match has one; None if there is none."""
        return min(self.words, key=measure_rarity, default=None)

    def may_match(self, words: Set[str], mentions: Set[str]) -> bool:
        """Whether a stretch of these words and kinds of mention has what a match must hold."""
        for needed in self.words:
            if words.isdisjoint(needed):
                return False
        return self.mentions <= mentions

    def openings(self, norms: Sequence[str], first: int, last: int, overlay: Overlay) -> Iterable[int]:
        """The tokens in ``[first, last)`` where a match may begin, in order: all where the pattern does not tell."""
        openers = self.openers
        if openers is None:
            return range(first, last)
        found = [*compress(range(first, last), map(openers.words.__contains__, norms[first:last]))]
        if not openers.kinds:
            return found
        begun = {at for kind in openers.kinds for at in overlay.get(kind, ()) if first <= at < last}
        return sorted(begun.union(found))

    def match(self, norms: Sequence[str], at: int, end: int, overlay: Overlay) -> Match | None:
        """The first match that begins at token `at` and ends before `end`; None if there is none."""
        return next(_sequence(self.elements, 0, norms, at, end, overlay, ()), None)


def _sequence(
    elements: tuple[Element, ...],
    index: int,
    norms: Sequence[str],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
) -> Iterator[Match]:
    """Every way to match ``elements[index:]`` from token `at`, the preferred one first."""
    for place in range(index, len(elements)):
        element = elements[place]
        if element.least and at >= end:
            return
        if not element.least or isinstance(element.atom, Choice):
            ways = _atom if element.least else _repeat
            for after, inner in ways(element, norms, at, end, overlay, kept):
                named = inner
                if element.name and after > at:
                    named = (*inner, (element.name, at, after))
                yield from _sequence(elements, place + 1, norms, after, end, overlay, named)
            return
        after = _step(element.atom, norms, at, overlay)
        if not 0 < after <= end:
            return
        if element.name:
            kept = (*kept, (element.name, at, after))
        at = after
    yield at, kept


def _repeat(
    element: Element,
    norms: Sequence[str],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
    done: int = 0,
) -> Iterator[Match]:
    """Every way to match an element that may be left out from token `at` on, after it has matched `done` times."""
    is_greedy = element.most == 1
    if not is_greedy:
        yield at, kept
    if done < element.most and at < end:
        is_last = done + 1 == element.most
        for after, inner in _atom(element, norms, at, end, overlay, kept):
            if is_last:
                yield after, inner
            else:
                yield from _repeat(element, norms, after, end, overlay, inner, done + 1)
    if is_greedy:
        yield at, kept


def _atom(
    element: Element,
    norms: Sequence[str],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
) -> Iterator[Match]:
    """Every way to match an element once from token `at` on, if it takes anything there."""
    atom = element.atom
    if not isinstance(atom, Choice):
        after = _step(atom, norms, at, overlay)
        if 0 < after <= end:
            yield after, kept
        return
    for option in atom.by_word.get(norms[at], atom.others):
        for found in _sequence(option, 0, norms, at, end, overlay, kept):
            if found[0] > at:
                yield found


def _step(atom: Word | AnyWord | Marked, norms: Sequence[str], at: int, overlay: Overlay) -> int:
    """The token after what an atom of one word or mention takes at `at`; 0 where it takes nothing."""
    if isinstance(atom, Word):
        return at + 1 if norms[at] in atom.norms else 0
    if isinstance(atom, Marked):
        return overlay[atom.kind].get(at, 0) if atom.kind in overlay else 0
    norm = norms[at]
    if not norm[0].isalnum() or norm in atom.but:
        return 0
    for starts in overlay.values():
        if at in starts:
            return 0
    return at + 1
