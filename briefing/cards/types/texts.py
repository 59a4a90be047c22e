"""Text, a choice among words, and web addresses."""

from __future__ import annotations

import re

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types.field_type import FieldType, Report, did_you_mean, read_word
from briefing.yamlfile import Node, Plain

# Only addresses a reader can follow safely: "javascript:" and "data:" would run in the page.
URL_FORM = re.compile(r'[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#<>"\\]+[^\s<>"\\]*')


def _parse_text(node: Node, field: Field, report: Report) -> Value | None:
    """Any text."""
    return read_word(node, field.name, report)


def _parse_choice(node: Node, field: Field, report: Report) -> Value | None:
    """One of the field's words."""
    word = read_word(node, field.name, report)
    if word is None or word in field.of:
        return word
    choices = ", ".join(field.of)
    hint = did_you_mean(word, field.of)
    report.wrong(node, f"{field.name} cannot be {_shown(word)}", f"{hint} It is one of {choices}.".strip())
    return None


def _parse_url(node: Node, field: Field, report: Report) -> Value | None:
    """``http://…`` or ``https://…``."""
    word = read_word(node, field.name, report)
    if word is None or URL_FORM.fullmatch(word):
        return word
    report.wrong(node, f"{_shown(word)} is not a web address", "write it with https:// in front")
    return None


def _format(value: Value, field: Field) -> Plain:
    if not isinstance(value, str):
        raise TypeError(f"{field.name} is text, not {value!r}")
    return value


def _shown(word: str) -> str:
    return f'"{word}"' if len(word) <= 60 else f'"{word[:59]}…"'


TEXT = FieldType(_parse_text, _format)
CHOICE = FieldType(_parse_choice, _format)
URL = FieldType(_parse_url, _format)
