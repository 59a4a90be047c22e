"""Everything pages are made from, worked out once for a briefing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.origins import find_origins
from briefing.cards.sheet import ENDINGS
from briefing.held import Held
from briefing.pack import Pack
from briefing.render.address import Addresses
from briefing.render.camps import Camp, find_ends, gather_camps
from briefing.render.colours import assign_colours
from briefing.render.editing import NOWHERE, Editing
from briefing.render.fields import evidence_of, text_of, texts_of
from briefing.render.maps.atlas import Atlas, make_atlas
from briefing.render.page import UNTITLED, Masthead
from briefing.render.passages import MarkedArticle, mark_article
from briefing.render.references import References, list_leading
from briefing.render.replies import Reply, gather_replies
from briefing.render.spoken import Spoken, gather_spoken
from briefing.render.tallies import find_tallies
from briefing.render.threads import Turn, gather_turns
from briefing.render.words import Words, read_words
from briefing.sources.article import Article
from briefing.values import Problem

Cards = Mapping[str, Card]  # of one kind, by their ids


class Library:
    """A briefing with what follows from its cards; each thing is worked out when it is first asked for.

    What a thing is worked out from is what its line gives to the work: where that is `held` from an earlier library of
    the same project, and is the same, it is not worked out again.
    """

    def __init__(
        self,
        briefing: Briefing,
        pack: Pack,
        addresses: Addresses,
        editing: Editing = NOWHERE,
        masthead: Masthead = UNTITLED,
        held: Held | None = None,
    ) -> None:
        self.briefing = briefing
        self.pack = pack
        self.addresses = addresses
        self.editing = editing  # the ways to files
        self.masthead = masthead  # what the briefing is called
        self._held = held or Held()

    def read_own_words(self) -> None:
        """Reads what pages take from the words of the pack, so that a fault in these shows before the first page.

        Raises:
            ValueError: a file of the pack cannot be read.
        """
        _ = self.words, self.catalogue
        if len(self.pack.layers) > 1:
            self.pack.read("lexicons/states")

    def of_kind(self, kind: str) -> Cards:
        """The cards of a kind by their ids, none where there is no such kind."""
        return self.briefing.cards.get(kind, NO_CARDS)

    def list_cards(self, *kinds: str) -> tuple[Card, ...]:
        """The cards of these kinds, by default of all, in the order of kinds and ids: whatever order they came in."""
        of_kind = (self.of_kind(kind) for kind in kinds or self.briefing.kinds)
        return tuple(cards[name] for cards in of_kind for name in sorted(cards))

    @cached_property
    def words(self) -> Words:
        """What values are called."""
        return read_words(self.pack)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The cards by ``kind/id``."""
        return self._held.make(_join, *self.briefing.cards.values())

    @cached_property
    def leading_to(self) -> References:
        """The references that lead to each card."""
        kinds = self.briefing.kinds
        given = {kind: (cards, kinds[kind], self._held) for kind, cards in self.briefing.cards.items()}
        return References(tuple(self._held.each(list_leading, given).values()))

    @cached_property
    def articles(self) -> Mapping[str, MarkedArticle]:
        """The articles, marked."""
        given = {name: (article, *self.list_standing(name)) for name, article in self.briefing.articles.items()}
        return self._held.each(_mark, given)

    def list_standing(self, source: str) -> tuple[Card, ...]:
        """The cards that stand on a source's words."""
        return tuple(card for cards in self._standing for card in cards.get(source, ()))

    @cached_property
    def _standing(self) -> tuple[Mapping[str, list[Card]], ...]:
        """The cards that stand on each source, for each kind."""
        kinds = {kind: (cards,) for kind, cards in self.briefing.cards.items() if kind != "source"}
        return tuple(self._held.each(_find_standing, kinds).values())

    @cached_property
    def claims_on(self) -> Mapping[tuple[str, str], tuple[Card, ...]]:
        """The claims that stand on a quote, by its source and words."""
        return self._held.make(_gather_claims, self.of_kind("claim"))

    @cached_property
    def ends(self) -> Mapping[str, str]:
        """Whom each actor speaks for in the end."""
        return self._held.make(find_ends, self.of_kind("actor"))

    @cached_property
    def camps(self) -> Mapping[str, Camp]:
        """The claimants with all who speak for them."""
        said = (self.of_kind(kind) for kind in ("claim", "casualty", "figure"))
        return self._held.make(gather_camps, *said, self.ends)

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The colour of each actor by id."""
        return self._held.make(assign_colours, self.ends, self.camps)

    @cached_property
    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """The problems by the key of the card they are in."""
        found: dict[str, list[Problem]] = {}
        of_path = self._held.make(_find_paths, *self.briefing.cards.values())
        for problem in self.briefing.problems:
            if key := of_path.get(problem.path) or _key_of(problem.path, self.briefing):
                found.setdefault(key, []).append(problem)
        return {key: tuple(problems) for key, problems in found.items()}

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The keys of the cards that could not be read."""
        return tuple(key for key in self.problems if key not in self.cards)

    @cached_property
    def catalogue(self) -> Mapping[str, Mapping[str, object]]:
        """What is generally known of aircraft types."""
        return self._held.make(_read_catalogue, self.pack)

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the other types of each type's family."""
        return self._held.make(_gather_families, self.of_kind("aircraft"), self.catalogue)

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The key of the card that each former key leads to."""
        former = self._held.each(_list_former, {kind: (cards,) for kind, cards in self.briefing.cards.items()})
        moved = {old: key for found in former.values() for old, key in found.items()}
        return {old: key for old, key in moved.items() if old not in self.cards}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """What tells each source's origin from others'."""
        return self._held.make(find_origins, self.of_kind("source"))

    @cached_property
    def replies(self) -> Mapping[str, tuple[Reply, ...]]:
        """Which claims each claim answers and which answer it."""
        answering = (self.of_kind(kind) for kind in ("claim", "casualty", "dispute"))
        return self._held.make(gather_replies, *answering, self.claims_on, self._held)

    @cached_property
    def turns(self) -> Mapping[str, tuple[Turn, ...]]:
        """The place of each claim among all that its claimants say."""
        return gather_turns(self.of_kind("claim"), self.of_kind("source"), self.articles)

    @cached_property
    def spoken(self) -> Spoken:
        """Who speaks of what."""
        return gather_spoken(self)

    @cached_property
    def tallies(self) -> Mapping[str, tuple[str, ...]]:
        """The casualty figures that belong with each."""
        return self._held.make(find_tallies, self.of_kind("casualty"))

    @cached_property
    def atlas(self) -> Atlas:
        """Where places are."""
        return make_atlas(self.of_kind("place").values(), self.leading_to, self.pack)


NO_CARDS: Cards = {}


def _join(*kinds: Cards) -> dict[str, Card]:
    return {card.key: card for cards in kinds for card in cards.values()}


def _find_paths(*kinds: Cards) -> dict[str, str]:
    return {card.path: card.key for cards in kinds for card in cards.values() if card.path}


def _find_standing(cards: Cards) -> dict[str, list[Card]]:
    """The cards that stand on each source."""
    standing: dict[str, list[Card]] = {}
    for card in cards.values():
        for source in dict.fromkeys(evidence.source for evidence in evidence_of(card)):
            standing.setdefault(source, []).append(card)
    return standing


def _mark(article: Article, *standing: Card) -> MarkedArticle:
    return mark_article(article, standing)


def _list_former(cards: Cards) -> dict[str, str]:
    """The cards' keys by those they had."""
    return {f"{card.kind}/{old}": card.key for card in cards.values() for old in texts_of(card, "formerly")}


def _gather_claims(claims: Cards) -> Mapping[tuple[str, str], tuple[Card, ...]]:
    found: dict[tuple[str, str], list[Card]] = {}
    for card in claims.values():
        for evidence in evidence_of(card):
            found.setdefault((evidence.source, evidence.quote), []).append(card)
    return {words: tuple(claims) for words, claims in found.items()}


def _key_of(path: str, briefing: Briefing) -> str:
    """The ``kind/id`` a card file's path stands for; "" where it is no card's."""
    parts = PurePosixPath(path)
    kind = parts.parent.name
    return f"{kind}/{parts.stem}" if kind in briefing.kinds and parts.suffix in ENDINGS else ""


def _read_catalogue(pack: Pack) -> Mapping[str, Mapping[str, object]]:
    try:
        entries = pack.read("lexicons/aircraft")
    except FileNotFoundError:
        return {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, Mapping)}


def _gather_families(aircraft: Cards, catalogue: Mapping[str, Mapping[str, object]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for card in aircraft.values():
        entry = text_of(card, "catalogue")
        if entry in catalogue:
            found.setdefault(str(catalogue[entry].get("family", entry)), []).append(card.key)
    return {key: tuple(o for o in sorted(keys) if o != key) for keys in found.values() for key in keys}
