"""BibTeX: braces that balance, and text that LaTeX prints to the letter, read back by a small reader of the tests'."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.render.exports.bibtex import cite_article, cite_card, escape_bibtex, export_bibtex
from briefing.values import When
from tests.render.exports.library import SITE, hostile_library, sample_library
from tests.render.sample import sample_cards
from tests.render.untrusted import HOSTILE

COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def read_entries(text: str) -> list[dict[str, str]]:
    """The fields of each entry, their values as they are printed; the name under "". Braces count as BibTeX does it."""
    entries = []
    for found in re.finditer(r"@misc\{([^,\s]*),\n(.*?)\n\}(?:\n|$)", text, re.DOTALL):
        fields = {"": found[1]}
        for line in found[2].split("\n"):
            name, value = re.fullmatch(r" ([a-z]+) = (.*?),?", line, re.DOTALL).groups()  # type: ignore[union-attr]
            assert closes(value), line
            fields[name] = print_value(value)
        entries.append(fields)
    assert len(entries) == text.count("@misc{")
    return entries


def closes(value: str) -> bool:
    """Whether the braces of a value close where it ends, and nowhere before."""
    depth = 0
    for at, letter in enumerate(value):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0 or (depth == 0 and letter == "}" and at < len(value) - 1):
            return False
    return depth == 0


def print_value(value: str) -> str:
    """What LaTeX prints."""
    value = re.sub(r"\{\\([a-z]+)\}", lambda found: f"\0{ord(COMMANDS[found[1]])}\0", value)
    value = re.sub(r"\\([#$%&_])", r"\1", value).replace("{", "").replace("}", "")
    return re.sub("\0([0-9]+)\0", lambda found: chr(int(found[1])), value)


def source(**values: Value) -> Card:
    [card] = [card for card in sample_cards() if card.kind == "source"]
    return replace(card, values={**card.values, **values})


def test_an_article_has_its_author_title_and_day() -> None:
    [entry] = read_entries(cite_article(source()))
    assert entry["author"] == "AFP"
    assert entry["title"] == source().title
    assert (entry["year"], entry["month"], entry["day"]) == ("2015", "oct", "1")
    assert entry["note"] == "Filed from Beirut"


def test_bylines_and_addresses() -> None:
    url = "https://news.example/a_b?x={1}%20&y=\\z"
    [entry] = read_entries(cite_article(source(bylines=("Ada Poe and others", "Bo {Lee}"), publisher="Mail", url=url)))
    assert entry["author"] == "Ada Poe and others and Bo {Lee}"
    assert entry["publisher"] == "Mail"
    assert entry["url"] == "https://news.example/a_b?x=%7B1%7D%20&y=%5Cz"


DAYS = {
    When("2015", "year", "2015"): {"year": "2015"},
    When("2015-09", "month", "September"): {"year": "2015", "month": "sep"},
    When("2015-09-08", "day", "8 Sept"): {"year": "2015", "month": "sep", "day": "8"},
    When(None, "unknown", "lately"): {},
}


@pytest.mark.parametrize(("when", "parts"), DAYS.items(), ids=lambda value: str(value)[:20])
def test_a_date_is_as_precise_as_it_is_known(when: When, parts: dict[str, str]) -> None:
    [entry] = read_entries(cite_article(source(published=when)))
    assert {name: entry[name] for name in ("year", "month", "day") if name in entry} == parts


def test_a_card_says_whether_anybody_has_read_it() -> None:
    library = sample_library(SITE)
    [entry] = read_entries(cite_card(library, library.cards["claim/no-such-data"]))
    assert entry["author"] == "The <Brief>"
    assert entry["note"] == "Claim, as parsed, not yet read by a person"
    assert entry["url"] == f"{SITE}cards/claim/no-such-data.html"


@pytest.mark.parametrize("text", [*HOSTILE, "100 % of $5 & #1 in a_b^c~d", "}}, evil = {{x", "\\input{/etc/passwd}"])
def test_hostile_text_is_printed_as_written(text: str) -> None:
    assert closes(f"{{{escape_bibtex(text)}}}")
    assert print_value(escape_bibtex(text)) == " ".join(text.split())


@given(st.text(max_size=60))
def test_any_text_keeps_the_file_whole(text: str) -> None:
    library = hostile_library(text)
    assert len(read_entries(export_bibtex(library).content)) == 1
    assert len(read_entries(cite_card(library, library.cards["claim/any"]))) == 1
