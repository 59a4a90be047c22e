"""Where the sources' reports come from: two papers that carry one agency's text are one origin, and so is an agency.

A source card says so in two fields that people may edit: `carries`, the source whose text it has, and `origin`, whose
report it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.cards.card import Card
from briefing.sources.article import Article
from briefing.values import Evidence


def name_origins(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, str]:
    """Whose report each article is, by its id: its agency's, else its publisher's; "" where it names neither.

    `copies` has the article whose text another carries. All that carry one text are the agency's that one of them
    credits.
    """
    listed = list(articles)
    credited: dict[str, str] = {}
    for article in listed:
        first = _first(article.id, copies)
        agency = article.agency or (article.dateline.agency if article.dateline else "")
        if agency:
            credited.setdefault(first, agency)
    for article in listed:
        if article.publisher:
            credited.setdefault(_first(article.id, copies), article.publisher)
    return {article.id: credited.get(_first(article.id, copies), "") for article in listed}


def find_origins(sources: Mapping[str, Card]) -> dict[str, str]:
    """What tells the origin of each source card from others', by the cards' ids."""
    carries = {name: str(card.values["carries"]) for name, card in sources.items() if "carries" in card.values}
    found = {}
    for name in sources:
        first = _first(name, carries)
        card = sources.get(first)
        origin = str(card.values.get("origin", "")) if card else ""
        found[name] = origin.casefold() or first
    return found


def list_origins(card: Card, origins: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The sources a card stands on, and their origins."""
    evidence = card.values.get("evidence", ())
    items = evidence if isinstance(evidence, tuple) else ()
    sources = frozenset(item.source for item in items if isinstance(item, Evidence))
    return sources, frozenset(origins.get(source, source) for source in sources)


def _first(name: str, carries: Mapping[str, str]) -> str:
    """The source at the end of a chain of those that carry another's text."""
    seen = {name}
    while (before := carries.get(name)) and before not in seen:
        seen.add(before)
        name = before
    return name
