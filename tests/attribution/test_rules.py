"""Every rule speaks in its `says` sentences, with the marked source and content, and not in its `silent` ones."""

from __future__ import annotations

import re

import pytest

from briefing.attribution.attribute import attribute
from briefing.attribution.attribution import Attribution
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from briefing.sources.article import Article, Block
from briefing.text import segment
from briefing.values import Span
from tests.reading import document_of

RULES = PACKAGED.read("rules/attribution")
SAYS = [(rule, sentence) for rule, data in RULES.items() for sentence in data["says"]]
SILENT = [(rule, sentence) for rule, data in RULES.items() for sentence in data["silent"]]
MARKS = re.compile(r"\{([^}]*)\}|\[([^]]*)\]")


HEADLINE = "# "


def find_statements(text: str) -> tuple[Attribution, ...]:
    """The statements of a body or, after "# ", of a headline."""
    document = document_of(text)
    if text.startswith(HEADLINE):
        document = segment(Article("article", "article.txt", text, "", (Block("headline", Span(2, len(text))),)))
    return attribute(document, find_mentions(document, PACKAGED), PACKAGED)


@pytest.mark.parametrize(("rule", "marked"), SAYS, ids=[f"{rule}: {sentence[:40]}" for rule, sentence in SAYS])
def test_a_rule_speaks(rule: str, marked: str) -> None:
    sources = [found for found, _ in MARKS.findall(marked) if found]
    contents = [found for _, found in MARKS.findall(marked) if found]
    text = MARKS.sub(lambda match: match[1] or match[2], marked)
    spoken = [statement for statement in find_statements(text) if statement.rule == rule]
    assert spoken, f"{rule} is silent"
    assert [span.of(text).removesuffix("'s") for statement in spoken for span in statement.source] == sources
    assert [span.of(text) for statement in spoken for span in statement.content] == contents


@pytest.mark.parametrize(("rule", "text"), SILENT, ids=[f"{rule}: {sentence[:40]}" for rule, sentence in SILENT])
def test_a_rule_keeps_silent(rule: str, text: str) -> None:
    assert rule not in [statement.rule for statement in find_statements(text)]
