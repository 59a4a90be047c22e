"""A quote that occurs more than once in its source, so that nobody can tell which of them is meant.

Quote more of the sentence, or add the words before or after it:

    - source: story
      quote: We have no such data
      prefix: "hurt by air strikes. "
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.quotes import each_quote
from briefing.values import Problem, Severity

CHECK = "quote-ambiguous"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at each such quote."""
    for index, evidence, article in each_quote(desk, card):
        places = len(evidence.find(article.text))
        if places > 1:
            message = f"these words are in {evidence.source} {places} times"
            hint = "quote more of the sentence, or add a prefix or suffix"
            steps = ("evidence", index, "quote")
            yield desk.problem(card, steps, CHECK, message, hint, severity=Severity.WARNING)
