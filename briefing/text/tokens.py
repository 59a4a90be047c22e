"""Text → tokens: words, numbers and marks, in one pass of one expression."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field

from briefing.values import immutable

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

_DIGITS = re.compile(r"[0-9][0-9.,:/-]*")
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


@immutable
class Columns:
    """The tokens found so far, a list for each thing to know of them: it is filled twice as fast as a list of tokens.

    `marks` are stops, quotation marks and brackets with their groups, `folded` the tokens that are not their norms.
    """

    texts: list[str] = field(default_factory=list)
    norms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    folded: list[int] = field(default_factory=list)

    def end(self, at: int) -> int:
        """Where the token `at` ends."""
        return self.starts[at] + len(self.texts[at])

    def touches(self, at: int) -> bool:
        """Whether nothing stands between the token `at` and the one before it."""
        return self.starts[at] == self.end(at - 1)


# A token of a chunk: its text and norm (one object where they are equal), its start in the chunk, its group. Tuples of
# plain values are what the garbage collector learns to leave alone, and thousands are kept.
Piece = tuple[str, str, int, int]


class Chunks(dict[str, str | tuple[Piece, ...]]):
    """What stands between two spaces → its pieces; a plain word in small letters stands for itself and its norm.

    Most of it comes again and again, so it is kept; what is kept has bounds, however many articles are read.
    """

    MOST = 1 << 16
    LONGEST = 64  # characters

    def __missing__(self, chunk: str) -> str | tuple[Piece, ...]:
        is_plain = chunk.isascii() and chunk.isalpha() and chunk.islower()
        cut = chunk if is_plain else tuple([_read_piece(match) for match in _TOKEN.finditer(chunk)])
        if len(chunk) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[chunk] = cut
        return cut


_CHUNKS = Chunks()


def _read_piece(match: re.Match[str]) -> Piece:
    text = match.group()
    norm = fold(text)
    group = match.lastindex or OTHER
    if group == WORD and text[-1] == ".":
        group = STOP
    return text, text if norm == text else norm, match.start(), group


def find_tokens(text: str, start: int, end: int, found: Columns) -> None:
    """Add the tokens in ``[start, end)`` of `text` to those found."""
    texts, starts, chunks = found.texts, found.starts, _CHUNKS
    add_text, add_norm, add_start = texts.append, found.norms.append, starts.append
    at = start
    for chunk in text[start:end].split(" "):
        cut = chunks[chunk]
        if isinstance(cut, str):
            add_text(cut)
            add_norm(cut)
            add_start(at)
        else:
            for piece, norm, behind, group in cut:
                if group > WORD:
                    found.marks.append((len(texts), group))
                if norm is not piece:
                    found.folded.append(len(texts))
                add_text(piece)
                add_norm(norm)
                add_start(at + behind)
        at += len(chunk) + 1


def find_numerals(text: str, texts: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """The tokens in which digits begin, in order; `texts` and `starts` are those of the tokens.

    Digits with marks between them count as one beginning, in the token of the first: "1" in "Oct 1,2015".
    """
    last = -1
    for match in _DIGITS.finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index != last and index >= 0 and match.start() < starts[index] + len(texts[index]):
            yield index
            last = index
