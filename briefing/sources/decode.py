"""A file's bytes → text, or the problem that keeps it from being text."""

from __future__ import annotations

import codecs
from pathlib import Path

from briefing.values import Problem

CHECK = "article-file"
MOST_BYTES = 20_000_000  # some three million words; an article has a thousand
LONGEST_EXCERPT = 400  # characters of a line that a terminal can still show with a caret below

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The first bytes of files that are often taken for articles.
_BINARY = (
    (b"%PDF", "a PDF file", "save its text as .txt"),
    (b"PK\x03\x04", "a zip or Office file", "save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an Office file", "save its text as .txt"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"\x89PNG", "a picture", "articles are text"),
    (b"\xff\xd8\xff", "a picture", "articles are text"),
)


def read_bytes(path: Path, shown: str) -> bytes | Problem:
    """The file's bytes, read once; a Problem where they cannot be had or are too many."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Problem(shown, 0, 0, CHECK, f"the file cannot be read: {reason}")
    if len(data) > MOST_BYTES:
        message = f"the file is too large for an article: at most {MOST_BYTES // 1_000_000} MB are read"
        return Problem(shown, 0, 0, CHECK, message, "cut out the article")
    return data


def decode_text(data: bytes, shown: str) -> str | Problem:
    r"""The text in `data`, with line ends as \n and without its byte order mark; a Problem where it is none."""
    for beginning, what, hint in _BINARY:
        if data.startswith(beginning):
            return Problem(shown, 0, 0, CHECK, f"this is {what}, not text", hint)
    mark, encoding = next(((m, e) for m, e in _MARKED if data.startswith(m)), (b"", "utf-8"))
    zero = data.find(b"\0") if encoding == "utf-8" else -1
    if zero >= 0:
        line, column = data.count(b"\n", 0, zero) + 1, zero - data.rfind(b"\n", 0, zero)
        message = "a zero byte: this is no text, or text in UTF-16 or UTF-32 without a byte order mark"
        return Problem(shown, line, column, CHECK, message, "save it with the encoding UTF-8")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        return _not_text(data[len(mark) :], encoding, error, shown)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if not text.strip("\ufeff\u200b \t\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029"):
        return Problem(shown, 0, 0, CHECK, "the file is empty", "put the article's text in it, or delete it")
    return text


def _not_text(data: bytes, encoding: str, error: UnicodeDecodeError, shown: str) -> Problem:
    """The problem at the first byte that does not fit: its line, its column and a caret."""
    before = data[: error.start].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    start = before.rfind("\n") + 1
    rest = data[error.start : error.start + 4 * LONGEST_EXCERPT].decode(encoding, "replace")
    excerpt = before[start:] + rest.replace("\r", "\n").split("\n", 1)[0]
    if encoding == "utf-8":
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        hint = "save the file with the encoding UTF-8; it looks like Windows-1252 or another older encoding"
    else:
        message, hint = "the file begins as UTF-16 but breaks here", "save it with the encoding UTF-8"
    return Problem(
        shown,
        before.count("\n") + 1,
        len(before) - start + 1,
        CHECK,
        message,
        hint,
        excerpt if len(excerpt) <= LONGEST_EXCERPT and excerpt.isprintable() else "",
    )
