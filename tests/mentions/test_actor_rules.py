"""Every rule for actors speaks in its `says` sentences, about the marked words, and not in its `silent` ones."""

from __future__ import annotations

import re

import pytest

from briefing.mentions.actors import find_actors
from briefing.mentions.mention import ActorMention
from briefing.pack import PACKAGED
from tests.reading import document_of

RULES = PACKAGED.read("rules/actors")
SAYS = [(rule, sentence) for rule, data in RULES.items() for sentence in data["says"]]
SILENT = [(rule, sentence) for rule, data in RULES.items() for sentence in data["silent"]]
MARKS = re.compile(r"\{([^}]*)\}")


def find_in(text: str) -> tuple[ActorMention, ...]:
    return find_actors(document_of(text), PACKAGED)


@pytest.mark.parametrize(("rule", "marked"), SAYS, ids=[f"{rule}: {sentence[:40]}" for rule, sentence in SAYS])
def test_a_rule_speaks(rule: str, marked: str) -> None:
    text = MARKS.sub(r"\1", marked)
    wanted = [re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", words) for words in MARKS.findall(marked)]
    found = [mention.span.of(text) for mention in find_in(text) if mention.rule == rule]
    assert [words for words in found if words in wanted] == wanted, found


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[f"{rule}: {sentence[:40]}" for rule, sentence in SILENT])
def test_a_rule_keeps_silent(rule: str, text: str) -> None:
    assert rule not in [mention.rule for mention in find_in(text)]
