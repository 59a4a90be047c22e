"""What readers of the explorer find cards by: who says it, to whom, where, how, in which source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from briefing.cards.card import Card
from briefing.render.explorer import KINDS
from briefing.render.fields import evidence_of, record_of, text_of, texts_of
from briefing.render.library import Library
from briefing.render.lines import list_tellings
from briefing.render.view import View
from briefing.values import immutable

# Keys of what a card has not. No slug starts with a hyphen, so that no card is called like them.
NOBODY, UNCLEAR, UNGRADED = "-nobody", "-unclear", "-ungraded"
LAST = 99
NAMED = ("actor", "place", "aircraft")  # kinds whose cards are found in whatever field another card names them


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
    chooser = Chooser(view)
    for name in dict.fromkeys(("kind", *view.library.words.keys("facets"))):
        if find := FINDERS.get(name):
            found = [{choice.key: choice for choice in find(chooser, card)} for card in cards]
            yield _make_facet(name, view.library.words.say("facets", name), found)


def _make_facet(name: str, label: str, found: list[dict[str, Choice]]) -> Facet:
    choices = {key: choice for of_card in found for key, choice in of_card.items()}
    counts = Counter(key for of_card in found for key in of_card)
    ordered = sorted(choices.values(), key=lambda one: (one.rank, -counts[one.key], one.label.casefold(), one.key))
    number = {choice.key: at for at, choice in enumerate(ordered)}
    return Facet(name, label, tuple(ordered), tuple(tuple(sorted(number[key] for key in keys)) for keys in found))


class Chooser:
    """Finds the choices that apply to a card; a card that thousands of others name is looked up once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.words = view.library.words
        self.named = _gather_named(view.library)
        self.choices: dict[str, Choice] = {}

    def find_kind(self, card: Card) -> Iterator[Choice]:
        """What kind of card it is."""
        yield Choice(card.kind, self.view.library.briefing.kinds[card.kind].plural, rank=KINDS.index(card.kind))

    def find_claimants(self, card: Card) -> Iterator[Choice]:
        """Who says it; of an event, whose claims tell of it."""
        claims = list_tellings(self.view, card) if card.kind == "event" else [card]
        field = "claimed_by" if card.kind in ("casualty", "figure") else "claimants"
        names = [f"actor/{name}" for claim in claims for name in texts_of(claim, field)]
        yield from self._name(names)
        if not names and any(text_of(claim, "source_words") for claim in claims):
            yield Choice(UNCLEAR, self.words.say("notes", "unclear_whom"), rank=LAST)
        elif not names:
            yield Choice(NOBODY, self.words.say("notes", "nobody_named"), rank=LAST)

    def find_named(self, card: Card, kind: str) -> Iterator[Choice]:
        """The cards of a kind that it names."""
        yield from self._name(self.named.get((card.key, kind), ()))

    def find_worded(self, card: Card, field: str, group: str) -> Iterator[Choice]:
        """What a field says, in the site's words."""
        if value := text_of(card, field):
            yield Choice(value, self.words.say(group, value))

    def find_disputes(self, card: Card) -> Iterator[Choice]:
        """Where it is contested."""
        yield from self._name(dispute.key for dispute in self.view.referring(card, "dispute"))

    def find_grades(self, card: Card) -> Iterator[Choice]:
        """The judgement on each axis that has one: "It happened: confirmed"."""
        grade, field = record_of(card, "grade"), self.view.library.briefing.kinds[card.kind].fields.get("grade")
        axes = field.fields if field else {}
        judged = [(axis, word) for axis in axes if isinstance(word := grade.get(axis), str)]
        for axis, word in judged:
            rank = 10 * list(axes).index(axis) + (axes[axis].of.index(word) if word in axes[axis].of else 0)
            yield Choice(f"{axis}-{word}", f"{axes[axis].label}: {word}", rank=rank)
        if not judged:
            yield Choice(UNGRADED, self.words.say("notes", "not_graded"), rank=LAST)

    def find_sources(self, card: Card) -> Iterator[Choice]:
        """The sources whose words it stands on, each under its publisher."""
        for name in dict.fromkeys(evidence.source for evidence in evidence_of(card)):
            [choice] = self._name([f"source/{name}"])
            yield Choice(choice.key, f"{self.view.source(name).text}: {choice.label}")

    def _name(self, keys: Iterable[str]) -> Iterator[Choice]:
        """Cards by their ids, those with a former id by the one they have now."""
        for key in keys:
            if key not in self.choices:
                link = self.view.link(key)
                name = self.view.library.moved.get(key, key).partition("/")[2]
                self.choices[key] = Choice(name, link.text, link.mark)
            yield self.choices[key]


def _gather_named(library: Library) -> Mapping[tuple[str, str], list[str]]:
    """The cards that each card names, by its key and their kind."""
    found: dict[tuple[str, str], list[str]] = {}
    for target, references in library.leading_to.items():
        kind = target.partition("/")[0]
        for reference in references if kind in NAMED else ():
            found.setdefault((reference.card.key, kind), []).append(target)
    return found


FINDERS: Mapping[str, Callable[[Chooser, Card], Iterator[Choice]]] = {
    "kind": Chooser.find_kind,
    "by": Chooser.find_claimants,
    "act": partial(Chooser.find_worded, field="act", group="acts"),
    **{kind: partial(Chooser.find_named, kind=kind) for kind in NAMED},
    "dispute": Chooser.find_disputes,
    "mode": partial(Chooser.find_worded, field="mode", group="modes"),
    "grade": Chooser.find_grades,
    "status": partial(Chooser.find_worded, field="status", group="statuses"),
    "source": Chooser.find_sources,
}
