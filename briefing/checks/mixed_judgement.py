"""Likelihood and confidence in one sentence of an assessment.

How likely something is, and how sure one is of that judgement, are two things (ICD 203); said together they are taken
for one.

Wrong:

    text: We have high confidence that the strike was likely a mistake.

Right:

    likelihood: likely
    confidence: high
    text: The strike was likely a mistake. Our confidence is high, as two sides say so.

The words are in `lexicons/estimates.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefing.cards.card import Card
from briefing.checks.desk import Desk
from briefing.pack import Pack
from briefing.values import Problem

CHECK = "mixed-judgement"
_SENTENCE = re.compile(r"[^.!?\n]+")


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each such sentence."""
    assessment = card.values.get("assessment")
    text = assessment.get("text", "") if isinstance(assessment, Mapping) else ""
    if not isinstance(text, str) or not text:
        return
    likelihood, confidence = _words(desk.pack)
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        likely, sure = likelihood.search(sentence), confidence.search(sentence)
        if likely and sure:
            message = f'"{likely.group()}" and "{sure.group()}" stand in one sentence'
            hint = "say how likely it is in one sentence, and how sure you are in another"
            yield desk.problem(card, ("assessment", "text"), CHECK, message, hint, words=likely.group())


@cache
def _words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    estimates = pack.read("lexicons/estimates")

    def either(name: str) -> re.Pattern[str]:
        phrases = sorted(estimates[name], key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)

    return either("likelihood"), either("confidence")
