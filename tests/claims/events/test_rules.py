"""Every rule for events tells the words that its `says` sentences mark, with their date, and keeps silent elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing.claims.fact import Event
from briefing.pack import PACKAGED
from briefing.pipeline import parse_articles
from briefing.values import When
from tests.reading import article_of

MARKS = re.compile(r"\{([^}]*)\}")
TODAY = When("2015-10-01", "day", "Oct 1, 2015")
RULES = PACKAGED.read("rules/events")
SAYS = [(rule, case) for rule, data in RULES.items() for case in data["says"]]
SILENT = [(rule, case) for rule, data in RULES.items() for case in data["silent"]]


def read(text: str) -> tuple[Event, ...]:
    return parse_articles([replace(article_of(text), published=TODAY)]).facts.events


def show_date(event: Event) -> str:
    if event.when is None:
        return "-"
    return (event.when.value or event.when.as_written) + ("?" if event.when.is_possible else "")


@pytest.mark.parametrize(("rule", "case"), SAYS)
def test_rule_speaks(rule: str, case: str) -> None:
    sentence, date = case.rsplit(" = ", 1)
    text = MARKS.sub(r"\1", sentence)
    found = [(event.what.of(text), show_date(event)) for event in read(text) if event.rule == rule]
    assert found == [(MARKS.findall(sentence)[0], date)]


@pytest.mark.parametrize(("rule", "sentence"), SILENT)
def test_rule_is_silent(rule: str, sentence: str) -> None:
    assert [event.what.of(sentence) for event in read(sentence) if event.rule == rule] == []


def test_every_rule_has_cases() -> None:
    assert [rule for rule, data in RULES.items() if not data["about"] or not data["says"] or not data["silent"]] == []
