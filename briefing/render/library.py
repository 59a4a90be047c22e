"""Everything pages are made from, worked out once for a briefing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.origins import find_origins
from briefing.pack import Pack
from briefing.render.address import Addresses
from briefing.render.camps import Camp, find_ends, gather_camps
from briefing.render.colours import assign_colours
from briefing.render.editing import NOWHERE, Editing
from briefing.render.fields import evidence_of, text_of, texts_of
from briefing.render.page import UNTITLED, Masthead
from briefing.render.passages import MarkedArticle, mark_article
from briefing.render.references import Reference, gather_references
from briefing.render.replies import Reply, gather_replies
from briefing.render.tallies import find_tallies
from briefing.render.threads import Turn, gather_turns
from briefing.render.words import Words, read_words
from briefing.values import Problem, immutable


@immutable
class Library:
    """A briefing with its cards by ``kind/id``, its articles marked, and its problems by the card they are in.

    `leading_to` has the references that lead to each card, `claims_on` the claims that stand on a quote (by source and
    words), `ends` whom each actor speaks for in the end, `camps` the claimants with all who speak for them, `colours`
    the colour of each actor by id, `broken` the keys of cards that could not be read, `catalogue` what is generally
    known of aircraft types, `families` the keys of the other types of each type's family, `moved` the key of the card
    that each former key leads to, `origins` what tells each source's origin from others', `replies` which claims each
    claim answers and which answer it, `turns` its place among all that its claimants say, `tallies` the casualty
    figures that belong with each, `editing` the ways to files, `masthead` what the briefing is called.
    """

    briefing: Briefing
    words: Words
    addresses: Addresses
    cards: Mapping[str, Card]
    leading_to: Mapping[str, tuple[Reference, ...]]
    articles: Mapping[str, MarkedArticle]
    claims_on: Mapping[tuple[str, str], tuple[Card, ...]]
    ends: Mapping[str, str]
    camps: Mapping[str, Camp]
    colours: Mapping[str, int]
    problems: Mapping[str, tuple[Problem, ...]]
    broken: tuple[str, ...]
    catalogue: Mapping[str, Mapping[str, object]]
    families: Mapping[str, tuple[str, ...]]
    moved: Mapping[str, str]
    origins: Mapping[str, str]
    replies: Mapping[str, tuple[Reply, ...]]
    turns: Mapping[str, tuple[Turn, ...]]
    tallies: Mapping[str, tuple[str, ...]]
    editing: Editing
    masthead: Masthead

    def list_cards(self, *kinds: str) -> tuple[Card, ...]:
        """The cards of these kinds, by default of all, in the order of kinds and ids: whatever order they came in."""
        of_kind = (self.briefing.cards.get(kind, {}) for kind in kinds or self.briefing.kinds)
        return tuple(cards[name] for cards in of_kind for name in sorted(cards))


def open_library(
    briefing: Briefing,
    pack: Pack,
    addresses: Addresses,
    editing: Editing = NOWHERE,
    masthead: Masthead = UNTITLED,
) -> Library:
    """The library of a briefing."""
    cards = {card.key: card for of_kind in briefing.cards.values() for card in of_kind.values()}
    standing: dict[str, list[Card]] = {article: [] for article in briefing.articles}
    for card in cards.values():
        if card.kind == "source":
            continue
        for article in {evidence.source for evidence in evidence_of(card)} & standing.keys():
            standing[article].append(card)
    problems: dict[str, list[Problem]] = {}
    of_path = {card.path: card.key for card in cards.values() if card.path}
    for problem in briefing.problems:
        if key := of_path.get(problem.path) or _key_of(problem.path, briefing):
            problems.setdefault(key, []).append(problem)
    articles = {name: mark_article(article, standing[name]) for name, article in briefing.articles.items()}
    claims_on = _gather_claims(briefing)
    ends = find_ends(briefing)
    camps = gather_camps(briefing, ends)
    catalogue = _read_catalogue(pack)
    return Library(
        briefing=briefing,
        words=read_words(pack),
        addresses=addresses,
        cards=cards,
        leading_to=gather_references(briefing),
        articles=articles,
        claims_on=claims_on,
        ends=ends,
        camps=camps,
        colours=assign_colours(ends, camps),
        problems={key: tuple(found) for key, found in problems.items()},
        broken=tuple(key for key in problems if key not in cards),
        catalogue=catalogue,
        families=_gather_families(briefing, catalogue),
        moved=_gather_moved(cards),
        origins=find_origins(briefing.cards.get("source", {})),
        replies=gather_replies(briefing, claims_on),
        turns=gather_turns(briefing, articles),
        tallies=find_tallies(briefing.cards.get("casualty", {})),
        editing=editing,
        masthead=masthead,
    )


def _gather_moved(cards: Mapping[str, Card]) -> Mapping[str, str]:
    moved = {f"{card.kind}/{old}": card.key for card in cards.values() for old in texts_of(card, "formerly")}
    return {old: key for old, key in moved.items() if old not in cards}


def _gather_claims(briefing: Briefing) -> Mapping[tuple[str, str], tuple[Card, ...]]:
    found: dict[tuple[str, str], list[Card]] = {}
    for card in briefing.cards.get("claim", {}).values():
        for evidence in evidence_of(card):
            found.setdefault((evidence.source, evidence.quote), []).append(card)
    return {words: tuple(claims) for words, claims in found.items()}


def _key_of(path: str, briefing: Briefing) -> str:
    """The ``kind/id`` a card file's path stands for; "" where it is no card's."""
    parts = PurePosixPath(path)
    kind = parts.parent.name
    return f"{kind}/{parts.stem}" if kind in briefing.kinds and parts.suffix in (".yml", ".yaml") else ""


def _read_catalogue(pack: Pack) -> Mapping[str, Mapping[str, object]]:
    try:
        entries = pack.read("lexicons/aircraft")
    except FileNotFoundError:
        return {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, Mapping)}


def _gather_families(
    briefing: Briefing, catalogue: Mapping[str, Mapping[str, object]]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for card in briefing.cards.get("aircraft", {}).values():
        entry = text_of(card, "catalogue")
        if entry in catalogue:
            found.setdefault(str(catalogue[entry].get("family", entry)), []).append(card.key)
    return {key: tuple(o for o in sorted(keys) if o != key) for keys in found.values() for key in keys}
