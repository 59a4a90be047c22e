"""What readers of the explorer find cards by: who says it, to whom, where, how, in which source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.cards.card import Card
from briefing.render.explorer import KINDS
from briefing.render.fields import evidence_of, record_of, text_of, texts_of
from briefing.render.lines import list_tellings
from briefing.render.references import find_references
from briefing.render.view import View
from briefing.values import immutable

# Keys of what a card has not. No slug starts with a hyphen, so that no card is called like them.
NOBODY, UNCLEAR, UNGRADED = "-nobody", "-unclear", "-ungraded"
LAST = 99


@immutable
class Choice:
    """What a reader can choose in a facet: `key` stands in addresses, `mark` is a CSS class.

    Choices are shown by their `rank`, those of one rank with the most cards first.
    """

    key: str
    label: str
    mark: str = ""
    rank: int = 0


@immutable
class Facet:
    """One thing to choose by: its choices in the order they are shown, and which of them apply to each card."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    applying: tuple[tuple[int, ...], ...]


def make_facets(view: View, cards: list[Card]) -> Iterator[Facet]:
    """The facets of these cards, in the order of the site's words; kinds whatever these say, to tell claims apart."""
    for name in dict.fromkeys(("kind", *view.library.words.keys("facets"))):
        if find := FINDERS.get(name):
            found = [{choice.key: choice for choice in find(view, card)} for card in cards]
            yield _make_facet(name, view.library.words.say("facets", name), found)


def _make_facet(name: str, label: str, found: list[dict[str, Choice]]) -> Facet:
    choices = {key: choice for of_card in found for key, choice in of_card.items()}
    counts = Counter(key for of_card in found for key in of_card)
    ordered = sorted(choices.values(), key=lambda one: (one.rank, -counts[one.key], one.label.casefold(), one.key))
    number = {choice.key: at for at, choice in enumerate(ordered)}
    return Facet(name, label, tuple(ordered), tuple(tuple(sorted(number[key] for key in keys)) for keys in found))


def _find_kind(view: View, card: Card) -> Iterator[Choice]:
    yield Choice(card.kind, view.library.briefing.kinds[card.kind].plural, rank=KINDS.index(card.kind))


def _find_claimants(view: View, card: Card) -> Iterator[Choice]:
    """Who says it; of an event, whose claims tell of it."""
    claims = list_tellings(view, card) if card.kind == "event" else [card]
    field = "claimed_by" if card.kind in ("casualty", "figure") else "claimants"
    names = [f"actor/{name}" for claim in claims for name in texts_of(claim, field)]
    yield from _name(view, names)
    if not names and any(text_of(claim, "source_words") for claim in claims):
        yield Choice(UNCLEAR, view.library.words.say("notes", "unclear_whom"), rank=LAST)
    elif not names:
        yield Choice(NOBODY, view.library.words.say("notes", "nobody_named"), rank=LAST)


def _find_named(kind: str) -> Callable[[View, Card], Iterator[Choice]]:
    """Finds the cards of a kind that a card names, in whatever field."""

    def find(view: View, card: Card) -> Iterator[Choice]:
        named = find_references(card, view.library.briefing.kinds[card.kind])
        yield from _name(view, (to.target for to in named if to.target.startswith(f"{kind}/")))

    return find


def _find_act(view: View, card: Card) -> Iterator[Choice]:
    if act := text_of(card, "act"):
        yield Choice(act, view.library.words.say("acts", act))


def _find_mode(view: View, card: Card) -> Iterator[Choice]:
    if mode := text_of(card, "mode"):
        yield Choice(mode, view.library.words.say("modes", mode))


def _find_disputes(view: View, card: Card) -> Iterator[Choice]:
    yield from _name(view, (dispute.key for dispute in view.referring(card, "dispute")))


def _find_grades(view: View, card: Card) -> Iterator[Choice]:
    """The judgement on each axis that has one: "It happened: confirmed"."""
    grade, field = record_of(card, "grade"), view.library.briefing.kinds[card.kind].fields.get("grade")
    axes = field.fields if field else {}
    judged = [(axis, word) for axis in axes if isinstance(word := grade.get(axis), str)]
    for axis, word in judged:
        rank = 10 * list(axes).index(axis) + (axes[axis].of.index(word) if word in axes[axis].of else 0)
        yield Choice(f"{axis}-{word}", f"{axes[axis].label}: {word}", rank=rank)
    if not judged:
        yield Choice(UNGRADED, view.library.words.say("notes", "not_graded"), rank=LAST)


def _find_status(view: View, card: Card) -> Iterator[Choice]:
    if status := text_of(card, "status"):
        yield Choice(status, view.library.words.say("statuses", status))


def _find_sources(view: View, card: Card) -> Iterator[Choice]:
    for name in dict.fromkeys(evidence.source for evidence in evidence_of(card)):
        publisher, title = view.source(name).text, view.link(f"source/{name}").text
        yield Choice(name, f"{publisher}: {title}")


def _name(view: View, keys: Iterable[str]) -> Iterator[Choice]:
    """Cards by their ids, those with a former id by the one they have now."""
    for key in keys:
        now = view.library.moved.get(key, key)
        link = view.link(now)
        yield Choice(now.partition("/")[2], link.text, link.mark)


FINDERS: Mapping[str, Callable[[View, Card], Iterator[Choice]]] = {
    "kind": _find_kind,
    "by": _find_claimants,
    "act": _find_act,
    "actor": _find_named("actor"),
    "place": _find_named("place"),
    "aircraft": _find_named("aircraft"),
    "dispute": _find_disputes,
    "mode": _find_mode,
    "grade": _find_grades,
    "status": _find_status,
    "source": _find_sources,
}
