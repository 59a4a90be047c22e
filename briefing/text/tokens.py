"""Text → tokens: words, numbers and marks, in one pass of one expression."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing.text.document import Token
from briefing.values import Span

# A letter or digit, then also what stands inside words: accents written as their own character, soft hyphens.
_FIRST = r"[^\W_]"
_MORE = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
_LETTER = r"[^\W\d_]"
_APOSTROPHE = r"['’ʼ´`‘]"
_POSSESSIVE = rf"{_APOSTROPHE}[sS](?!\w)"

# What joins two parts of one word: "al-Assad", "don't", "AT&T", "example.org", "5,000", "1.5", "10:30", "9/11".
_JOINT = rf"""
    (?: [-‐‑&]
      | (?!{_POSSESSIVE}) {_APOSTROPHE}
      | \. (?=[a-z])
      | (?<=\d) (?: [.:/] | , (?=\d\d\d(?!\d)) ) (?=\d)
    ) (?={_FIRST})
"""

# The groups are numbered by what the later steps need to know of a mark.
OTHER, WORD, STOP, QUOTE, BRACKET = 0, 1, 2, 3, 4
LONGEST_KEPT = 64  # characters; longer words are not kept for the next time
_TOKEN = re.compile(
    rf"""
    ( https?://[^\s<>"“”»)\]]*[^\s<>"“”»)\].,:;!?'’]      # an address on the web
    | {_LETTER} (?: \.{_LETTER} )+ (?!\w) \.? (?: -{_FIRST}{_MORE}* )*    # U.S., a.m., U.S.-led
    | [A-Z]/[A-Z](?=-\d) (?: -{_FIRST}{_MORE}* )+           # F/A-18
    | {_FIRST}{_MORE}* (?: {_JOINT} {_MORE}+ )*
    | (?<=[\w.]) {_POSSESSIVE}
    )
    | ( \.\.+ | …+ | [.!?] )
    | ( '' | `` | ’’ | ‘‘ | ["“”„‟«»‹›‘’‚'`] )
    | ( [()\[\]] )
    | --+ | \S
    """,
    re.VERBOSE,
)

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’ʼ´`‘‚‹›", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", None),
    }
)


def fold(word: str) -> str:
    """`word` as rules compare it: casefolded, with straight quotes, apostrophes and hyphens."""
    if word.isascii():
        return '"' if word in ("''", "``") else word.lower().replace("`", "'")
    if word[0] == "…":
        return "..."
    if word in ("’’", "‘‘"):
        return '"'
    return unicodedata.normalize("NFC", word).casefold().translate(_PLAIN) or word


@lru_cache(maxsize=1 << 15)
def _cut(chunk: str) -> tuple[tuple[str, str, int, int], ...]:
    """The pieces of what stands between two spaces, each with its norm, its place in the chunk and its group."""
    return tuple(
        (match.group(), fold(match.group()), match.start(), _group_of(match)) for match in _TOKEN.finditer(chunk)
    )


def _group_of(match: re.Match[str]) -> int:
    if match.lastindex == WORD and match.group()[-1] == ".":
        return STOP
    return match.lastindex or OTHER


def find_tokens(text: str, span: Span, tokens: list[Token]) -> list[tuple[int, int]]:
    """The stops, quotation marks and brackets in `span` as (index, group); its tokens are added to `tokens`.

    Most of what stands between spaces comes again and again, so what it consists of is looked up, not worked out.
    """
    marks: list[tuple[int, int]] = []
    add, make, find = tokens.append, tuple.__new__, text.find
    index, at = len(tokens), span.start
    for chunk in span.of(text).split():
        at = find(chunk, at)
        for piece, norm, offset, group in _cut(chunk) if len(chunk) < LONGEST_KEPT else _cut.__wrapped__(chunk):
            start = at + offset
            add(make(Token, (piece, norm, start, start + len(piece))))
            if group > WORD:
                marks.append((index, group))
            index += 1
        at += len(chunk)
    return marks
