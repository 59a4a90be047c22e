"""Why a card is there: the rules that made it, with the words they saw."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cards.build import BuiltCard, build_with_reasons
from briefing.cards.naming import find_card
from briefing.explain.statement import explain_statement
from briefing.links.entity import Links
from briefing.links.reading import Reading
from briefing.pack import Pack
from briefing.parsing import read_decided
from briefing.pipeline import bring_together, read_closely
from briefing.project import load_project
from briefing.settings import Settings
from briefing.values import Span, Trace


def explain_card(name: str, settings: Settings) -> str:
    """What made a card: its file, then for each rule its id, where it spoke and the words it saw.

    `name` is ``kind/id``, an id that one kind alone has, or the card's file. A card that the parser would not make says
    so: a person made it, or its words are gone from the articles.

    Raises:
        CardUnknownError: no card goes by `name`, or several do.
    """
    briefing = load_project(settings)
    kind, own = find_card(name, {(card.kind, card.id): card.path for card in briefing.each_card()})
    card = briefing.cards[kind][own]
    lines = [f"{card.title}", f"  card   {card.key}", f"  file   {card.path}"]
    pack, decided = settings.layers, read_decided(settings)
    readings_of = (read_closely(article, pack) for article in briefing.articles.values())
    parse = bring_together(readings_of, pack, decided.decisions, decided.known)
    built_cards = build_with_reasons(parse.readings, parse.links, parse.facts, pack, decided.decisions, decided.known)
    made = {built.card.key: built for built in built_cards}
    built = made.get(card.key)
    if built is None:
        return "\n".join([*lines, "  No rule makes this card from the articles: a person made or renamed it."])
    readings = {reading.document.article.id: reading for reading in parse.readings}
    return "\n".join([*lines, *_reasons(built, readings, parse.links, settings.layers)])


def _reasons(built: BuiltCard, readings: dict[str, Reading], links: Links, pack: Pack) -> list[str]:
    lines: list[str] = []
    for article, trace in _traces(built, readings, links, pack):
        text = readings[article].document.text
        line, column = _place(text, trace.span)
        lines.append(f"  rule   {trace.rule}  ({readings[article].document.article.file}:{line}:{column})")
        lines.append(f"         “{_shorten(trace.span.of(text))}”")
        if trace.note:
            lines.append(f"         {trace.note}")
    return lines


def _traces(built: BuiltCard, readings: dict[str, Reading], links: Links, pack: Pack) -> Iterator[tuple[str, Trace]]:
    """Each trace of the card with its article; a claim's in full, with what decided on cue and source."""
    for article, trace in built.why:
        told: list[Trace] = []
        if built.card.kind == "claim":
            told = list(explain_statement(readings[article], links.speakers, trace.rule, trace.span, pack))
        for part in told or [trace]:
            yield article, part


def _place(text: str, span: Span) -> tuple[int, int]:
    """Line and column of the span's start in the article's text, from 1."""
    before = text[: span.start]
    return before.count("\n") + 1, span.start - before.rfind("\n")


def _shorten(words: str, most: int = 160) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
