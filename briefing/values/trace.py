"""Why a result is there: what `briefing explain` prints."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.values.span import Span


@dataclass(frozen=True, slots=True)
class Trace:
    """The rule that decided, the words it decided on, and a note in plain words where the rule's name is not enough."""

    rule: str
    span: Span
    note: str = ""
