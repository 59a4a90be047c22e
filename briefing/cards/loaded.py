"""Words that judge those they are used of, and how a title keeps them from becoming our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.pack import Pack
from briefing.values import Span

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]')
MARKS = re.compile(r'["“”„«»]')


def find_loaded(text: str, pack: Pack) -> Iterator[Span]:
    """The loaded words of `text` that stand outside quotation marks."""
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    for match in _loaded_words(pack).finditer(text):
        span = Span(*match.span())
        if not any(quotation.covers(span) for quotation in quoted):
            yield span


def attribute_name(name: str, pack: Pack) -> str:
    """A name for use in a title: between quotation marks, as the source's words, where one of its words is loaded."""
    line = MARKS.sub("'", " ".join(name.split()))
    return line if next(find_loaded(line, pack), None) is None else f'"{line}"'


def attribute_words(text: str, pack: Pack) -> str:
    """Text for use in a title: each of its loaded words between quotation marks."""
    parts, at = [], 0
    for span in find_loaded(text, pack):
        parts += [text[at : span.start], '"', span.of(text), '"']
        at = span.end
    return "".join([*parts, text[at:]])


def close_quotations(text: str) -> str:
    """`text` with single quotation marks where a double one has no partner: a title leaves no quotation open."""
    return MARKS.sub("'", text) if MARKS.search(_QUOTED.sub("", text)) else text


@cache
def _loaded_words(pack: Pack) -> re.Pattern[str]:
    forms = {form for forms in pack.read("lexicons/loaded").values() for form in forms}
    words = "|".join(sorted((re.escape(form).replace(r"\ ", r"\s+") for form in forms), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
