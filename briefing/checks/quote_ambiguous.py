"""A quote that occurs more than once in its source, so that nobody can tell which of them is meant.

Quote more of the sentence, or add the words before or after it:

    - source: story
      quote: We have no such data
      prefix: "hurt by air strikes. "

`--fix` adds them where only one of the places is in the story itself, its headline or a paragraph, and the others are
in captions or notes: cards are made of the story.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_context
from briefing.checks.quotes import each_quote
from briefing.values import Evidence, Problem, Severity

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


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """A prefix and suffix for the one place in the story."""
    if sheet.card is None:
        return
    for index, evidence, article in each_quote(desk, sheet.card):
        places = evidence.find(article.text)
        told = [block.span for block in article.blocks if block.kind in ("headline", "body") and not block.repeats]
        inside = [place for place in places if any(span.covers(place) for span in told)]
        if len(places) > 1 and len(inside) == 1:
            new = Evidence.select(evidence.source, article.text, inside[0])
            if len(new.find(article.text)) == 1:
                said = f"adds prefix and suffix to quote {index + 1}: the other places are in captions or notes"
                yield Fix(sheet.path, CHECK, said, set_context(("evidence", index), new))
