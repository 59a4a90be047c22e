"""Every casualty rule tells a toll in its `says` sentences and none in its `silent` ones."""

from __future__ import annotations

import pytest

from briefing.claims.fact import Casualty
from briefing.pack import PACKAGED
from briefing.rules.rule import read_rules
from tests.reading import parse_of

RULES = read_rules(PACKAGED, "casualties", "casualty_words").rules
SAYS = [pytest.param(rule.id, text, id=f"{rule.id}: {text}") for rule in RULES for text in rule.says]
SILENT = [pytest.param(rule.id, text, id=f"{rule.id}: {text}") for rule in RULES for text in rule.silent]


def tolls(text: str) -> tuple[Casualty, ...]:
    return parse_of(text).facts.casualties


@pytest.mark.parametrize(("rule", "text"), SAYS)
def test_speaks(rule: str, text: str) -> None:
    assert rule in {toll.rule for toll in tolls(text)}


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_stays_silent(rule: str, text: str) -> None:
    assert rule not in {toll.rule for toll in tolls(text)}


def test_every_rule_has_cases() -> None:
    assert [rule.id for rule in RULES if not rule.says or not rule.silent] == []
