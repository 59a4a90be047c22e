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

from briefing.rules.pattern import AnyWord, Atom, Choice, Element, Marked, Openers, Pattern, Word, Words, measure_rarity

MOST_REPEATS = 20


class PatternError(ValueError):
    """A pattern that does not follow the grammar; the message shows the place with a caret."""

    def __init__(self, pattern: str, at: int, message: str) -> None:
        super().__init__(f"{message}\n    {pattern}\n    {' ' * at}^")


def parse_pattern(source: str, words: Words) -> Pattern:
    """The compiled `source`.

    Raises:
        PatternError: `source` does not follow the grammar or names an unknown class.
    """
    parser = _Parser(source, words)
    elements = parser.parse_sequence()
    if parser.at < len(parser.tokens):
        raise PatternError(source, parser.place(), "unexpected ')' or '|'")
    needed = sorted(_words(elements), key=measure_rarity)  # the rarest first: it shows soonest that there is no match
    return Pattern(source, elements, tuple(needed), _mentions(elements), _openers(elements))


def _words(elements: tuple[Element, ...]) -> tuple[frozenset[str], ...]:
    """Sets of words of each of which any match has one."""
    found: list[frozenset[str]] = []
    for element in elements:
        if element.least and isinstance(element.atom, Word):
            found.append(element.atom.norms)
        elif element.least and isinstance(element.atom, Choice):
            options = [_words(option) for option in element.atom.options]
            if all(options):
                found.append(frozenset().union(*(min(option, key=measure_rarity) for option in options)))
    return tuple(found)


def _mentions(elements: tuple[Element, ...]) -> frozenset[str]:
    """The kinds of mention of which each match has one."""
    found: set[str] = set()
    for element in elements:
        if element.least and isinstance(element.atom, Marked):
            found.add(element.atom.kind)
        elif element.least and isinstance(element.atom, Choice):
            found |= frozenset.intersection(*(_mentions(option) for option in element.atom.options))
    return frozenset(found)


def _openers(elements: tuple[Element, ...]) -> Openers | None:
    """What any match begins with; None where that may be anything."""
    first = elements[0]
    match first.atom if first.least else None:
        case Word(norms):
            return Openers(norms, frozenset())
        case Marked(kind):
            return Openers(frozenset(), frozenset((kind,)))
        case Choice(options):
            found = [openers for option in options if (openers := _openers(option)) is not None]
            if len(found) == len(options):
                words, kinds = zip(*((one.words, one.kinds) for one in found), strict=True)
                return Openers(frozenset().union(*words), frozenset().union(*kinds))
    return None


def _choice(options: tuple[tuple[Element, ...], ...]) -> Choice:
    """The choice between `options`, with those that may match from each word on."""
    openers = [_openers(option) for option in options]
    words = [found.words if found is not None and not found.kinds else None for found in openers]
    others = tuple([option for option, own in zip(options, words, strict=True) if own is None])
    by_word = {
        word: tuple([option for option, own in zip(options, words, strict=True) if own is None or word in own])
        for word in frozenset().union(*filter(None, words))
    }
    return Choice(options, by_word, others)


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
            return _choice(tuple(options))
        raise PatternError(self.source, place, "an element is missing here")


def _repeats(atom: Atom) -> bool:
    """Whether an element inside `atom` may come more than once (nested repeats could take exponential time)."""
    return isinstance(atom, Choice) and any(
        element.most > 1 or _repeats(element.atom) for option in atom.options for element in option
    )
