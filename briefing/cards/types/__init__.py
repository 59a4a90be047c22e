"""The types of fields: how each is read from YAML nodes and written back as plain data.

A type is a pair of functions. `parse` gives the value, or None after reporting what a person has to mend; `format`
gives plain data that `parse` reads back as the same value.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.types.counts import COUNT, NUMBER
from briefing.cards.types.evidences import EVIDENCE
from briefing.cards.types.field_type import FieldType, Report
from briefing.cards.types.references import REF
from briefing.cards.types.texts import CHOICE, TEXT, URL
from briefing.cards.types.whens import WHEN

# `record` is the one type that is not here: its parts are fields again (`briefing/cards/fields.py`).
TYPES: Mapping[str, FieldType] = {
    "text": TEXT,
    "markdown": TEXT,
    "choice": CHOICE,
    "url": URL,
    "number": NUMBER,
    "count": COUNT,
    "when": WHEN,
    "ref": REF,
    "evidence": EVIDENCE,
}

__all__ = ["TYPES", "FieldType", "Report"]
