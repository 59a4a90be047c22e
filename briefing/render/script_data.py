"""Data for a page's script: a script itself, for a page opened from disk may load no other kind of file."""

from __future__ import annotations

import json

# What would end a script or start a comment, should the data ever stand within a page, and what old readers take for a
# line end. All of it can only stand within strings. https://tc39.es/proposal-json-superset/
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_global(name: str, value: object) -> str:
    """A script that gives the page one global, `name`, with `value`: plain data, as JSON has it."""
    return f"var {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':')).translate(_ESCAPES)};\n"
