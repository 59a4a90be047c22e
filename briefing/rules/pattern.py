"""Compiled patterns over tokens, and how they match. How they are written is in ``notation.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Token(Protocol):
    """What a pattern needs to know of a token."""

    @property
    def norm(self) -> str:
        """The token as rules compare it."""

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than punctuation."""


Words = Mapping[str, frozenset[str]]  # class → norms
Overlay = Mapping[str, Mapping[int, int]]  # mention kind → first token → token after the last


@dataclass(frozen=True, slots=True)
class Word:
    """A token whose norm is one of `norms`."""

    norms: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnyWord:
    """Any token that is a word, begins no mention, and is none of `but`."""

    but: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marked:
    """A whole mention of one kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, tried in order."""

    options: tuple[tuple[Element, ...], ...]


Atom = Word | AnyWord | Marked | Choice


@dataclass(frozen=True, slots=True)
class Element:
    """An atom, how often it may come, and the name under which its match is kept."""

    atom: Atom
    least: int = 1
    most: int = 1
    name: str = ""


Match = tuple[int, tuple[tuple[str, int, int], ...]]  # the token after the last, and (name, first, after last)…


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `triggers` are words of which any matched text has at least one; None if there are none."""

    source: str
    elements: tuple[Element, ...]
    triggers: frozenset[str] | None

    def openings(self, tokens: Sequence[Token], first: int, last: int, overlay: Overlay) -> Iterable[int]:
        """The tokens in ``[first, last)`` where a match may begin, in order: all where the pattern does not tell."""
        opening = self.elements[0]
        if opening.least and isinstance(opening.atom, Word):
            norms = opening.atom.norms
            return [at for at in range(first, last) if tokens[at].norm in norms]
        if opening.least and isinstance(opening.atom, Marked):
            return sorted(at for at in overlay.get(opening.atom.kind, ()) if first <= at < last)
        return range(first, last)

    def match(self, tokens: Sequence[Token], at: int, end: int, overlay: Overlay) -> Match | None:
        """The first match that begins at token `at` and ends before `end`; None if there is none."""
        return next(_sequence(self.elements, 0, tokens, at, end, overlay, ()), None)


def _sequence(
    elements: tuple[Element, ...],
    index: int,
    tokens: Sequence[Token],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
) -> Iterator[Match]:
    """Every way to match ``elements[index:]`` from token `at`, the preferred one first."""
    if index == len(elements):
        yield at, kept
        return
    element = elements[index]
    for after, inner in _repeat(element, 0, tokens, at, end, overlay, kept):
        named = inner
        if element.name and after > at:
            named = (*inner, (element.name, at, after))
        yield from _sequence(elements, index + 1, tokens, after, end, overlay, named)


def _repeat(
    element: Element,
    done: int,
    tokens: Sequence[Token],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
) -> Iterator[Match]:
    is_greedy = element.most == 1
    if done >= element.least and not is_greedy:
        yield at, kept
    if done < element.most and at < end:
        for after, inner in _atom(element.atom, tokens, at, end, overlay, kept):
            if after > at:
                yield from _repeat(element, done + 1, tokens, after, end, overlay, inner)
    if done >= element.least and is_greedy:
        yield at, kept


def _atom(
    atom: Atom,
    tokens: Sequence[Token],
    at: int,
    end: int,
    overlay: Overlay,
    kept: tuple[tuple[str, int, int], ...],
) -> Iterator[Match]:
    match atom:
        case Word(norms):
            if tokens[at].norm in norms:
                yield at + 1, kept
        case AnyWord(but):
            token = tokens[at]
            if token.is_word and token.norm not in but and not any(at in starts for starts in overlay.values()):
                yield at + 1, kept
        case Marked(kind):
            after = overlay.get(kind, {}).get(at)
            if after is not None and after <= end:
                yield after, kept
        case Choice(options):
            for option in options:
                yield from _sequence(option, 0, tokens, at, end, overlay, kept)
