"""The cards on disk and the articles they stand on, brought together as one briefing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from briefing.cards.briefing import Briefing
from briefing.cards.card import Card
from briefing.cards.conflicts import read_conflicting
from briefing.cards.decision_file import read_decisions
from briefing.cards.decisions import FILE
from briefing.cards.held_sheets import HeldSheets
from briefing.cards.kept_sheets import KeptSheets
from briefing.cards.kinds import read_kinds
from briefing.cards.read import read_cards
from briefing.cards.renames import PARSED
from briefing.held import Held
from briefing.pack import Pack
from briefing.sources.article import Article
from briefing.values import Problem


def load_briefing(
    cards_folder: Path,
    articles: Mapping[str, Article],
    pack: Pack,
    root: Path,
    problems: Iterable[Problem] = (),
    kept: KeptSheets | HeldSheets | None = None,
    changed: Mapping[str, bytes] | None = None,
    told: Set[str] | None = None,
    held: Held | None = None,
) -> Briefing:
    """The briefing in `cards_folder`, paths shown from `root`; the articles' `problems` come before the cards'.

    `kept`, `changed` and `told` are as in `read_cards`; `held` is what an earlier briefing of the cards was made from.
    """
    kinds = read_kinds(pack)
    read = read_cards(cards_folder, kinds, root, kept, changed, told)
    of_kind: dict[str, list[Card]] = {kind: [] for kind in kinds}
    for card in read.cards:
        of_kind[card.kind].append(card)
    cards = (held or Held()).each(_by_id, {kind: tuple(found) for kind, found in of_kind.items()})
    decisions = read_decisions(cards_folder / FILE, _show(cards_folder / FILE, root))
    return Briefing(
        kinds=kinds,
        cards=cards,
        articles=_by_source(articles, cards["source"]) if "source" in cards else articles,
        problems=(*problems, *read.problems, *decisions.problems),
        sheets=read.sheets,
        files=read.files,
        pack=pack,
        decisions=decisions,
        conflicting=read_conflicting(cards_folder / PARSED),
    )


def _by_id(*cards: Card) -> dict[str, Card]:
    return {card.id: card for card in cards}


def _show(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _by_source(articles: Mapping[str, Article], sources: Mapping[str, Card]) -> dict[str, Article]:
    """The articles by the ids their source cards have now: one that a person renamed still finds its article."""
    by_file = {article.file: article for article in articles.values()}
    found = dict(articles)
    for name, card in sources.items():
        article = by_file.get(str(card.values.get("file", "")))
        if name not in found and article:
            found[name] = article
    return found
