"""Cards drawn at random, of every kind and with every field, for the property tests."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field, Kind
from briefing.values import Count, Evidence, When

WORDS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(list("ab :'\"\n-#,"))), min_size=1)
NAMES = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5}){0,2}", fullmatch=True)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = draw(st.tuples(st.none() | st.integers(0, 10**9), st.none() | st.integers(0, 10**9)))
    if low is not None and high is not None and low > high:
        low, high = high, low
    written = draw(st.sampled_from([str(low), f"{low}-{high}"]) | WORDS)
    return Count(low, high, draw(st.sampled_from(["", "more than", "about"])), written)


@st.composite
def whens(draw: st.DrawFn) -> When:
    day = draw(st.none() | st.dates(min_value=datetime.date(1000, 1, 1)).map(lambda value: value.isoformat()))
    size = draw(st.sampled_from([4, 7, 10]))
    value = day and day[:size]
    part = draw(st.sampled_from(["", "overnight"]))
    precision = "unknown"
    if value:
        precision = {4: "year", 7: "month", 10: "part of day" if part else "day"}[size]
    return When(value, precision, draw(WORDS | st.just(value or "x")), part, draw(st.booleans()))  # type: ignore[arg-type]


def one(field: Field) -> st.SearchStrategy[Value]:
    match field.type:
        case "choice":
            return st.sampled_from(field.of)
        case "number":
            return st.integers(-180, 180) | st.floats(-180, 180).map(lambda value: round(value, 4))
        case "count":
            return counts()
        case "when":
            return whens()
        case "url":
            return st.just("https://example.org/a?b=1#c: d".replace(" ", ""))
        case "ref":
            return NAMES.map(lambda name: f"actor/{name}" if "any" in field.of else name)
        case "evidence":
            return st.builds(Evidence, NAMES, WORDS, WORDS | st.just(""), WORDS | st.just(""))
        case "record":
            return values(field.fields)
        case _:
            return WORDS


@st.composite
def values(draw: st.DrawFn, fields: dict[str, Field]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, field in fields.items():
        if field.is_required or draw(st.booleans()):
            found[name] = draw(st.lists(one(field), min_size=1, max_size=3).map(tuple) if field.is_many else one(field))
    return found


@st.composite
def cards(draw: st.DrawFn, kinds: dict[str, Kind]) -> Card:
    kind = draw(st.sampled_from(list(kinds.values())))
    return Card(kind.name, draw(NAMES), draw(WORDS.filter(str.strip)), draw(values(kind.fields)))
