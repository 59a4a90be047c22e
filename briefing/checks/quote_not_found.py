"""A quote that its source does not have, to the letter.

Evidence is verbatim. The hint names the nearest words of the source:

    claim/x.yml:9:5: quote-not-found: the source has no such words
        hint: the source says "killing 36 civilians", the quote "killing 63 civilians"

Copy the words from the article; leave nothing out in the middle (two quotes make two entries of evidence).

`--fix` writes the source's own words where nothing but white space and the shape of quotation marks, apostrophes and
dashes is different, wherever these words stand in the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.nearest import find_nearest
from briefing.checks.quotes import each_quote
from briefing.values import Problem

CHECK = "quote-not-found"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each quote whose words are not in its article, which is as it was when it was parsed."""
    for index, evidence, article in each_quote(desk, card):
        if evidence.quote in article.text or desk.is_changed(evidence.source):
            continue
        near = find_nearest(evidence.quote, article.text)
        if near is None:
            hint, words = "copy the words from the article, to the letter", ""
        else:
            hint, words = f'the source says "{near.source}", the quote "{near.quote}"', near.quote
        message = f"{evidence.source} has no such words"
        yield desk.problem(card, ("evidence", index, "quote"), CHECK, message, hint, words=words)
