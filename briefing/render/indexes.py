"""What the page that lists a kind shows. Kinds that are not listed here are a plain list of their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.cards.card import Card
from briefing.render.disputes import lay_out
from briefing.render.fields import text_of, when_of
from briefing.render.lines import actor_line, claim_line, event_line, figure_line
from briefing.render.sources import source_heading
from briefing.render.view import Link, View
from briefing.render.words import show_when
from briefing.values import When, immutable

Values = Mapping[str, object]


@immutable
class Group:
    """A part of a list under a heading of its own. `id` is its anchor, `mark` a CSS class."""

    id: str
    title: str
    lines: Sequence[object]
    mark: str = ""


@immutable
class SourceLine:
    """A source in the list of sources, with how much of it the cards cover."""

    link: Link
    published_by: str
    filed: str
    used: int
    sentences: int


def view_index(view: View, kind: str) -> Values:
    """What the index's template prints."""
    cards = list(view.library.briefing.cards.get(kind, {}).values())
    show = VIEWS.get(kind)
    return show(view, cards) if show else {"links": [view.link(card.key) for card in cards]}


def group_cards(
    view: View, cards: Iterable[Card], field: str, words: str, line: Callable[[View, Card], object]
) -> list[Group]:
    """The cards' lines under what a field of theirs says, in the order the site's words have."""
    groups: dict[str, list[object]] = {key: [] for key in view.library.words.keys(words)}
    for card in cards:
        groups.setdefault(text_of(card, field), []).append(line(view, card))
    return [
        Group(key or "other", view.library.words.say(words, key) or "Other", lines)
        for key, lines in groups.items()
        if lines
    ]


def _claims(view: View, cards: list[Card]) -> Values:
    groups: dict[str, list[object]] = {}
    for card in cards:
        line = claim_line(view, card)
        groups.setdefault(line.claimants[0].text if line.claimants else "", []).append(line)
    marks = {card.title: view.link(card.key).mark for card in view.library.briefing.cards.get("actor", {}).values()}
    ordered = sorted(groups.items(), key=lambda group: (not group[0], -len(group[1]), group[0]))
    return {
        "groups": [
            Group(f"g{number}", name or "Nobody named", lines, marks.get(name, ""))
            for number, (name, lines) in enumerate(ordered, 1)
        ]
    }


def _disputes(view: View, cards: list[Card]) -> Values:
    return {"disputes": [lay_out(view, card) for card in cards]}


def _casualties(view: View, cards: list[Card]) -> Values:
    return {"groups": group_cards(view, cards, "scope", "scopes", figure_line)}


def _figures(view: View, cards: list[Card]) -> Values:
    return {"figure_lines": [figure_line(view, card) for card in cards]}


def _events(view: View, cards: list[Card]) -> Values:
    lines = sorted((event_line(view, card) for card in cards), key=lambda line: (line.day or "9999", line.key))
    days: dict[str, list[object]] = {}
    for line in lines:
        day = show_when(When(line.day, "day", "")) if line.day else ""
        days.setdefault(day, []).append(replace(line, when="" if line.when == day else line.when))
    numbered = enumerate(days.items(), 1)
    return {"groups": [Group(f"d{number}", day or "No date", of_day) for number, (day, of_day) in numbered]}


def _actors(view: View, cards: list[Card]) -> Values:
    ordered = sorted(cards, key=lambda card: (-actor_line(view, card).said, card.title.casefold()))
    return {"groups": group_cards(view, ordered, "type", "actor_types", actor_line)}


def _aircraft(view: View, cards: list[Card]) -> Values:
    def line(card: Card) -> dict[str, object]:
        entry = view.library.catalogue.get(text_of(card, "catalogue"), {})
        known = [str(entry[name]) for name in ("role", "nato") if name in entry]
        return {"link": view.link(card.key), "operators": view.links(card, "operators", "actor"), "known": known}

    return {"aircraft": [line(card) for card in cards]}


def _places(view: View, cards: list[Card]) -> Values:
    def line(view: View, card: Card) -> dict[str, object]:
        return {"link": view.link(card.key), "country": text_of(card, "country")}

    return {"groups": group_cards(view, cards, "kind", "place_kinds", line)}


def _sources(view: View, cards: list[Card]) -> Values:
    lines: list[SourceLine] = []
    for card in cards:
        marked = view.library.articles.get(card.id)
        sentences = marked.sentences if marked else ()
        used = sum(1 for sentence in sentences if sentence.cards)
        filed = show_when(when_of(card, "published") or when_of(card, "filed"))
        lines.append(SourceLine(view.link(card.key), source_heading(view, card.id), filed, used, len(sentences)))
    return {"sources": lines}


VIEWS: Mapping[str, Callable[[View, list[Card]], Values]] = {
    "claim": _claims,
    "dispute": _disputes,
    "casualty": _casualties,
    "figure": _figures,
    "event": _events,
    "actor": _actors,
    "aircraft": _aircraft,
    "place": _places,
    "source": _sources,
}
