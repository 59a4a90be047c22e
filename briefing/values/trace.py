"""Why a result is there: what `briefing explain` prints."""

from __future__ import annotations

from briefing.values.immutable import immutable
from briefing.values.span import Span


@immutable
class Trace:
    """The rule that decided, the words it decided on, and a note in plain words where the rule's name is not enough."""

    rule: str
    span: Span
    note: str = ""
