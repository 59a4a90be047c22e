"""Quotation marks → quotations, paragraph by paragraph: a stray mark never reaches into the next one.

Three kinds of mark open and close independently of each other: double marks, single marks, guillemets. A mark opens
or closes by its shape and by what stands beside it; where both are possible, by whether one of its kind is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.text.document import Quotation
from briefing.text.tokens import Columns
from briefing.values import Span

_KIND = {
    **dict.fromkeys(['"', "“", "”", "„", "‟", "''", "``", "’’", "‘‘"], '"'),
    **dict.fromkeys(["'", "‘", "’", "‚", "`", "‹", "›"], "'"),
    **dict.fromkeys(["«", "»"], "«"),
}
_OPENERS = frozenset(["“", "„", "‟", "``", "‘‘", "‘", "‚", "`", "‹", "«"])
_CLOSERS = frozenset(["”", "’’", "’", "›", "»"])
_BEFORE_OPENING = frozenset("([{<-–—―/\"'“„‘‚«‹=:|")
_BEHIND_CLOSING = frozenset(")]}>.,;:!?-–—―…/\"'”’»›|")
_SHORTENED = frozenset(["em", "til", "tis", "twas", "bout", "cause", "n"])  # 'em, 'til: the mark stands for letters


class Mark(NamedTuple):
    """A quotation mark: the index of its token, and what it can do where it stands."""

    token: int
    kind: str
    opens: bool
    closes: bool
    is_possessive: bool  # could as well belong to a plural: "the rebels' leader"


class Stretch(NamedTuple):
    """What stands in quotation marks, before its level is known: `start` and `end` with the marks, the others without.

    Stretches sort by their starts, of which no two have the same.
    """

    start: int
    first: int
    last: int
    end: int
    is_closed: bool


class Quoted(NamedTuple):
    """The quotations of one paragraph, in order, and the tokens that close one."""

    quotations: list[Quotation]
    closers: set[int]


def find_quotations(text: str, tokens: Columns, marks: Sequence[int], span: Span, goes_on: bool) -> Quoted:
    """The quotations of the paragraph `span`, whose marks are the tokens `marks`.

    `goes_on` says that the paragraph before ended inside a quotation, so one that opens this one continues it.
    """
    if not marks:
        return Quoted([], set())
    read = [_read_mark(text, tokens, index, span) for index in marks]
    ends_later = _find_later_ends(read)
    found: list[Stretch] = []
    closers: set[int] = set()
    stack: list[Mark] = []  # at most one of each kind
    for at, mark in enumerate(read):
        depth = len(stack) - 1
        while depth >= 0 and stack[depth].kind != mark.kind:
            depth -= 1
        if depth < 0:
            if mark.opens:
                stack.append(mark)
        elif mark.closes or _is_misplaced(text, tokens, mark.token):
            if mark.kind == "'" and (depth < len(stack) - 1 or (mark.is_possessive and ends_later[at])):
                continue
            opened = stack[depth]
            del stack[depth:]
            closers.add(mark.token)
            found.append(_quote(tokens, opened.token, mark.token))
        elif mark.opens:
            found += _leave_open(tokens, stack[depth:], tokens.end(mark.token - 1))
            del stack[depth:]
            stack.append(mark)
    found += _leave_open(tokens, stack, span.end)
    return Quoted(_put_in_order(found, span.start if goes_on else -1), closers)


def _read_mark(text: str, tokens: Columns, index: int, span: Span) -> Mark:
    """The mark with its powers: they follow from its shape and from the characters on both sides."""
    shape, start, end = tokens.texts[index], tokens.starts[index], tokens.end(index)
    before = text[start - 1] if start > span.start else " "
    behind = text[end] if end < span.end else " "
    kind = _KIND[shape]
    opens = (before.isspace() or before in _BEFORE_OPENING) and not behind.isspace()
    closes = not before.isspace() and (behind.isspace() or behind in _BEHIND_CLOSING)
    if kind == "'":
        if (opens or shape in _OPENERS) and index + 1 < len(tokens.norms):
            word = tokens.norms[index + 1]
            opens = shape != "’" and word not in _SHORTENED and not (word[0].isdigit() and word.endswith("0s"))
        possessive = before in "sSxXzZ" and behind == " " and end + 1 < span.end and text[end + 1].islower()
        return Mark(index, kind, opens, closes, possessive)
    if shape in _OPENERS:
        opens = True
    elif shape in _CLOSERS:
        closes = True
    elif not opens and not closes:
        opens = closes = True  # between two letters, or between two spaces
    return Mark(index, kind, opens, closes, False)


def _find_later_ends(marks: Sequence[Mark]) -> list[bool]:
    """For each mark whether a single mark that can only close comes after it, before the next one that opens."""
    later = [False] * len(marks)
    ends = False
    for at in range(len(marks) - 1, -1, -1):
        later[at] = ends
        mark = marks[at]
        if mark.kind == "'":
            if mark.opens:
                ends = False
            elif mark.closes and not mark.is_possessive:
                ends = True
    return later


def _is_misplaced(text: str, tokens: Columns, index: int) -> bool:
    """Whether a closing mark has slipped over the space behind it: `"We will go, "he said`."""
    end = tokens.end(index)
    return tokens.norms[index - 1] in (",", ".", "!", "?") and text[end : end + 1].islower()


def _quote(tokens: Columns, first: int, last: int) -> Stretch:
    return Stretch(tokens.starts[first], tokens.end(first), tokens.starts[last], tokens.end(last), True)


def _leave_open(tokens: Columns, stack: Sequence[Mark], end: int) -> list[Stretch]:
    """What was opened and not closed, up to `end`; a single mark may be a mere apostrophe."""
    left = []
    for mark in stack:
        at = mark.token
        before = tokens.norms[at - 1] if at else ","
        if mark.kind != "'" or (tokens.texts[at] == "‘" and before in (",", ":", ".")):
            left.append(Stretch(tokens.starts[at], tokens.end(at), end, end, False))
    return left


def _put_in_order(found: list[Stretch], continued: int) -> list[Quotation]:
    """What holds something as quotations, by their place, with their levels; one that starts at `continued` goes on."""
    ends: list[int] = []
    ordered = []
    for start, first, last, end, is_closed in sorted(found):
        if first >= last:
            continue
        while ends and ends[-1] <= start:
            ends.pop()
        ends.append(end)
        ordered.append(Quotation(Span(start, end), Span(first, last), is_closed, start == continued, len(ends)))
    return ordered
