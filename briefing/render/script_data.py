"""Data in a page, and for a page's script: itself a script, for a page opened from disk may load no other file."""

from __future__ import annotations

import json

# What would end a script or start a comment within a page, what old readers take for a line end, and what are commands
# to other site generators. All of it can only stand within strings. https://tc39.es/proposal-json-superset/
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
    "{{": "{\\u007b",
    "{%": "{\\u0025",
}


def write_data(value: object) -> str:
    """`value` as JSON that may stand within a page or a script: no word in it can end either."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def write_global(name: str, value: object) -> str:
    """A script that gives the page one global, `name`, with `value`: plain data, as JSON has it."""
    return f"var {name} = {write_data(value)};\n"
