"""Which articles carry the text of another."""

from __future__ import annotations

from briefing.text import segment
from briefing.text.copies import find_copies
from briefing.text.document import Document
from tests.reading import article_of

AGENCY = """A drone strike on a market in the town of Kosti killed 14 people and wounded 30 on Monday, the army said.

Its spokesman blamed the rebels for the attack, and told reporters that they had sent drones against people who were \
buying bread. Six of the wounded were flown to a hospital in the capital.

A military source said the drones had taken off from an airfield near the border."""
CUT = AGENCY.rsplit("\n\n", 1)[0] + "\n\nOur correspondent saw smoke over the town on Tuesday morning."
OWN = """Fourteen people died when drones hit the market of Kosti. The army's spokesman accused the rebels, who said \
that they had no drones there. Doctors told us that many of the wounded had been taken to the capital, where the \
hospitals were full, and that they needed blood."""


def read(**texts: str) -> list[Document]:
    return [segment(article_of(text, name)) for name, text in texts.items()]


def copies(**texts: str) -> dict[str, str]:
    return {copy.article: copy.of for copy in find_copies(read(**texts))}


def test_the_same_text_is_the_first_ones() -> None:
    assert copies(a=AGENCY, b=AGENCY, c=AGENCY) == {"b": "a", "c": "a"}


def test_a_text_cut_and_gone_on_with_is_still_it() -> None:
    assert copies(a=AGENCY, b=CUT) == {"b": "a"}
    assert copies(a=CUT, b=AGENCY) == {"b": "a"}


def test_the_same_news_in_own_words_is_not() -> None:
    assert not copies(a=AGENCY, b=OWN)


def test_a_line_or_two_in_common_is_not() -> None:
    assert not copies(
        a=AGENCY, b=OWN + "\n\n" + AGENCY.split("\n\n")[0], c="Nothing is known yet.", d="Nothing is known yet."
    )
