"""What the explorer should find, said again in plain Python, straight from the cards."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from briefing.cards.card import Card
from briefing.render.fields import count_of, evidence_of, record_of, records_of, text_of, texts_of, when_of

KINDS = ("claim", "casualty", "figure", "event")
FACETS = ("kind", "by", "act", "actor", "place", "aircraft", "dispute", "mode", "grade", "status", "source")


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks: an empty choice of kinds means all of them."""

    words: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=lambda: {"kind": frozenset({"claim"})})
    first: str = ""
    last: str = ""
    clock: str = "said"
    is_undated: bool = False
    sort: str = "sources"

    @property
    def address(self) -> str:
        """The query as links have it."""
        pairs = [(name, key) for name, keys in self.chosen.items() for key in sorted(keys)]
        pairs += [] if self.chosen.get("kind") else [("kind", "all")]
        pairs += [("words", self.words), ("from", self.first), ("to", self.last)]
        pairs += [("clock", self.clock), ("undated", "1" if self.is_undated else ""), ("sort", self.sort)]
        return urlencode([(name, value) for name, value in pairs if value])


class Plain:
    """The cards of a briefing, looked through one by one."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.all = {card.key: card for card in cards}
        claims = [card for card in self.all.values() if card.kind == "claim"]
        self.cards = [card for card in self.all.values() if card.kind in KINDS]
        self.tellings = {
            card.key: [
                claim
                for claim in claims
                if set(evidence_of(claim)) & set(evidence_of(card))
                and text_of(card, "what") in text_of(claim, "content")
            ]
            for card in self.cards
            if card.kind == "event"
        }
        self.keys = {card.key: {name: self.keys_of(card, name) for name in FACETS} for card in self.cards}
        self.texts = {card.key: fold("\n".join(self.words_of(card))) for card in self.cards}

    def title(self, kind: str, name: str) -> str:
        return self.all[f"{kind}/{name}"].title

    def claimants(self, card: Card) -> list[str]:
        if card.kind == "event":
            return [name for claim in self.tellings[card.key] for name in texts_of(claim, "claimants")]
        return [*texts_of(card, "claimants"), *texts_of(card, "claimed_by")]

    def unclear(self, card: Card) -> list[str]:
        told = self.tellings[card.key] if card.kind == "event" else [card]
        return [text_of(one, "source_words") for one in told if text_of(one, "source_words")]

    def keys_of(self, card: Card, facet: str) -> set[str]:
        about = [name.split("/") for name in texts_of(card, "about")]
        if facet == "by":
            return set(self.claimants(card)) or {"-unclear" if self.unclear(card) else "-nobody"}
        if facet == "actor":
            fields = ("claimants", "target", "via", "claimed_by", "blamed", "agent")
            return {name for of in fields for name in texts_of(card, of)} | {n for kind, n in about if kind == "actor"}
        if facet == "place":
            return {*texts_of(card, "where")} | {name for kind, name in about if kind == "place"}
        if facet == "aircraft":
            return {*texts_of(card, "means")} | {name for kind, name in about if kind == "aircraft"}
        if facet == "dispute":
            disputes = [one for one in self.all.values() if one.kind == "dispute"]
            sides = [(one.id, side["claims"]) for one in disputes for side in records_of(one, "positions")]
            return {name for name, ids in sides if card.kind == "claim" and card.id in ids}  # type: ignore[operator]
        if facet == "grade":
            return {f"{axis}-{word}" for axis, word in record_of(card, "grade").items()} or {"-ungraded"}
        if facet == "source":
            return {words.source for words in evidence_of(card)}
        return {card.kind} if facet == "kind" else {text_of(card, facet)} - {""}

    def words_of(self, card: Card) -> list[str]:
        """The words on a card's line, and the names on it."""
        names = [*self.claimants(card), *texts_of(card, "target"), *texts_of(card, "blamed"), *texts_of(card, "via")]
        words = [self.title("actor", name) for name in names]
        words += [self.title("place", name) for name in texts_of(card, "where")]
        words += [f"“{source}”" for source in self.unclear(card)]
        if card.kind != "event":
            source = self.all[f"source/{evidence_of(card)[0].source}"]
            words.append(text_of(source, "agency") or text_of(source, "publisher"))
        if count := count_of(card, "count"):
            words += [count.as_written, f"{text_of(card, 'who')} {text_of(card, 'outcome')}", text_of(card, "what")]
        return [*words, text_of(card, "content") or text_of(card, "what")]

    def day(self, card: Card, clock: str) -> str:
        if clock == "said":
            when = when_of(card, "said") or when_of(card, "when")
            return (when.value or "") if when else ""
        sources = [self.all[f"source/{words.source}"] for words in evidence_of(card)]
        whens = [when_of(source, "published") or when_of(source, "filed") for source in sources]
        return min((when.value for when in whens if when and when.value), default="")

    def fits(self, card: Card, query: Query, but: str = "") -> bool:
        """Whether a card is what a query asks for, whatever it asks of the facet `but`."""
        if not all(word in self.texts[card.key] for word in fold(query.words).split()):
            return False
        if (query.first or query.last) and but != "date":
            day = self.day(card, query.clock)
            if not (start(day) <= (query.last or "9") and end(day) >= query.first if day else query.is_undated):
                return False
        return all(not keys or name == but or keys & self.keys[card.key][name] for name, keys in query.chosen.items())

    def find(self, query: Query) -> list[Card]:
        return [card for card in self.cards if self.fits(card, query)]

    def count(self, query: Query, facet: str) -> Counter[str]:
        """How many cards there are with each choice in a facet besides those in other facets."""
        cards = [card for card in self.cards if self.fits(card, query, but=facet)]
        return Counter(key for card in cards for key in self.keys[card.key][facet])


def start(day: str) -> str:
    """The first day that a date of any precision can mean."""
    return day + "-01-01"[: 10 - len(day)]


def end(day: str) -> str:
    """The last one, or one after it."""
    return day + {4: "-12-31", 7: "-31"}.get(len(day), "")


def fold(text: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign)[0] != "M")
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", plain)).lower()
