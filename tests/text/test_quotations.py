from __future__ import annotations

import pytest

from briefing.text.document import Quotation
from tests.reading import document_of

# A text and its quotations with their marks; "…" ends one left open, ">" begins one that goes on, [] is level 2.
QUOTATIONS = [
    ('Russia hit "four targets" and "depots".', ['"four targets"', '"depots"']),
    ("He said “four ‘secret’ targets”.", ["“four ‘secret’ targets”", "[‘secret’]"]),
    ("He said \"four 'secret' targets\".", ["\"four 'secret' targets\"", "['secret']"]),
    ("Il a dit « quatre cibles » hier.", ["« quatre cibles »"]),
    ("Er sagte „vier Ziele“ gestern.", ["„vier Ziele“"]),
    ("Er sagte »vier Ziele« gestern.", ["»vier Ziele«"]),
    ("They hit ‘four targets’, he said.", ["‘four targets’"]),
    ("They hit 'four targets', he said.", ["'four targets'"]),
    ("It wasn't the rebels' fault, he said.", []),
    ("The '90s and rock 'n' roll are the rebels' past.", []),
    ("He called 'the rebels' families', then left.", ["'the rebels' families'"]),
    ("They used 'magic wands' at the rebels' base.", ["'magic wands'"]),
    ("''We will go,'' he said.", ["''We will go,''"]),
    ('"We will go, "he said.', ['"We will go, "']),
    ('"We will go, he said. "They stay."', ['"We will go, he said.…', '"They stay."']),
    ("He is 5'10\" tall.", []),
    ('"We will go.\n\n"We will stay," he said.', ['"We will go.…', '>"We will stay,"']),
    (
        "“We will go.\n\n“We will stay.\n\n“We will win,” he said.",
        ["“We will go.…", ">“We will stay.…", ">“We will win,”"],
    ),
    ("‘We will go.\n\n‘We will stay,’ he said.", ["‘We will go.…", ">‘We will stay,’"]),
    ('"We will go."\n\n"We will stay," he said.', ['"We will go."', '"We will stay,"']),
    ('A stray " mark.\n\nHe said "no".', ['" mark.…', '"no"']),
    ('"" and ""', []),
    ('He ("the boss") left—"gone".', ['"the boss"', '"gone"']),
]


def show(quotation: Quotation, text: str) -> str:
    words = (">" if quotation.continues else "") + quotation.span.of(text) + ("" if quotation.is_closed else "…")
    return f"[{words}]" if quotation.level == 2 else words


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [show(quotation, text) for quotation in document_of(text).quotations] == expected
