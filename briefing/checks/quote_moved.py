"""A quote whose words are in the source, but not between the `prefix` and `suffix` that it gives.

The text around it was changed, or the context was copied wrongly. Take `prefix` and `suffix` away where the quote
occurs only once, or copy them anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.briefing import Briefing
from briefing.checks.quotes import each_quote
from briefing.values import Problem, Severity

CHECK = "quote-moved"


def check(briefing: Briefing) -> Iterator[Problem]:
    """A warning at each such prefix or suffix."""
    for card, index, evidence, text in each_quote(briefing):
        if not (evidence.prefix or evidence.suffix) or evidence.prefix + evidence.quote + evidence.suffix in text:
            continue
        if evidence.quote not in text:
            continue
        is_once = text.count(evidence.quote) == 1
        part = "prefix" if evidence.prefix and evidence.prefix + evidence.quote not in text else "suffix"
        hint = "take prefix and suffix away: the quote is there once" if is_once else "copy prefix and suffix anew"
        message = f"the quote is in {evidence.source}, but not with this {part}"
        yield briefing.problem(card, ("evidence", index, part), CHECK, message, hint, severity=Severity.WARNING)
