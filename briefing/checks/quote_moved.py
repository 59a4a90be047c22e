"""A quote whose words are in the source, but not between the `prefix` and `suffix` that it gives.

The text around it was changed, or the context was copied wrongly. Take `prefix` and `suffix` away where the quote
occurs only once, or copy them anew.

`--fix` does just that: it takes them away where the quote is there once, and copies them anew where one of several
places alone has the words before or behind it that were given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.cards.card import Card
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, drop_key, in_turn, set_context
from briefing.checks.quotes import each_quote
from briefing.checks.wording import fold
from briefing.values import Evidence, Problem, Severity, Span
from briefing.values.evidence import FARTHEST

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


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """No prefix and suffix for what is there once; for what is there more often, those of the one place meant."""
    if sheet.card is None:
        return
    for index, evidence, article in each_quote(desk, sheet.card):
        places = list(replace(evidence, prefix="", suffix="").find(article.text))
        if not places or evidence.find(article.text):
            continue
        steps = ("evidence", index)
        if len(places) == 1:
            parts = [part for part in ("prefix", "suffix") if getattr(evidence, part)]
            said = f"takes {' and '.join(parts)} of quote {index + 1} away"
            yield Fix(sheet.path, CHECK, said, in_turn(*(drop_key(*steps, part) for part in parts)))
            continue
        fits = [_fits(evidence, article.text, place) for place in places]
        if max(fits) and fits.count(max(fits)) == 1:
            new = Evidence.select(evidence.source, article.text, places[fits.index(max(fits))])
            yield Fix(sheet.path, CHECK, f"copies prefix and suffix of quote {index + 1} anew", set_context(steps, new))


def _fits(evidence: Evidence, text: str, place: Span) -> int:
    """How many of prefix and suffix a place has, white space and the shape of quotation marks aside."""
    before, behind = fold(text[max(0, place.start - FARTHEST) : place.start]), fold(text[place.end :][:FARTHEST])
    prefix, suffix = fold(evidence.prefix), fold(evidence.suffix)
    return (bool(prefix) and before.endswith(prefix)) + (bool(suffix) and behind.startswith(suffix))
