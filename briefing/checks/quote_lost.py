"""A quote that its source does not have any more: the article was changed after the card was made from it.

Publishers correct their stories. Look at what the article says now (the hint names the nearest words), then correct the
card and its quote. Where the article took its words back, the card no longer holds; say so:

    status: deprecated
    status_reason: the agency withdrew the figure on 3 October

`briefing parse` makes those cards anew that nobody edited. `--fix` mends nothing of this: what an article no longer
says is for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.nearest import find_nearest
from briefing.checks.quotes import each_quote
from briefing.values import Problem

CHECK = "quote-lost"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each quote whose words are not in its article, which was changed since it was parsed."""
    for index, evidence, article in each_quote(desk, card):
        if evidence.quote in article.text or not desk.is_changed(evidence.source):
            continue
        near = find_nearest(evidence.quote, article.text)
        hint = f'it says "{near.source}" now, the quote "{near.quote}"' if near else "nothing like it is left there"
        message = f"{evidence.source} was changed, and has these words no more"
        words = near.quote if near else ""
        yield desk.problem(card, ("evidence", index, "quote"), CHECK, message, hint, words=words)
