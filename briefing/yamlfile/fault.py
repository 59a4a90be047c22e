"""What is wrong with a piece of YAML, in a person's words instead of the parser's."""

from __future__ import annotations

import re

import yaml

from briefing.values import immutable

# What YAML 1.1 lets a file hold; everything else is a control character or half of one.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


@immutable
class Fault:
    """A fault at the code points ``[start, end)``, said in plain words, and what to do about it."""

    start: int
    end: int
    message: str
    hint: str = ""


# (words of the parser's problem, words of its context, place, message, hint); the first line that fits speaks.
# `place` is "problem" where the parser stopped, or "context" where the thing it was reading began.
_WORDS = (
    (
        "mapping values are not allowed",
        "",
        "problem",
        "a second colon in one line",
        "put the text in quotation marks, or check the indentation of this line",
    ),
    (
        "could not find expected ':'",
        "",
        "context",
        "this line has no colon",
        "write `field: value`; indent a line that goes on with the text above it",
    ),
    (
        "unexpected end of stream",
        "quoted scalar",
        "context",
        "the quotation mark opened here is never closed",
        "close it, or write the text in a block after >-",
    ),
    (
        "unknown escape character",
        "",
        "problem",
        "a backslash means something else between double quotation marks",
        "write \\\\ for a backslash, or use single quotation marks",
    ),
    ("alphabetic or numeric", "alias", "context", "text cannot begin with *", "put it in quotation marks"),
    ("alphabetic or numeric", "anchor", "context", "text cannot begin with &", "put it in quotation marks"),
    ("expected ',' or ']'", "", "context", "the bracket [ opened here is not closed", "close it with ]"),
    ("expected ',' or '}'", "", "context", "the brace { opened here is not closed", "close it with }"),
    (
        "expected comment or line break",
        "block scalar",
        "context",
        "text follows > or | in the same line",
        "begin the text in the next line, indented, or put it in quotation marks",
    ),
    (
        "did not find expected key",
        "block mapping",
        "problem",
        "this does not belong to the line before it",
        "check the indentation and the quotation marks around here",
    ),
    (
        "expected '-' indicator",
        "",
        "problem",
        "this line is not an item of the list above it",
        "check the indentation, or begin the line with `- `",
    ),
    (
        "did not find expected <document start>",
        "",
        "problem",
        "this does not belong to the fields above it",
        "check the indentation of this line",
    ),
)


def describe(error: yaml.MarkedYAMLError, text: str, shift: int) -> Fault:
    """What a parser's error means, at the place a person would look for it.

    The parser read `text` from `shift` on and counts from there.
    """
    problem, context = error.problem or "", error.context or ""
    at = _place(error.problem_mark, text, shift)
    if "cannot start any token" in problem:
        return _strange_start(text, at)
    for in_problem, in_context, place, message, hint in _WORDS:
        if in_problem in problem and in_context in context:
            if place == "context" and error.context_mark:
                at = _place(error.context_mark, text, shift)
            return Fault(at, at + 1, message, hint)
    return Fault(at, at + 1, " ".join(filter(None, (context, problem))))


def _place(mark: yaml.Mark | None, text: str, shift: int) -> int:
    return min(shift + mark.index, len(text)) if mark else shift


def _strange_start(text: str, at: int) -> Fault:
    mark = text[at : at + 1]
    if mark == "\t":
        return Fault(at, at + 1, "a tab cannot indent a line", "use spaces")
    return Fault(at, at + 1, f"text cannot begin with {mark}", "put it in quotation marks")


def find_unreadable(text: str, most: int) -> list[Fault]:
    """A fault for each run of characters that cannot stand in YAML at all, `most` at most."""
    faults = []
    for match in _UNREADABLE.finditer(text):
        name = f"U+{ord(match.group()[0]):04X}"
        faults.append(Fault(match.start(), match.end(), f"a control character ({name}) cannot stand here", "delete it"))
        if len(faults) == most:
            break
    return faults
