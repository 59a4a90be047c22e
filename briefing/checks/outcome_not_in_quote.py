"""A casualty figure whose quotes have no word for what became of the people.

Wrong, as the quote speaks of wounded:

    outcome: killed
    count: 30
    evidence:
      - source: story
        quote: Thirty people were wounded in the raid

Correct the outcome, or quote the sentence that tells of it. A warning: the check knows words ("dead", "lost their
lives"), not all that can be said with them. They are in `lexicons/outcome_words.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.checks.quotes import list_evidence
from briefing.checks.wording import fold
from briefing.pack import Pack
from briefing.values import Problem, Severity

CHECK = "outcome-not-in-quote"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A warning at such an outcome."""
    words = _read_words(desk.pack)
    outcome = str(card.values.get("outcome", ""))
    quotes = "\n".join(fold(item.quote) for item in list_evidence(card))
    if card.kind != "casualty" or outcome not in words or not quotes or words[outcome].search(quotes):
        return
    hint = "correct the outcome, or quote the sentence that says what became of them"
    message = f"none of the quotes has a word for {outcome}"
    yield desk.problem(card, ("outcome",), CHECK, message, hint, severity=Severity.WARNING)


@cache
def _read_words(pack: Pack) -> Mapping[str, re.Pattern[str]]:
    found = pack.read("lexicons/outcome_words")
    return {name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})") for name, words in found.items()}
