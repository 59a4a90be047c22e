"""Statements in sentences of all kinds, written with their {source} and [content]: `cases.yml`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from briefing.attribution.attribute import attribute
from briefing.attribution.attribution import Attribution
from briefing.mentions.find import find_mentions
from briefing.pack import PACKAGED
from tests.reading import document_of

MARKS = re.compile(r"\{([^}]*)\}|\[([^]]*)\]")
GROUPS = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(marked, id=f"{topic}: {marked[:50]}")
    for group in GROUPS.values()
    for topic, sentences in group.items()
    for marked in sentences
]


def find_statements(text: str) -> tuple[Attribution, ...]:
    document = document_of(text)
    return attribute(document, find_mentions(document, PACKAGED), PACKAGED)


@pytest.mark.parametrize("marked", CASES)
def test_a_statement_is_found(marked: str) -> None:
    sources = [source for source, _ in MARKS.findall(marked) if source]
    contents = [content for _, content in MARKS.findall(marked) if content]
    text = MARKS.sub(lambda match: match[1] or match[2], marked)
    found = [_roles(statement, text) for statement in find_statements(text) if statement.within is None]
    assert (sources, contents) in found


def _roles(statement: Attribution, text: str) -> tuple[list[str], list[str]]:
    tied = [span for span in (statement.target, statement.link) if span and span.of(text) not in ("that", ":")]
    content = sorted([*statement.content, *tied])
    return [span.of(text) for span in statement.source], [span.of(text) for span in content]
