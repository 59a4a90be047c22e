"""Every rule of the pack speaks in its `says` sentences and is silent in its `silent` ones."""

from __future__ import annotations

import pytest

from briefing.claims.acts import hear, mark_ends
from briefing.mentions.counts import find_counts
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from briefing.rules.rule import Rule, read_rules
from briefing.values import Span
from tests.reading import document_of

RULES = {"figures": "quantity_words", "acts": "act_words", "voice": "act_words", "unsaid": "act_words"}

CASES = [
    pytest.param(name, rule, text, speaks, id=f"{rule.id}: {text}")
    for name, words in RULES.items()
    for rule in read_rules(PACKAGED, name, words).rules
    for texts, speaks in ((rule.says, True), (rule.silent, False))
    for text in texts
]


@pytest.mark.parametrize(("name", "rule", "text", "speaks"), CASES)
def test_rule(name: str, rule: Rule, text: str, speaks: bool) -> None:
    document = document_of(text)
    token_at = document.token_at
    counts = {token_at(m.span.start): token_at(m.span.end - 1) + 1 for m in find_counts(document, PACKAGED)}
    rules, norms, overlay = read_rules(PACKAGED, name, RULES[name]), tuple(document.norms), {"count": counts}
    if name == "acts":
        heard = hear(document, find_mentions(document, PACKAGED).actors, Span(0, len(text)), "")
        norms, overlay = heard.norms, dict(heard.overlay)
    if name == "unsaid":
        overlay = mark_ends(norms)
    found = rules.find(norms, 0, len(norms), overlay)
    assert (rule.id in {match.rule.id for match in found}) is speaks


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_cases(name: str) -> None:
    rules = read_rules(PACKAGED, name, RULES[name]).rules
    assert [rule.id for rule in rules if not rule.says or not rule.silent] == []
