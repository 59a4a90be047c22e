"""A quote that its source does not have, to the letter.

Evidence is verbatim. The hint names the nearest words of the source:

    claim/x.yml:9:5: quote-not-found: the source has no such words
        hint: the source says "killing 36 civilians", the quote "killing 63 civilians"

Copy the words from the article; leave nothing out in the middle (two quotes make two entries of evidence).

`--fix` writes the source's own words where nothing but white space and the shape of quotation marks, apostrophes and
dashes is different, wherever these words stand in the article.


"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.cards.card import Card
from briefing.cards.sheet import Sheet
from briefing.checks.desk import Desk
from briefing.checks.fix import Fix, set_value
from briefing.checks.nearest import find_nearest
from briefing.checks.quotes import each_quote
from briefing.values import Problem

CHECK = "quote-not-found"
_ANY_SPACE = re.compile(r"\s+")
_SORTS = (re.compile("['’‘ʼ`´]"), re.compile('["“”„«»]'), re.compile("[-‐‑‒–—−]"), re.compile(r"(?:…|\.\.\.)"))
_PIECES = re.compile(r"\s+|\.\.\.|\w+|.", re.DOTALL)


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


def fix(desk: Desk, sheet: Sheet) -> Iterator[Fix]:
    """The source's own words for quotes that are typed otherwise."""
    if sheet.card is None:
        return
    for index, evidence, article in each_quote(desk, sheet.card):
        if evidence.quote in article.text or desk.is_changed(evidence.source):
            continue
        there = {match.group() for match in _typed_anyhow(evidence.quote).finditer(article.text)}
        if len(there) == 1:
            steps = ("evidence", index, "quote")
            said = f"writes quote {index + 1} as {evidence.source} has it"
            yield Fix(sheet.path, CHECK, said, set_value(steps, there.pop(), old=evidence.quote))


def _typed_anyhow(quote: str) -> re.Pattern[str]:
    """The quote with any white space, quotation marks, apostrophes, dashes and dots of that sort."""
    parts = []
    for piece in _PIECES.findall(quote.strip()):
        of_its_sort = _ANY_SPACE if piece.isspace() else next((sort for sort in _SORTS if sort.fullmatch(piece)), None)
        parts.append(of_its_sort.pattern if of_its_sort else re.escape(piece))
    return re.compile("".join(parts))
