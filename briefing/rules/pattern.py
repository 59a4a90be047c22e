"""A pattern over tokens, written as one line of text.

    pattern      = element {element}
    element      = [name ":"] atom ["?" | "*" digits]
    atom         = word | "<" ["!"] class ">" | "@" mention | "_" | "(" alternatives ")"
    alternatives = pattern {"|" pattern}

A word matches a token of that norm, ``<class>`` a token whose norm is in a named word list, ``@count`` the whole
of a mention that begins at the token, ``_`` any word (no punctuation) that begins no mention, ``<!class>`` any such
word that is not in the list. A backslash before a sign of the grammar makes it a word. ``?`` makes an element
optional and takes it where it can; ``*4`` lets it come up to four times and takes as few as it can. ``name:`` keeps
what the element matched.

    count:@count who:(<!verbs>*3 <people>)? (was|were|been) killed
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_REPEATS = 20


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


class PatternError(ValueError):
    """A pattern that does not follow the grammar; the message shows the place with a caret."""

    def __init__(self, pattern: str, at: int, message: str) -> None:
        super().__init__(f"{message}\n    {pattern}\n    {' ' * at}^")


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


def parse_pattern(source: str, words: Words) -> Pattern:
    """The compiled `source`.

    Raises:
        PatternError: `source` does not follow the grammar or names an unknown class.
    """
    parser = _Parser(source, words)
    elements = parser.parse_sequence()
    if parser.at < len(parser.tokens):
        raise PatternError(source, parser.place(), "unexpected ')' or '|'")
    return Pattern(source, elements, _triggers(elements))


def _triggers(elements: tuple[Element, ...]) -> frozenset[str] | None:
    """The smallest set of words of which each match has one: what a rule is indexed by."""
    found: list[frozenset[str]] = []
    for element in elements:
        if not element.least:
            continue
        if isinstance(element.atom, Word):
            found.append(element.atom.norms)
        elif isinstance(element.atom, Choice):
            options = [_triggers(option) for option in element.atom.options]
            if all(option is not None for option in options):
                found.append(frozenset().union(*(option for option in options if option is not None)))
    return min(found, key=len, default=None)


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


class _Parser:
    """Reads one pattern from left to right."""

    LEXEME = re.compile(r"\s*(?:(?P<name>[a-z_]+):(?=\S)|(?P<class><!?[\w.-]+>)|(?P<mark>@[\w]+)|(?P<op>[()|?])|"
                        r"\*(?P<times>\d+)|(?P<word>\\[()|?*<>@_]|[^\s()|?*<>@\\]+))")  # fmt: skip

    def __init__(self, source: str, words: Words) -> None:
        self.source, self.words, self.at = source, words, 0
        self.tokens: list[tuple[str, str, int]] = []
        position = 0
        while position < len(source.rstrip()):
            found = self.LEXEME.match(source, position)
            if not found:
                raise PatternError(source, position, "this belongs to no element")
            kind = found.lastgroup or ""
            self.tokens.append((kind, found[kind], found.start(kind)))
            position = found.end()

    def place(self) -> int:
        return self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.source)

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at][:2] if self.at < len(self.tokens) else ("", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.at += 1
        return token

    def parse_sequence(self) -> tuple[Element, ...]:
        """Grammar: pattern = element {element}."""
        elements: list[Element] = []
        while self.peek()[0] and self.peek() not in (("op", ")"), ("op", "|")):
            elements.append(self.parse_element())
        if not elements:
            raise PatternError(self.source, self.place(), "an element is missing here")
        return tuple(elements)

    def parse_element(self) -> Element:
        """Grammar: element = [name ":"] atom ["?" | "*" digits]."""
        name = self.take()[1] if self.peek()[0] == "name" else ""
        start = self.place()
        atom = self.parse_atom()
        kind, value = self.peek()
        if (kind, value) == ("op", "?"):
            self.take()
            return Element(atom, 0, 1, name)
        if kind == "times":
            self.take()
            if not 1 <= int(value) <= MOST_REPEATS or _repeats(atom):
                raise PatternError(self.source, start, f"repeats are 1 to {MOST_REPEATS} and not inside one another")
            return Element(atom, 0, int(value), name)
        return Element(atom, 1, 1, name)

    def parse_atom(self) -> Atom:
        """Grammar: atom = word | "<" ["!"] class ">" | "@" mention | "_" | "(" alternatives ")"."""
        place = self.place()
        kind, value = self.take()
        if kind == "class":
            listed = self.words.get(value[1:-1].removeprefix("!"))
            if listed is None:
                raise PatternError(self.source, place, f"no word list {value}")
            return AnyWord(listed) if value[1] == "!" else Word(listed)
        if kind == "mark":
            return Marked(value[1:])
        if kind == "word":
            return AnyWord() if value == "_" else Word(frozenset([value.removeprefix("\\")]))
        if (kind, value) == ("op", "("):
            options = [self.parse_sequence()]
            while self.peek() == ("op", "|"):
                self.take()
                options.append(self.parse_sequence())
            if self.take() != ("op", ")"):
                raise PatternError(self.source, place, "this bracket is not closed")
            if all(len(option) == 1 and option[0] == Element(option[0].atom) for option in options):
                atoms = [option[0].atom for option in options]
                if all(isinstance(atom, Word) for atom in atoms):
                    return Word(frozenset().union(*(atom.norms for atom in atoms if isinstance(atom, Word))))
            return Choice(tuple(options))
        raise PatternError(self.source, place, "an element is missing here")


def _repeats(atom: Atom) -> bool:
    """Whether an element inside `atom` may come more than once (nested repeats could take exponential time)."""
    return isinstance(atom, Choice) and any(
        element.most > 1 or _repeats(element.atom) for option in atom.options for element in option
    )
