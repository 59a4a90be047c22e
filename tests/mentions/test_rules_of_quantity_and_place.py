"""Every rule for counts, dates, aircraft and places reads its `says` sentences and keeps out of its `silent` ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.mentions.aircraft import find_aircraft
from briefing.mentions.counts import find_counts
from briefing.mentions.dates import find_dates
from briefing.mentions.mention import AircraftMention, CountMention, DateMention, PlaceMention
from briefing.mentions.places import find_places
from briefing.pack import PACKAGED
from briefing.text import segment
from briefing.text.document import Document
from briefing.values import When
from tests.reading import article_of

Mention = CountMention | DateMention | AircraftMention | PlaceMention
MARKS = re.compile(r"\{([^}]*)\}")
TODAY = When("2015-10-01", "day", "Oct 1, 2015")


def show_count(mention: Mention) -> str:
    assert isinstance(mention, CountMention)
    low, high = mention.count.low, mention.count.high
    return f"{'' if low is None else low}..{'' if high is None else high}"


def show_date(mention: Mention) -> str:
    assert isinstance(mention, DateMention)
    return mention.when.value or "-"


def show_aircraft(mention: Mention) -> str:
    assert isinstance(mention, AircraftMention)
    number = str(mention.count.low) if mention.count else ""
    return ", ".join((mention.designation, mention.entry, mention.operator, number)).rstrip(", ")


def show_place(mention: Mention) -> str:
    assert isinstance(mention, PlaceMention)
    return ", ".join((mention.name, mention.kind, mention.country)).rstrip(", ")


FINDERS: dict[str, tuple[Callable[..., tuple[Mention, ...]], Callable[[Mention], str]]] = {
    "counts": (find_counts, show_count),
    "dates": (find_dates, show_date),
    "aircraft": (find_aircraft, show_aircraft),
    "places": (find_places, show_place),
}
RULES = [(kind, rule, data) for kind in FINDERS for rule, data in PACKAGED.read(f"rules/{kind}").items()]
SAYS = [(kind, rule, sentence) for kind, rule, data in RULES for sentence in data["says"]]
SILENT = [(kind, rule, sentence) for kind, rule, data in RULES for sentence in data["silent"]]


def read(text: str) -> Document:
    return segment(replace(article_of(text), published=TODAY))


def label(case: tuple[str, str, str]) -> str:
    return f"{case[1]}: {case[2][:40]}"


@pytest.mark.parametrize("case", SAYS, ids=label)
def test_a_rule_speaks(case: tuple[str, str, str]) -> None:
    kind, rule, line = case
    marked, _, wanted = line.rpartition(" = ")
    text = MARKS.sub(r"\1", marked)
    find, show = FINDERS[kind]
    found = [mention for mention in find(read(text), PACKAGED) if mention.rule == rule]
    marks = [(match.start() - 2 * before, match[1]) for before, match in enumerate(MARKS.finditer(marked))]
    assert [
        (one.span.start, one.span.of(text)) for one in found if (one.span.start, one.span.of(text)) in marks
    ] == marks
    read_as = [show(one) for one in found if (one.span.start, one.span.of(text)) in marks]
    assert read_as == [value.strip().rstrip(", ") for value in wanted.split(";")]


@pytest.mark.parametrize("case", SILENT, ids=label)
def test_a_rule_keeps_silent(case: tuple[str, str, str]) -> None:
    kind, rule, text = case
    found = FINDERS[kind][0](read(text), PACKAGED)
    assert rule not in [mention.rule for mention in found], found
