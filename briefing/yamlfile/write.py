"""Plain data → YAML that people like to edit and that every YAML loader reads back as the same data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite

Plain = str | bool | int | float | date | Sequence["Plain"] | Mapping[str, "Plain"]

WIDTH = 100

# What other loaders read as something else than text: NO, 12:30, 010, 1e3, 1_000, 2015-10-01, ~.
_GUESSED = re.compile(
    r"""~ | = | << | y | n | yes | no | on | off | true | false | null
      | [-+]? 0b [01_]+ | [-+]? 0o? [0-7_]+ | [-+]? 0x [0-9a-f_]+
      | [-+]? [0-9][0-9_]* (?: : [0-5]?[0-9] )* (?: \. [0-9_]* )?
      | [-+]? (?: \.[0-9_]+ | [0-9][0-9_]* (?: \. [0-9_]* )? ) (?: e [-+]? [0-9]+ )?
      | [-+]? \. (?: inf | nan )
      | \d{4} - \d\d? - \d\d? (?: (?: t | [ \t]+ ) [\d:.]+ [ \t]* (?: z | [-+]\d\d? (?: :\d\d )? )? )?""",
    re.VERBOSE | re.IGNORECASE,
)
# What means something in plain text; inside brackets, more does.
_SPECIAL = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|: |:$|[ \t]#|[\t\n]|^\s|\s$|^\.\.\.")
_SPECIAL_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
# Line ends of every kind but \n, control characters, and the byte order mark: only escapes keep these.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What a block would lose or an editor would strip: white space where a line begins or ends.
_RAGGED = re.compile(r"\A\s|[ \t]$|\n\n\Z", re.MULTILINE)
_BREAK = re.compile(r"(?<![ \t]) (?![ \t])")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(data: Mapping[str, Plain]) -> str:
    """`data` as a YAML file, in the order given.

    Short lists and mappings of short text stand in one line, long text is folded, quotation marks come only where
    some loader would misread the text without them.

    Raises:
        ValueError: text holds half a surrogate pair, or a number is not finite.
    """
    return "".join(write_entry(key, value, 0) for key, value in data.items()) or "{}\n"


def write_entry(key: str, value: Plain, indent: int) -> str:
    """One ``key: value`` behind `indent` spaces, with all that is below it."""
    head = f"{' ' * indent}{_quote(key) if _needs_quotes(key) else key}:"
    return head + write_value(value, len(head), indent)


def write_item(value: Plain, indent: int) -> str:
    """One ``- value`` of a list, its dash behind `indent` spaces. A mapping's first field stands beside the dash."""
    head = f"{' ' * indent}-"
    if isinstance(value, Mapping) and value:
        return head + " " + _below(value, indent + 2)[indent + 3 :]
    return head + write_value(value, len(head), indent)


def write_value(value: Plain, room: int, indent: int) -> str:
    """What stands after a colon or dash that ends `room` characters into its line, which is indented by `indent`."""
    line = _in_line(value, WIDTH - room - 1)
    return f" {line}\n" if line is not None else _below(value, indent + 2)


def write_in_brackets(value: Plain) -> str:
    """A value as it stands in a list or mapping of one line, whatever it is."""
    if isinstance(value, str):
        return _in_brackets(value) or _quote(value)
    if isinstance(value, Mapping):
        pairs = (f"{write_in_brackets(key)}: {write_in_brackets(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(write_in_brackets, value)) + "]"
    return _number(value)


def _below(value: Plain, indent: int) -> str:
    """The lines of a value that does not fit beside its key."""
    if isinstance(value, str):
        return f" {_block(value, ' ' * indent)}\n"
    if isinstance(value, Mapping):
        return "\n" + "".join(write_entry(key, inner, indent) for key, inner in value.items())
    assert isinstance(value, Sequence)
    return "\n" + "".join(write_item(inner, indent) for inner in value)


def _in_line(value: Plain, room: int) -> str | None:
    """The value in one line, None where it should stand below its key."""
    if isinstance(value, str):
        return _text_in_line(value, room)
    if isinstance(value, Mapping):
        pairs = [(key, _in_brackets(inner)) for key, inner in value.items()]
        if any(inner is None for _, inner in pairs):
            return None
        line = "{" + ", ".join(f"{_in_brackets(key)}: {inner}" for key, inner in pairs) + "}"
    elif isinstance(value, Sequence):
        items = [_in_brackets(inner) for inner in value]
        if None in items:
            return None
        line = "[" + ", ".join(filter(None, items)) + "]"
    else:
        return _number(value)
    return line if len(line) <= room else None


def _in_brackets(value: Plain) -> str | None:
    """A scalar as it stands in a list or mapping of one line, None for anything that needs lines of its own."""
    if isinstance(value, str):
        if _UNPRINTABLE.search(value) or "\n" in value or ('"' in value and "'" in value):
            return None
        is_special = _needs_quotes(value) or _SPECIAL_IN_BRACKETS.search(value)
        return _quote(value) if is_special else value
    if isinstance(value, (Mapping, Sequence)):
        return None
    return _number(value)


def _text_in_line(text: str, room: int) -> str | None:
    """Text in one line, None where a block reads better: it is long, or full of quotation marks."""
    if _UNPRINTABLE.search(text) or _RAGGED.search(text) or not text:
        return _quote(text)
    if "\n" in text:
        return None
    if len(text) > room and _BREAK.search(text):
        return None
    if not _needs_quotes(text):
        return text
    return None if '"' in text or "\\" in text else f'"{text}"'


def _block(text: str, pad: str) -> str:
    """Text in lines of its own: as it is where it has several lines, folded where it has one."""
    if "\n" in text:
        lines = text.removesuffix("\n").split("\n")
        mark = "|" if text.endswith("\n") else "|-"
    else:
        lines, mark = _fold(text, WIDTH - len(pad)), ">-"
    return "\n".join([mark, *(pad + line if line else "" for line in lines)])


def _fold(text: str, width: int) -> list[str]:
    """The words of `text` in lines of at most `width`, broken only at single spaces."""
    lines = []
    start = last = 0
    for match in _BREAK.finditer(text):
        if match.start() - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = match.start()
    if len(text) - start > width and last > start:
        lines.append(text[start:last])
        start = last + 1
    return [*lines, text[start:]]


def _needs_quotes(text: str) -> bool:
    return not text or bool(_SPECIAL.search(text) or _UNPRINTABLE.search(text) or _GUESSED.fullmatch(text))


def _quote(text: str) -> str:
    """Text between quotation marks: single ones where it has double ones in it and nothing else in the way."""
    if '"' in text and not ("'" in text or "\n" in text or "\t" in text or _UNPRINTABLE.search(text)):
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(c) or (_escape(c) if _UNPRINTABLE.match(c) else c) for c in text) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"half a surrogate pair (U+{code:04X}) cannot be written")
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _number(value: float | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError(f"{value} cannot be written as a number")
        digits = format(Decimal(repr(value)), "f")
        return digits if "." in digits else digits + ".0"
    return value.isoformat() if isinstance(value, date) else str(value)
