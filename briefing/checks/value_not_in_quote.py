"""A number, name or wording in a card that its quotes do not have.

Wrong, as the quote speaks of 36:

    count: 63
    evidence:
      - source: story
        quote: accused Moscow of killing 36 civilians

Numbers are compared as numbers: `240000` is in "more than 240,000", `12` in "dozens", `3` in "three". Where
`as_written` is given, it must be in the quote, and `min` and `max` must be what it says. Wording (`who`, `what`,
`content`) must be there to the letter, but for upper and lower case. A card that stands for somebody or something (an
actor, a place, an aircraft) must be called by one of its names in its quotes, and all its `aliases` and offices must be
in the articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cards.card import Card, Value
from briefing.cards.kinds import Field
from briefing.cards.references import Steps
from briefing.checks.desk import Desk
from briefing.checks.numbers import read_numbers
from briefing.checks.quotes import list_evidence
from briefing.checks.wording import fold, has_words
from briefing.values import Count, Problem

CHECK = "value-not-in-quote"


def check(desk: Desk, card: Card) -> Iterator[Problem]:
    """A problem at each such value. A card without a single quote to compare with has other problems."""
    evidence = list_evidence(card)
    quotes = "\n".join(fold(item.quote) for item in evidence)
    if not quotes:
        return
    fields = desk.kind(card).fields
    for steps, field, value in _list_worded(card.values, fields, ()):
        if isinstance(value, Count):
            yield from _check_count(desk, card, steps, value, quotes)
        elif isinstance(value, str) and not has_words(quotes, value):
            if field.words == "source" and _is_in_articles(desk, value, [item.source for item in evidence]):
                continue
            place = "articles" if field.words == "source" else "card's quotes"
            message = f'{field.name} is not in the {place}: "{_short(value)}"'
            yield desk.problem(card, steps, CHECK, message, "write it as the source does", words=value)
    if "aliases" in fields:
        yield from _check_names(desk, card, quotes)


def _is_in_articles(desk: Desk, words: str, first: list[str]) -> bool:
    """Whether some article has `words`; those in `first` are likeliest and asked before the others."""
    own = dict.fromkeys(first)
    if any(has_words(desk.folded(source), words) for source in own):
        return True
    return any(has_words(desk.folded(source), words) for source in desk.sources() if source not in own)


def _list_worded(
    values: Mapping[str, Value], fields: Mapping[str, Field], steps: Steps
) -> Iterator[tuple[Steps, Field, Value]]:
    """The values that must be in the words of a source, those in records too."""
    for name, field in fields.items():
        value = values.get(name)
        if value is None or not (field.words or field.fields):
            continue
        items = enumerate(value) if field.is_many and isinstance(value, tuple) else ((None, value),)
        for index, item in items:
            to = (*steps, name) if index is None else (*steps, name, index)
            if isinstance(item, Mapping):
                yield from _list_worded(item, field.fields, to)
            elif field.words:
                yield to, field, item


def _check_count(desk: Desk, card: Card, steps: Steps, count: Count, quotes: str) -> Iterator[Problem]:
    there = read_numbers(quotes, desk.pack)
    if count.as_written:
        if not has_words(quotes, count.as_written) and not read_numbers(count.as_written, desk.pack) <= there:
            message = f'the quotes do not say "{_short(count.as_written)}"'
            yield desk.problem(card, steps, CHECK, message, _hint(there), words=count.as_written)
            return
        there = read_numbers(count.as_written, desk.pack) or frozenset((1,))  # "its": one, and nothing else
    for bound in dict.fromkeys(bound for bound in (count.low, count.high) if bound is not None):
        if bound not in there:
            where = f'"{_short(count.as_written)}" does' if count.as_written else "the quotes do"
            message = f"{where} not say {bound:,}"
            yield desk.problem(card, steps, CHECK, message, _hint(there), words=str(bound))


def _check_names(desk: Desk, card: Card, quotes: str) -> Iterator[Problem]:
    aliases = card.values.get("aliases", ())
    title = card.title.strip('"')
    names = [title, *(str(alias) for alias in (aliases if isinstance(aliases, tuple) else ()))]
    designation = str(card.values.get("designation", title))
    if designation != title and _squash(designation) not in _squash(quotes):
        message = f"none of the quotes names {_short(designation)}"
        yield desk.problem(card, ("designation",), CHECK, message, "write it as the source does", words=designation)
    if not any(has_words(quotes, name) for name in names):
        hint = "quote a sentence that names it, or add what the quotes call it to aliases"
        yield desk.problem(card, ("title",), CHECK, f"none of the quotes names {_short(card.title)}", hint)


def _squash(text: str) -> str:
    """Letters and digits alone: "SU 24M" and "Su-24M" are one designation."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _hint(numbers: frozenset[int]) -> str:
    said = ", ".join(f"{number:,}" for number in sorted(numbers - {0, 1})[:6])
    return f"they say {said}" if said else "they say no number"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
