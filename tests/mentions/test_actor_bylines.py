"""The people named in the notes of an article."""

from __future__ import annotations

import pytest

from briefing.mentions.actor_bylines import find_bylines
from briefing.mentions.known_names import read_names
from briefing.pack import PACKAGED
from briefing.sources.article import Article, Block
from briefing.values import Span

NAMES = read_names(PACKAGED)


@pytest.mark.parametrize(
    ("note", "people"),
    [
        ("(Writing by Jane Doe in Aden; Editing by John Roe)", ["Jane Doe", "John Roe"]),
        ("• Additional reporting by Ann Karim in Khan Yunis, Omar Bell in New York and Ida Noor in Rome",
         ["Ann Karim", "Omar Bell", "Ida Noor"]),
        ("By Sarah Loe and Bethel Femi, CNN", ["Sarah Loe", "Bethel Femi"]),
        ("By Reuters Staff", []),
        ("AP writers Kim Dorn in Dubai, United Arab Emirates, and Maria Vell in Rome contributed to this.",
         ["Kim Dorn", "Maria Vell"]),
        ("With reporting by Reuters, AP and AFP", []),
        ("Updated on Friday.", []),
    ],
)  # fmt: skip
def test_bylines(note: str, people: list[str]) -> None:
    article = Article("a", "a.txt", note, "", (Block("note", Span(0, len(note))),))
    assert [mention.name for mention in find_bylines(article, NAMES)] == people
