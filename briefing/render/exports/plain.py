"""Typed values of cards as the plain values of JSON."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field
from briefing.render.library import Library
from briefing.values import Count, Evidence, When

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

CONTEXT = 32  # characters before and after a quote, as Hypothesis' annotator has them


def plain_fields(library: Library, card: Card) -> dict[str, Plain]:
    """The card's fields but its evidence, in the order of its kind; references are ``kind/id``."""
    fields = library.briefing.kinds[card.kind].fields
    return _plain_record({name: value for name, value in card.values.items() if name != "evidence"}, fields)


def plain_count(count: Count) -> dict[str, Plain]:
    """``{min, max, modifier, as_written}``; a bound is null where the words leave that side open."""
    return {"min": count.low, "max": count.high, "modifier": count.modifier, "as_written": count.as_written}


def plain_when(when: When) -> dict[str, Plain]:
    """``{date, precision, part, is_possible, as_written}``; the date is ISO 8601 at its precision, or null."""
    return {
        "date": when.value,
        "precision": when.precision,
        "part": when.part,
        "is_possible": when.is_possible,
        "as_written": when.as_written,
    }


def plain_evidence(library: Library, evidence: Evidence) -> dict[str, Plain]:
    """A quote as a target of the W3C Web Annotation model: ``{source, selector}``.

    The selectors are a TextQuoteSelector and, where the words are found in the article, a TextPositionSelector: code
    points in the article's text as it is read (`briefing/sources/article.py`). Words that fit several places are
    where the site shows them, in the first. https://www.w3.org/TR/annotation-model/#selectors
    """
    marked = library.articles.get(evidence.source)
    spans = marked.find(evidence) if marked else ()
    quote: dict[str, Plain] = {"type": "TextQuoteSelector", "exact": evidence.quote}
    if not marked or not spans:
        quote |= {"prefix": evidence.prefix, "suffix": evidence.suffix}
        return {"source": f"source/{evidence.source}", "selector": [quote]}
    text, start, end = marked.article.text, spans[0].start, spans[0].end
    quote |= {"prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT]}
    position: dict[str, Plain] = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": f"source/{evidence.source}", "selector": [quote, position]}


def _plain_record(values: Mapping[str, Value], fields: Mapping[str, Field]) -> dict[str, Plain]:
    return {name: _plain(values[name], field) for name, field in fields.items() if name in values}


def _plain(value: Value, field: Field) -> Plain:
    if isinstance(value, tuple):
        return [_plain(item, field) for item in value]
    if isinstance(value, Mapping):
        return _plain_record(value, field.fields)
    if isinstance(value, Count):
        return plain_count(value)
    if isinstance(value, When):
        return plain_when(value)
    if isinstance(value, Evidence):
        return value.quote
    if field.type == "ref" and isinstance(value, str) and "any" not in field.of:
        return f"{field.of[0]}/{value}"
    return value
