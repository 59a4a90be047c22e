"""Evidence: the source and the words of it that a card stands on.

evidence:
  - source: 000_4112cf46ef5a00b8
    quote: We have no such data
    prefix: hurt by air strikes.     only where the quote alone is not unique in the source
"""

from __future__ import annotations

from briefing.cards.card import Value
from briefing.cards.kinds import Field
from briefing.cards.types.field_type import FieldType, Report, read_parts, read_word
from briefing.values import Evidence
from briefing.yamlfile import Mapped, Node, Plain

PARTS = ("source", "quote", "prefix", "suffix")
NEEDED = ("source", "quote")
HINT = "write it as `- source: id of the source` with `quote: its words` below"


def _parse_evidence(node: Node, field: Field, report: Report) -> Value | None:
    """A mapping of source, quote and, where the quote is not unique, prefix and suffix."""
    if not isinstance(node, Mapped):
        report.wrong(node, f"{field.name} has a source and a quote, but this has not", HINT)
        return None
    parts = read_parts(node, PARTS, field.name, report)
    words = {name: read_word(part, name, report) for name, part in parts.items()}
    if None in words.values():
        return None
    for name in NEEDED:
        if not words.get(name):
            report.add("missing-field", node, f"{field.name} has no {name}", HINT)
            return None
    return Evidence(*(words.get(name) or "" for name in PARTS))


def _format_evidence(value: Value, field: Field) -> Plain:
    if not isinstance(value, Evidence):
        raise TypeError(f"{field.name} is evidence, not {value!r}")
    parts = {"source": value.source, "quote": value.quote, "prefix": value.prefix, "suffix": value.suffix}
    return {name: text for name, text in parts.items() if text}


EVIDENCE = FieldType(_parse_evidence, _format_evidence)
