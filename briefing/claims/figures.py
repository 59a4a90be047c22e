"""Figures: reported quantities that are not casualties. The rules are ``pack/rules/figures.yml``."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.claims.fact import Casualty, Figure
from briefing.claims.scene import Scene
from briefing.claims.shelf import Shelf
from briefing.claims.voice import find_voice
from briefing.pack import Pack
from briefing.rules.rule import read_rules
from briefing.text.passages import quote_around
from briefing.values import Span


def find_figures(scene: Scene, casualties: Sequence[Casualty], pack: Pack) -> tuple[Figure, ...]:
    """The figures of one article, in the order of the text; numbers that are tolls are left out."""
    rules = read_rules(pack, "figures", "quantity_words").narrow(scene.words, scene.overlay)
    if rules.is_empty:
        return ()
    tolls = Shelf.of((casualty.span, casualty) for casualty in casualties)
    found: dict[Span, Figure] = {}
    for sentence in scene.told:
        for match in rules.find(scene.norms, sentence.first, sentence.last, scene.overlay):
            first, last = match.parts["count"]
            number = scene.document.span_of(first, last)
            if number in found or tolls.overlapping(number):
                continue
            what = match.parts["what"]
            voice = find_voice(scene, number, pack)
            if voice is None:
                continue
            span = Span(number.start, scene.document.end_of(match.last - 1))
            found[number] = Figure(
                article=scene.article,
                count=scene.counts[number],
                what=scene.document.words_of(*what),
                span=span,
                sentence=quote_around(scene.document, sentence.span, span),
                rule=match.rule.id,
                claimed_by=voice.claimants,
                source=voice.source,
                via=voice.via,
            )
    return tuple(sorted(found.values(), key=lambda figure: figure.span))
