"""What a page shows of other cards: links, quotes in their context, chains of carriers."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.cards.card import Card
from briefing.cards.origins import list_origins
from briefing.render.address import card_path, index_path
from briefing.render.fields import evidence_of, text_of, texts_of
from briefing.render.library import Library
from briefing.render.names import find_name, find_whole
from briefing.render.passages import find_own_words
from briefing.values import Evidence, immutable

Values = Mapping[str, object]  # what a template prints, by the names it uses


@immutable
class Link:
    """A link as templates print it. `url` is "" where there is no such card; `mark` is a CSS class."""

    text: str
    url: str
    kind: str = ""
    mark: str = ""
    note: str = ""


@immutable
class Quote:
    """Verbatim words in their paragraph, and where they stand in the source.

    `lead`, `words` and `tail` are the quote: `words` what the card is about, or all of it. `is_found` is False where
    the words are not in the source, or the source is not there.
    """

    before: str
    lead: str
    words: str
    tail: str
    after: str
    url: str
    source: Link
    is_found: bool


@immutable
class View:
    """The library as seen from the page at `here`: its links start from there."""

    library: Library
    here: str

    def page(self, path: str, anchor: str = "") -> str:
        """The address of another page."""
        return self.library.addresses.between(self.here, path, anchor)

    def file(self, path: str) -> str:
        """The address of a file of the site: a script, a download."""
        return self.library.addresses.to_file(self.here, path)

    def index(self, kind: str) -> Link:
        """The link to the page that lists a kind."""
        return Link(self.library.briefing.kinds[kind].plural, self.page(index_path(kind)), kind)

    def link(self, key: str, text: str = "") -> Link:
        """The link to a card, by its former id too; without address where there is no such card."""
        key = self.library.moved.get(key, key)
        kind, _, name = key.partition("/")
        card = self.library.cards.get(key)
        if card is None:
            url = self.page(card_path(kind, name)) if key in self.library.broken else ""
            return Link(text or name, url, kind, "bf-broken" if url else "bf-missing")
        colour = self.library.colours.get(name) if kind == "actor" else None
        mark = f"bf-c{colour}" if colour is not None else ""
        return Link(text or card.title, self.page(card_path(kind, name)), kind, mark)

    def links(self, card: Card, field: str, kind: str) -> tuple[Link, ...]:
        """The links in a field of references to one kind."""
        return tuple(self.link(f"{kind}/{name}") for name in texts_of(card, field))

    def referring(self, card: Card, kind: str, *fields: str) -> list[Card]:
        """The cards of a kind that name this one, in one of the fields where some are given; each once."""
        found = {
            reference.card.key: reference.card
            for reference in self.library.leading_to.get(card.key, ())
            if reference.card.kind == kind and (not fields or reference.field in fields)
        }
        return list(found.values())

    def neighbours(self, card: Card) -> list[Card]:
        """The other cards on the sentences in which the card's quotes begin, in the order of their words."""
        found: dict[str, Card] = {}
        for evidence in evidence_of(card):
            marked = self.library.articles.get(evidence.source)
            span = next(iter(marked.find(evidence)), None) if marked else None
            own = find_own_words(card, marked.article.text, span) if marked and span else None
            sentence = marked.sentence_at((own or span).start) if marked and span else None
            found |= {key: self.library.cards[key] for key in (sentence.cards if sentence else ()) if key != card.key}
        return list(found.values())

    def claimants(self, card: Card) -> tuple[Link, ...]:
        """Those who say what the card holds; none where the source says it in its own voice.

        Where it is unclear whom the source means, its own words stand for them.
        """
        known = self.links(card, "claimants" if card.kind == "claim" else "claimed_by", "actor")
        words = text_of(card, "source_words")
        return known or ((Link(f"“{words}”", "", note=self.library.words.say("notes", "unclear")),) if words else ())

    def mark(self, card: Card) -> str:
        """The CSS class of the first claimant who has a colour; one for nobody."""
        return next((link.mark for link in self.claimants(card) if link.mark), "bf-nobody")

    def source(self, name: str) -> Link:
        """The link to a source, under the name of who published it."""
        card = self.library.cards.get(f"source/{name}")
        publisher = (text_of(card, "agency") or text_of(card, "publisher") or "the source") if card else ""
        return self.link(f"source/{name}", publisher)

    def chain(self, card: Card) -> tuple[Link, ...]:
        """Who carried the card's words, from the source in hand to the last before the claimant.

        The source is left out where it is the only one there is, and carries the claimant's words itself.
        """
        via = self.links(card, "via", "actor")
        if not via and len(self.library.briefing.cards.get("source", {})) == 1:
            return ()
        sources = tuple(dict.fromkeys(evidence.source for evidence in evidence_of(card)))[:1]
        return (*(self.source(name) for name in sources), *reversed(via))

    def origins(self, card: Card) -> str:
        """``2 sources, 1 independent origin``, for a card that stands on several; "" for one that does not."""
        sources, origins = list_origins(card, self.library.origins)
        if len(sources) < 2:
            return ""
        return f"{len(sources)} sources, {len(origins)} independent origin{'s' if len(origins) > 1 else ''}"

    def quotes(self, card: Card) -> tuple[Quote, ...]:
        """The words the card stands on, each in its paragraph; a name is marked in them, else all of them."""
        focus = text_of(card, "content") or text_of(card, "what")
        names = () if focus else (text_of(card, "designation") or card.title, *texts_of(card, "aliases"))
        return tuple(self.quote(one, focus or find_name(names, one.quote), card) for one in evidence_of(card))

    def quote(self, evidence: Evidence, focus: str = "", card: Card | None = None) -> Quote:
        """One quote in its paragraph; `focus` are words in it that its `card` is about.

        The address is that of the card's own words, where they stand in the quote, else of the quote's first sentence.
        """
        at = max(find_whole(focus, evidence.quote), evidence.quote.find(focus))
        start, end = (at, at + len(focus)) if focus and at >= 0 else (0, len(evidence.quote))
        lead, words, tail = evidence.quote[:start], evidence.quote[start:end], evidence.quote[end:]
        source = self.source(evidence.source)
        marked = self.library.articles.get(evidence.source)
        spans = marked.find(evidence) if marked else ()
        if not marked or not spans:
            return Quote("", lead, words, tail, "", "", source, is_found=False)
        text, span = marked.article.text, spans[0]
        block = marked.block_at(span.start)
        start, end = (block.span.start, max(block.span.end, span.end)) if block else (span.start, span.end)
        own = find_own_words(card, text, span) if card else None
        return Quote(
            before=text[start : span.start],
            lead=lead,
            words=words,
            tail=tail,
            after=text[span.end : end],
            url=self.passage(
                evidence.source, marked.words_anchor_at(own.start) if own else marked.anchor_at(span.start)
            ),
            source=source,
            is_found=True,
        )

    def passage(self, source: str, anchor: str) -> str:
        """The address of a place in a source; "" where the source has no card and so no page."""
        return self.page(card_path("source", source), anchor) if f"source/{source}" in self.library.cards else ""
