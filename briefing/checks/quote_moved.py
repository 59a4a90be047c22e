"""A quote whose words are in the source, but not between the `prefix` and `suffix` that it gives.

The text around it was changed, or the context was copied wrongly. Take `prefix` and `suffix` away where the quote
occurs only once, or copy them anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.quotes import each_quote
from briefing.values import Problem, Severity

CHECK = "quote-moved"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at each such prefix or suffix."""
    for index, evidence, article in each_quote(desk, card):
        places = article.text.count(evidence.quote)
        if not places or evidence.find(article.text):
            continue
        part = "prefix" if evidence.prefix and evidence.prefix + evidence.quote not in article.text else "suffix"
        hint = "take prefix and suffix away: the quote is there once" if places == 1 else "copy prefix and suffix anew"
        message = f"the quote is in {evidence.source}, but not with this {part}"
        yield desk.problem(card, ("evidence", index, part), CHECK, message, hint, severity=Severity.WARNING)
